import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { hash } from '@node-rs/argon2';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { Role } from '../../src/domain/vocabulary.js';
import { PeopleModule } from '../../src/people/people.module.js';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { EdgeModule } from '../../src/platform/edge.module.js';
import { secureHttp } from '../../src/platform/http-security.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { frameworkErrors } from '../../src/platform/refusal.filter.js';
import { newId } from '../../src/platform/random.js';

export const PASSWORD = 'vinh-danh-demo';
const passwordHash = hash(PASSWORD);

@Module({})
class ProgramOfPeople {
  static on(databaseUrl: string, clock: MovableClock, controllers: Type[]): DynamicModule {
    const config = { ...loadConfig({ TRUST_PROXY: 'true' }), databaseUrl };
    const imports = [PlatformModule.forRoot({ config, clock }), EdgeModule, PeopleModule];
    return { module: ProgramOfPeople, imports, controllers };
  }
}

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}

export interface Sent {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** People over HTTP, without the rest of the program; the clock stands until moved. */
export class PeopleProgram {
  readonly clock: MovableClock;
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: Database,
    clock: MovableClock,
  ) {
    this.clock = clock;
  }

  static async start(databaseUrl: string, controllers: Type[] = []): Promise<PeopleProgram> {
    const clock = new MovableClock(new Date('2025-10-01T01:00:00Z'));
    const adapter = new FastifyAdapter({ trustProxy: true, bodyLimit: 65_536, frameworkErrors });
    const module = ProgramOfPeople.on(databaseUrl, clock, controllers);
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
      logger: false,
      abortOnError: false,
    });
    await secureHttp(adapter.getInstance<FastifyInstance>(), { ...loadConfig({}), trustProxy: true });
    await app.listen(0, '127.0.0.1');
    return new PeopleProgram(app, app.get(Database), clock);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  async send(route: string, { token, body, headers = {} }: Sent = {}): Promise<Answer> {
    const [method, url] = route.split(' ') as ['GET', string];
    const sent = new Headers(body === undefined ? {} : { 'content-type': 'application/json' });
    if (token) sent.set('authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    const response = await fetch(`${await this.app.getUrl()}${url}`, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: sent,
    });
    const text = await response.text();
    const answer = text === '' ? {} : (JSON.parse(text) as Answer['body']);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: answer };
  }

  /** Each call from an address of its own, so that one test's failures do not count for another. */
  signIn(
    username: string,
    secret: object = { password: PASSWORD },
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const address = { 'x-forwarded-for': `10.0.${Math.floor(calls / 250)}.${(calls++ % 250) + 1}` };
    return this.send('POST /sessions', { body: { username, ...secret }, headers: { ...address, ...headers } });
  }

  async tokenOf(username: string): Promise<string> {
    const { status, body } = await this.signIn(username);
    if (status !== 201) throw new Error(`${username} is not let in: ${JSON.stringify(body)}`);
    return body['token'] as string;
  }

  async organisation(code: string): Promise<string> {
    const id = newId(this.clock.now());
    await this.database.query(`INSERT INTO organisation (id, code, name, kind) VALUES ($1, $2, $3, 'commune')`, [
      id,
      code,
      `Xã ${code}`,
    ]);
    return id;
  }

  async person(username: string, organisationId: string, ...roles: Role[]): Promise<string> {
    const id = newId(this.clock.now());
    await this.database.query(
      `INSERT INTO person (id, username, full_name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, username, `Người ${username}`, await passwordHash, this.clock.now()],
    );
    for (const role of roles)
      await this.database.query('INSERT INTO role (id, organisation_id, person_id, role) VALUES ($1, $2, $3, $4)', [
        newId(this.clock.now()),
        organisationId,
        id,
        role,
      ]);
    return id;
  }
}

let calls = 0;

/** What of a refusal is compared: its status, its code and its parameters. */
export const refusal = ({ status, body: { code, params } }: Answer): unknown => [status, code, params];

/** What was wrong with a form, and where. */
export const problemsOf = ({ body }: Answer): unknown[] =>
  (body['problems'] as { path: string; code: string }[]).map(({ path, code }) => [path, code]);
