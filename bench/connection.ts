import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  /** In seconds, where the server says when to come back. */
  retryAfter: number | null;
  body: string;
}

const HEAD_END = '\r\n\r\n';

/**
 * One connection that stays open and carries one request at a time. It reads no more of HTTP than the server under
 * test speaks, so that the load takes little of the processor that it shares with that server.
 */
export class Connection {
  private received = '';
  private answered?: (answer: Answer) => void;
  private failed?: (error: Error) => void;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text: string) => this.take(text));
    const lost = () => this.failed?.(new Error('the connection was closed before its answer'));
    socket.on('error', lost).on('close', lost).on('end', lost);
  }

  static async to(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  send(request: string): Promise<Answer> {
    if (this.socket.destroyed) return Promise.reject(new Error('the connection was closed'));
    return new Promise((answered, failed) => {
      this.answered = answered;
      this.failed = failed;
      this.socket.write(request);
    });
  }

  close(): void {
    this.failed = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const end = this.received.indexOf(HEAD_END);
    if (end < 0) return;
    const head = this.received.slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const from = end + HEAD_END.length;
    if (this.received.length < from + length) return;
    const body = this.received.slice(from, from + length);
    this.received = '';
    const retryAfter = /retry-after: (\d+)/i.exec(head)?.[1];
    const done = this.answered;
    this.answered = this.failed = undefined;
    done?.({ status: Number(head.slice(9, 12)), retryAfter: retryAfter ? Number(retryAfter) : null, body });
  }
}

/** A request with a body of JSON, as it goes over the line. */
export function post(path: string, headers: Record<string, string>, body: unknown): string {
  const text = JSON.stringify(body);
  const lines = Object.entries({ host: 'bench', 'content-type': 'application/json', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
