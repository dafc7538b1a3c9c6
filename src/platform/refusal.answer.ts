import type { IncomingHttpHeaders } from 'node:http';
import type { Refused } from '../domain/refusals.js';
import { preferredLanguage } from './language.js';
import { problemDocument } from './problem-document.js';

export interface RefusalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The one form in which a request is told no. */
export function refusalAnswer(
  told: Refused,
  { headers, id }: { headers: IncomingHttpHeaders; id: string },
): RefusalAnswer {
  const language = preferredLanguage(headers['accept-language']);
  const body = problemDocument(told, language, id);
  return {
    status: body.status,
    headers: {
      ...headersFor(body.status, body.params),
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'accept-language',
      'cache-control': 'no-store',
    },
    text: JSON.stringify(body),
  };
}

/** A 401 names how to sign in, a 429 or 503 when to come back. */
function headersFor(status: number, { seconds }: { seconds?: unknown }): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer realm="vinhdanh"' };
  if (status === 429 || status === 503) return { 'retry-after': String(typeof seconds === 'number' ? seconds : 5) };
  return {};
}
