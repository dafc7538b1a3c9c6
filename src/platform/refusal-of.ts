import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused, refused } from '../domain/refusals.js';
import { databaseRefusal } from './database-refusal.js';

/** The largest file that is taken, in megabytes. */
export const FILE_LIMIT_MB = 20;

const TOO_LARGE_FILE = /^(FST_REQ_FILE_TOO_LARGE|LIMIT_FILE_SIZE|File too large)$/;

/** The refusal that an error is told as; undefined where it is a fault of the program. */
export function refusalOf(error: unknown, request: FastifyRequest): Refused | undefined {
  if (error instanceof Refused) return error;
  const status = statusOf(error);
  if (status !== undefined && status < 500) return ofStatus(status, error, request);
  return databaseRefusal(error);
}

/** Of an exception of Nest, or an error of Fastify and its plugins. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return typeof statusCode === 'number' && String(code).startsWith('FST_') ? statusCode : undefined;
}

function ofStatus(status: number, error: unknown, request: FastifyRequest): Refused {
  switch (status) {
    case 401:
      return refused('session.missing');
    case 404:
      return refused('notFound');
    case 405:
      return refused('request.notAllowed');
    case 413:
      return isFileTooLarge(error)
        ? refused('file.tooLarge', { limit: FILE_LIMIT_MB })
        : refused('request.tooLarge', { limit: bytes(bodyLimit(request)) });
    case 415:
      return refused('request.mediaType');
    default:
      return refused('request.malformed');
  }
}

function isFileTooLarge(error: unknown): boolean {
  const { code, message, cause } = error as { code?: string; message?: string; cause?: { code?: string } };
  return [code, message, cause?.code].some((word) => TOO_LARGE_FILE.test(word ?? ''));
}

const bodyLimit = (request: FastifyRequest): number =>
  request.routeOptions?.bodyLimit ?? request.server.initialConfig.bodyLimit ?? 0;

const bytes = (count: number): string => (count >= 1 << 20 ? `${count >> 20} MB` : `${count >> 10} kB`);
