import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Opened } from './session.store.js';

/** Over https the prefix makes browsers refuse the cookie from anybody but this very host. */
const nameFor = ({ protocol }: FastifyRequest): string => (protocol === 'https' ? '__Host-vinhdanh' : 'vinhdanh');

const attributes = ({ protocol }: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'strict', path: '/', secure: protocol === 'https' }) as const;

export const cookieToken = (request: FastifyRequest): string | undefined => request.cookies?.[nameFor(request)];

export function setCookie(request: FastifyRequest, reply: FastifyReply, { token, expiresAt }: Opened): void {
  void reply.setCookie(nameFor(request), token, { ...attributes(request), expires: expiresAt });
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(nameFor(request), attributes(request));
}
