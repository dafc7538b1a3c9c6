import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

const ASKED_EVERY = 100;

interface Upstream {
  readonly url: string;
  readonly agent: Agent;
  ready: boolean;
}

/**
 * A plain proxy: requests in turn to each server that says it is ready, over connections that it keeps. Only what a server
 * has not taken, because nobody listens there, is given to the next; any other break is a 502.
 */
export class Proxy {
  /** How many answers were of its own making: 502 or 503. */
  failed = 0;
  private turn = 0;
  private asking?: NodeJS.Timeout;

  private constructor(
    private readonly server: Server,
    private readonly upstreams: readonly Upstream[],
  ) {}

  static async before(urls: readonly string[]): Promise<Proxy> {
    const server = createServer();
    const upstreams = urls.map((url) => ({ url, agent: new Agent({ keepAlive: true }), ready: true }));
    const proxy = new Proxy(server, upstreams);
    server.on('request', (asked, answer) => void proxy.pass(asked, answer));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy.asking = setInterval(() => upstreams.forEach(ask), ASKED_EVERY);
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    clearInterval(this.asking);
    for (const { agent } of this.upstreams) agent.destroy();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bytesOf(asked).catch(() => undefined);
    if (!body) return;
    for (const upstream of this.inTurn()) {
      const outcome = await forward(upstream, asked, body, answer);
      if (outcome === 'passed') return;
      if (outcome === 'broken') return this.fail(answer, 502);
      upstream.ready = false;
    }
    this.fail(answer, 503);
  }

  /** Those that are ready, from the next one on; when none is, all of them. */
  private inTurn(): Upstream[] {
    const ready = this.upstreams.filter((one) => one.ready);
    const some = ready.length > 0 ? ready : this.upstreams;
    const first = this.turn++ % some.length;
    return [...some.slice(first), ...some.slice(0, first)];
  }

  private fail(answer: ServerResponse, status: number): void {
    this.failed += 1;
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(status, { via: '1.1 proxy' }).end();
  }
}

function forward(
  { url, agent }: Upstream,
  asked: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
): Promise<'passed' | 'refused' | 'broken'> {
  return new Promise((resolve) => {
    const { method = 'GET', headers, url: path = '/' } = asked;
    const passed = request(new URL(path, url), { method, headers: { ...headers, connection: 'keep-alive' }, agent });
    passed.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'));
    passed.on('response', (response) => {
      const { connection: _, 'keep-alive': __, ...kept } = response.headers;
      bytesOf(response).then(
        (bytes) => {
          answer.writeHead(response.statusCode ?? 502, kept).end(bytes);
          resolve('passed');
        },
        () => resolve('broken'),
      );
    });
    passed.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function ask(upstream: Upstream): void {
  const asked = request(new URL('/health/ready', upstream.url), { agent: false, timeout: 2_000 });
  asked.on('timeout', () => asked.destroy());
  asked.on('error', () => (upstream.ready = false));
  asked.on('response', (response) => {
    upstream.ready = response.statusCode === 200;
    response.resume();
  });
  asked.end();
}
