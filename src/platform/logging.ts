import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import type { Config } from './config.js';

/** JSON lines on stdout, without the machine's name. */
export function loggerOptions({ logLevel }: Pick<Config, 'logLevel'>): FastifyServerOptions['logger'] {
  return { level: logLevel, base: { pid: process.pid }, serializers: { err: describeError } };
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
}

/**
 * Only what cannot hold personal data: errors of Postgres carry the row in `detail` and `parameters`,
 * and those of class 22 (bad data) repeat the value in their message.
 */
export function describeError(error: Error): DescribedError {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const message = /^22...$/.test(code ?? '') ? 'a value that the database does not accept' : error.message;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { type: error.constructor.name, message, code, constraint, stack: frames.join('\n') };
}

/** As Nest says that it cannot listen. */
const LISTENING = /^Error: (?:listen|getaddrinfo) E/;
/** Nest's own contexts are names of its classes; ours are words. */
const OURS = /^[a-z]/;

/** Messages of the program and of Nest through the same logger. What Nest says while wiring itself is of interest to developers only. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    this.logger[OURS.test(context ?? '') ? 'info' : 'debug']({ context }, String(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, String(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ context: contextOf(rest) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: contextOf(rest) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    // Told once, with its remedy, by who started the program.
    if (context === 'NestApplication' && LISTENING.test(String(message))) return;
    const err = [message, ...rest].find((part) => part instanceof Error);
    if (err) this.logger.error({ err, context }, 'unexpected error');
    else this.logger.error({ context }, String(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

/** Nest passes the context last. */
function contextOf(rest: unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}
