import type { ProblemDocument } from '../api/problem.ts';
import { LineLost, Problem } from '../api/problem.ts';
import { language } from '../words/words.ts';

export const LARGEST = 20 * 1024 * 1024;
export const FILES = '.pdf,.docx,.jpg,.jpeg,.png,image/jpeg,image/png';

export interface Upload {
  path: string;
  fields: Record<string, string>;
  file: File;
  key: string;
  /** The part that has gone out, from 0 to 1. */
  onProgress: (part: number) => void;
}

/** Sends a file and tells how much of it has gone out, which `fetch` cannot. */
export function upload({ path, fields, file, key, onProgress }: Upload): Promise<void> {
  const body = new FormData();
  // The file goes last: what it is about is known before it streams.
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('accept-language', language());
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => (request.status < 300 ? done() : failed(refusalOf(request))));
    request.addEventListener('error', () => failed(new LineLost()));
    request.addEventListener('abort', () => failed(new LineLost()));
    request.send(body);
  });
}

function refusalOf(request: XMLHttpRequest): Error {
  const isOurs = request.getResponseHeader('content-type')?.startsWith('application/problem+json');
  return isOurs ? new Problem(JSON.parse(request.responseText) as ProblemDocument) : new LineLost();
}
