import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Session } from './session.store.js';
import type { SignedIn } from './signed-in.js';

const sessionOf = (context: ExecutionContext): Session => {
  const { session } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!session) throw new Error('a public route has no current person');
  return session;
};

/** The person behind the request, on any route that is not public. */
export const CurrentPerson = createParamDecorator((_: unknown, context): SignedIn => sessionOf(context).person);

export const CurrentSession = createParamDecorator((_: unknown, context): Session => sessionOf(context));
