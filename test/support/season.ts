import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '../../src/platform/config.js';
import { MovableClock } from '../../src/platform/clock.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { loadSample, movedPlan, type Sample } from '../../src/sample/sample.season.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import type { Campaign } from '../../src/domain/campaign.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { freshDatabase, type FreshDatabase } from './database.js';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

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
    const response = await fetch(`${this.url}${path.startsWith('/') ? '' : '/api/v1/'}${path}`, {
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
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text) as Body,
    };
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

/** The whole program on a database of its own, with the sample season and a clock that stands until it is moved. */
export class Season {
  private readonly clients = new Map<string, Promise<Client>>();

  private constructor(
    readonly server: RunningServer,
    readonly app: NestFastifyApplication,
    readonly clock: MovableClock,
    readonly sample: Sample,
    readonly database: FreshDatabase,
    private readonly folder: string,
  ) {}

  static async start(options: { now?: string; plan?: (today: string) => Campaign } = {}): Promise<Season> {
    const database = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-season-'));
    const clock = new MovableClock(new Date(options.now ?? '2026-03-02T02:00:00Z'));
    const config = {
      ...loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', TRUST_PROXY: 'true' }),
      ...{ port: 0, databaseUrl: database.appUrl, databaseOwnerUrl: database.ownerUrl },
    };
    let app: NestFastifyApplication | undefined;
    let sample: Sample | undefined;
    const server = await startServer({ config, clock }, async (started) => {
      app = started;
      sample = await loadSample(started, options.plan ?? movedPlan);
    });
    return new Season(server, app!, clock, sample!, database, folder);
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Signed in once, from an address of his own. */
  as(username: string): Promise<Client> {
    const known = this.clients.get(username) ?? this.signIn(username);
    this.clients.set(username, known);
    return known;
  }

  async signIn(username: string): Promise<Client> {
    const nobody = new Client(this.server.url, null);
    const address = { 'x-forwarded-for': `10.1.0.${this.clients.size + 1}` };
    const body = { username, password: SAMPLE_PASSWORD };
    const { token } = await nobody.post<{ token: string }>('sessions', body, address);
    return new Client(this.server.url, token);
  }

  get nobody(): Client {
    return new Client(this.server.url, null);
  }

  /** Everything that is due has been delivered. */
  settled(): Promise<unknown> {
    return this.app.get(OutboxRelay, { strict: false }).drain();
  }
}
