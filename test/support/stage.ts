import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { Client as Postgres } from 'pg';
import { AppModule } from '../../src/app.module.js';
import { loadConfig } from '../../src/platform/config.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import { loadSample, type Sample } from '../../src/sample/sample.season.js';
import { Client } from './client.js';
import type { FreshDatabase } from './database.js';
import type { Season } from './season.js';
import { Ledger, StubbornClient } from './stubborn.client.js';

/** The sample season on a database whose servers are processes of their own, and its people, who ask until they are answered. */
export class Stage {
  readonly ledger = new Ledger();
  readonly clock = { now: () => new Date() };
  private readonly clients = new Map<string, Promise<Client>>();
  private readonly tokens = new Map<string, string>();
  /** Where they ask. */
  url = '';
  /** How long they wait for an answer; longer than a server that works needs to give one. */
  patience = 60_000;
  /** Where their servers keep the keys of urns. */
  keyDir: string;

  private constructor(
    readonly database: FreshDatabase,
    readonly sample: Sample,
    readonly folder: string,
    /** The last transaction before anybody acted. */
    readonly since: string,
  ) {
    this.keyDir = join(folder, 'keys');
  }

  static async set(database: FreshDatabase): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-stage-'));
    const { appUrl: databaseUrl, ownerUrl: databaseOwnerUrl } = database;
    const config = { ...loadConfig({ DATA_DIR: folder }), databaseUrl, databaseOwnerUrl };
    const app = await NestFactory.createApplicationContext(AppModule.forRoot({ config }), { logger: false });
    const sample = await loadSample(app);
    await app.close();
    const [row] = await onceAt<{ since: string }>(database, 'SELECT pg_current_xact_id()::text AS since');
    return new Stage(database, sample, folder, row!.since);
  }

  /** As the stories of a season take it: they ask for people, the sample, the time, and that all has been delivered. */
  get season(): Season {
    return this as unknown as Season;
  }

  as(username: string): Promise<Client> {
    const known = this.clients.get(username) ?? this.signIn(username);
    this.clients.set(username, known);
    return known;
  }

  /** Everybody who will act has signed in, so that no storm is spent on passwords. */
  async everybody(): Promise<void> {
    for (const username of Object.keys(this.sample.people)) await this.as(username);
  }

  /** For one who does not ask twice. */
  async tokenOf(username: string): Promise<string> {
    await this.as(username);
    return this.tokens.get(username)!;
  }

  private async signIn(username: string): Promise<Client> {
    const body = { username, password: SAMPLE_PASSWORD };
    const { token } = await new Client(this.url, null).post<{ token: string }>('sessions', body);
    this.tokens.set(username, token);
    return new StubbornClient(this.url, token, this.sample.people[username]!, this.ledger, () => this.patience);
  }

  /** As superuser, on a connection of its own. */
  readonly query = <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
    onceAt<Row>(this.database, text, values);

  /** Milliseconds until nothing was left to deliver; fails when that takes longer than `within`. */
  async settled(within = 20_000): Promise<number> {
    const begun = performance.now();
    while (performance.now() < begun + within) {
      const open = await this.query('SELECT id FROM outbox WHERE done_at IS NULL LIMIT 1').catch(() => ['?']);
      if (open.length === 0) return performance.now() - begun;
      await pause(20);
    }
    const left = await this.query('SELECT kind, attempts, last_error, next_at FROM outbox WHERE done_at IS NULL');
    throw new Error(`not delivered within ${within} ms: ${JSON.stringify(left)}`);
  }

  async strike(): Promise<void> {
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function onceAt<Row>({ superuserUrl }: FreshDatabase, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Postgres({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
}
