import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refused } from '../domain/refusals.js';
import { refuseUnreadable } from './input.pipe.js';

const CHARSET = /;\s*charset\s*=\s*"?([\w-]+)"?/i;

/** Bodies are JSON in UTF-8, read strictly: what is not UTF-8 would be stored as question marks in somebody's name. */
export function takeJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decoded(request, body as Buffer);
    if (text instanceof Error) return done(text);
    return parse(request, text, (error, value) => done(error ?? unreadable(value), value));
  });
}

function decoded({ headers }: FastifyRequest, body: Buffer): string | Error {
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) return refused('request.mediaType');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return refused('request.malformed');
  }
}

function unreadable(value: unknown): Error | null {
  try {
    refuseUnreadable(value);
    return null;
  } catch (error) {
    return error as Error;
  }
}
