import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { refused } from '../domain/refusals.js';
import { newRequestId } from './random.js';
import { problemDocument } from './problem-document.js';

/** What Node's parser cannot read never becomes a request: it is refused in the same form as everything else. */
export function refuseUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request.tooSlow' : 'request.malformed';
  const body = problemDocument(refused(code), 'vi', newRequestId());
  const text = JSON.stringify(body);
  socket.end(
    [
      `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(text)}`,
      'connection: close',
      '',
      text,
    ].join('\r\n'),
  );
}
