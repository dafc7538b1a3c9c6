import { Agent, request } from 'node:http';

/** A request as its bytes go out; the body is written as Latin-1, one letter for each byte. */
export interface Outgoing {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

export interface Incoming {
  status: number;
  type: string;
  text: string;
}

/** How long a reader waits who then goes away. Milliseconds after the whole request has left. */
export type Patience = number;

/** Connections that are kept open, as many as are given; whoever sends more waits for a free one. */
export class Wire {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** The answer; undefined where the reader went away before it came: what became of the request he does not know. */
  send({ method, path, headers, body }: Outgoing, patience?: Patience): Promise<Incoming | undefined> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, headers, agent: this.agent });
      let gone = false;
      const leave = () => {
        gone = true;
        sent.destroy();
        resolve(undefined);
      };
      sent.on('finish', () => patience !== undefined && setTimeout(leave, patience));
      sent.on('error', (error) => !gone && reject(error));
      sent.on('response', (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', (error) => !gone && reject(error));
        answer.on('end', () => {
          const type = answer.headers['content-type'] ?? '';
          resolve({ status: answer.statusCode!, type, text: Buffer.concat(parts).toString() });
        });
      });
      sent.end(body === null ? undefined : Buffer.from(body, 'latin1'));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** A text as the wire carries it. */
export const inBytes = (text: string): string => Buffer.from(text).toString('latin1');

export const jsonBody = (body: unknown): Pick<Outgoing, 'body'> & { headers: Record<string, string> } => ({
  headers: { 'content-type': 'application/json' },
  body: inBytes(JSON.stringify(body)),
});
