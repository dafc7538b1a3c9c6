import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { header } from './header.enhancer.js';
import type { FastifyRequest } from 'fastify';
import { wrongField } from './input.pipe.js';

/** The version that the sender saw, as a number with or without quotes; null where he does not say. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number | null => {
    const value = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (value === undefined) return null;
    const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(value)?.[1];
    if (version === undefined) throw wrongField('If-Match', 'value.malformed');
    return Number(version);
  },
  [header('If-Match', 'The version that the sender saw; another one is refused with who did what and when.')],
);
