import { newToken } from '../platform/random.js';
import { SAMPLE_PASSWORD } from '../sample/sample.people.js';

/** One person of the demo, over HTTP like anybody. */
export class DemoClient {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, username: string): Promise<DemoClient> {
    const { token } = await new DemoClient(url, '').send<{ token: string }>('POST', 'sessions', {
      username,
      password: SAMPLE_PASSWORD,
    });
    return new DemoClient(url, token);
  }

  /** The body of a 2xx answer; any other ends the demo with what it says. */
  async send<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.ask<Body>(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} → ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** A file, under the name that it is to be saved by. */
  async file(path: string): Promise<{ name: string; bytes: Buffer }> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    if (!response.ok) throw new Error(`GET ${path} → ${response.status} ${await response.text()}`);
    const [, name = 'paper'] =
      /filename\*=UTF-8''([^;]*)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
    return { name: decodeURIComponent(name), bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async ask<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': newToken() }),
      },
    });
    return { status: response.status, body: (await response.json()) as Body };
  }
}
