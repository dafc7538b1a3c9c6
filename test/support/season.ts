import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig, type Config } from '../../src/platform/config.js';
import { MovableClock } from '../../src/platform/clock.js';
import type { PlatformOptions } from '../../src/platform/platform.module.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { loadSample, movedPlan, type Sample } from '../../src/sample/sample.season.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import type { Campaign } from '../../src/domain/campaign.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { Client } from './client.js';
import { freshDatabase, type FreshDatabase } from './database.js';

/** The LibreOffice of this machine. */
export const SOFFICE = process.env.SOFFICE_PATH || '/usr/bin/soffice';

/** The whole program on a database of its own, with the sample season and a clock that stands until it is moved. */
export class Season {
  private readonly clients = new Map<string, Promise<Client>>();

  private constructor(
    public server: RunningServer,
    readonly clock: MovableClock,
    readonly sample: Sample,
    readonly database: FreshDatabase,
    private readonly folder: string,
    private readonly config: Config,
  ) {}

  get app(): NestFastifyApplication {
    return this.server.app;
  }

  static async start(
    options: {
      now?: string;
      plan?: (today: string) => Campaign;
      bounds?: PlatformOptions['bounds'];
      /** Whether papers can be had as PDF. */
      office?: boolean;
    } = {},
  ): Promise<Season> {
    const database = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-season-'));
    const clock = new MovableClock(new Date(options.now ?? '2026-03-02T02:00:00Z'));
    const config = {
      ...loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', TRUST_PROXY: 'true' }),
      sofficePath: options.office ? SOFFICE : undefined,
      ...{ port: 0, databaseUrl: database.appUrl, databaseOwnerUrl: database.ownerUrl },
    };
    let sample: Sample | undefined;
    const server = await startServer({ config, clock, bounds: options.bounds }, async (app) => {
      sample = await loadSample(app, options.plan ?? movedPlan);
    });
    return new Season(server, clock, sample!, database, folder, config);
  }

  /** The program is stopped and, when `meanwhile` is over, started again at its address and on its data. */
  async restart(meanwhile: () => Promise<unknown>): Promise<void> {
    const port = Number(new URL(this.server.url).port);
    await this.server.close();
    await meanwhile();
    this.server = await startServer({ config: { ...this.config, port }, clock: this.clock });
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
    return new Client(this.server.url, await this.tokenFor(username));
  }

  /** A session of his own. */
  async tokenFor(username: string): Promise<string> {
    const nobody = new Client(this.server.url, null);
    const address = { 'x-forwarded-for': `10.1.0.${this.clients.size + 1}` };
    const body = { username, password: SAMPLE_PASSWORD };
    const { token } = await nobody.post<{ token: string }>('sessions', body, address);
    return token;
  }

  /** Sessions that the clock has outlived are forgotten. */
  forget(): void {
    this.clients.clear();
  }

  get nobody(): Client {
    return new Client(this.server.url, null);
  }

  /** Everything that is due has been delivered. */
  settled(): Promise<unknown> {
    return this.app.get(OutboxRelay, { strict: false }).drain();
  }
}
