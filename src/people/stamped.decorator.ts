import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { header } from '../platform/header.enhancer.js';
import { wrongField } from '../platform/input.pipe.js';
import { stampOf, type Stamp } from '../platform/once.js';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** An id in capitals is the same id; a code of the plan has none. */
const small = (param: unknown): string => String(param).toLowerCase();

/** By what a repeated request is known: the person, the route with its ids, the Idempotency-Key, and what was asked. */
export const Stamped = createParamDecorator(
  (_: unknown, context: ExecutionContext): Stamp => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'] ?? null;
    if (key !== null && (typeof key !== 'string' || !KEY.test(key)))
      throw wrongField('Idempotency-Key', 'value.malformed');
    const route = [
      request.method,
      request.routeOptions.url,
      ...Object.values(request.params as object).map(small),
    ].join(' ');
    const asked = [request.body, request.headers['if-match'] ?? null];
    return stampOf(request.session!.person.personId, route, key, asked);
  },
  [header('Idempotency-Key', 'The same key with the same request is done once, and answered the same, for a day.')],
);
