import { randomUUID } from 'node:crypto';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

/** One request with its answer, as the contract is judged by. */
export interface Sent {
  method: string;
  path: string;
  /** What was sent with it. */
  request: unknown;
  status: number;
  type: string;
  body: unknown;
}

/** Where every answer is noted, when a test asks for it. */
export const journal: { answers: Sent[] | undefined } = { answers: undefined };

/** One person at his own browser: signed in, every mutating request with a key of its own unless one is given. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly token: string | null,
  ) {}

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const form = body instanceof FormData;
    const address = `${path.startsWith('/') ? '' : '/api/v1/'}${path}`;
    const response = await fetch(`${this.url}${address}`, {
      method,
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
        ...headers,
      },
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const isJson = /json/.test(type);
    const read = (isJson && text ? JSON.parse(text) : text) as Body;
    journal.answers?.push({ method, path: address, request: body, status: response.status, type, body: read });
    return { status: response.status, headers: response.headers, body: read };
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Body> {
    return this.ok('GET', path);
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    headers?: Record<string, string>,
  ): Promise<Body> {
    return this.ok('POST', path, body, headers);
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>): Promise<Body> {
    return this.ok('PUT', path, body, headers);
  }

  /** A file, as it is saved. */
  async file(path: string): Promise<{ bytes: Buffer; name: string; type: string }> {
    const headers = { authorization: `Bearer ${this.token ?? ''}` };
    const response = await fetch(`${this.url}/api/v1/${path}`, { headers });
    if (!response.ok) throw new Error(`GET ${path} → ${response.status} ${await response.text()}`);
    const [, name = ''] = /filename\*=UTF-8''([^;]*)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
    const type = response.headers.get('content-type') ?? '';
    return { bytes: Buffer.from(await response.arrayBuffer()), name: decodeURIComponent(name), type };
  }

  /** An answer as it comes, asked with these headers. */
  async raw(path: string, headers: Record<string, string>) {
    const own = { authorization: `Bearer ${this.token ?? ''}`, ...headers };
    const answer = await fetch(`${this.url}/api/v1/${path}`, { headers: own });
    return {
      status: answer.status,
      headers: answer.headers,
      bytes: async () => Buffer.from(await answer.arrayBuffer()),
    };
  }

  /** The answer's body; an answer that is not 2xx ends the test with what it says. */
  async ok<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Body> {
    const answer = await this.send<Body>(method, path, body, headers);
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} → ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** The code and status of a refusal; an answer that is none ends the test. */
  async refused(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<[number, string]> {
    const answer = await this.send<{ code: string }>(method, path, body, headers);
    if (answer.status < 400) throw new Error(`${method} ${path} was not refused: ${JSON.stringify(answer.body)}`);
    return [answer.status, answer.body.code];
  }
}
