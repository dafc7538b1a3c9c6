import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { refused } from '../domain/refusals.js';
import { newRequestId } from './random.js';
import { refusalAnswer } from './refusal.answer.js';

/** What Node's parser cannot read never becomes a request: it is refused in the same form as everything else. */
export function refuseUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request.tooSlow' : 'request.malformed';
  const id = newRequestId();
  const { status, headers, text } = refusalAnswer(refused(code), { headers: {}, id });
  const told = { ...headers, 'x-request-id': id, 'content-length': Buffer.byteLength(text), connection: 'close' };
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n'));
}
