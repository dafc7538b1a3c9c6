import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refused, type Refused } from '../domain/refusals.js';
import { describeError } from './logging.js';
import { Metrics } from './metrics.js';
import { refusalAnswer } from './refusal.answer.js';
import { refusalOf } from './refusal-of.js';

/** The one place where an error becomes an answer: a coded refusal, or server.fault with nothing of its cause. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly metrics: Metrics) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const told = refusalOf(error, request) ?? refused('server.fault', { requestId: request.id });
    if (told !== error) log(error, told, request);
    this.metrics.commandRefused(told.refusal.code);
    if (reply.sent) reply.raw.destroy();
    else answer(told, request, reply);
  }
}

/** For Fastify's `frameworkErrors`: an address that cannot be read is refused by its router, before Nest. */
export function frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  answer(refusalOf(error, request) ?? refused('request.malformed'), request, reply);
}

/** What the client did wrong is no news; what the database refused or the program did not foresee is. */
function log(error: unknown, told: Refused, request: FastifyRequest): void {
  const { code } = told.refusal;
  const err = error instanceof Error ? error : new Error('something that is no error was thrown');
  const cause = err.cause instanceof Error ? describeError(err.cause) : undefined;
  if (code === 'server.fault') request.log.error({ err, cause }, 'unexpected error');
  else if (code === 'server.busy') request.log.warn({ err, cause }, 'busy');
  // The words of what was refused may repeat an address or a field name that a person typed.
  else request.log.debug({ code, type: err.constructor.name }, 'refused');
}

function answer(told: Refused, request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, text } = refusalAnswer(told, request);
  void reply.status(status).headers(headers).send(text);
}
