import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MovableClock } from '../platform/clock.js';
import { loadConfig } from '../platform/config.js';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.js';
import { migrate } from '../platform/migrate.js';
import { OutboxRelay } from '../platform/outbox.relay.js';
import type { Campaign } from '../domain/campaign.js';
import { loadSample, type Sample } from '../sample/sample.season.js';
import { startServer, type RunningServer } from '../server.js';
import { DemoClient } from './demo.client.js';

/** A server of its own on a database of its own, with a clock that the demo moves. */
export class Stage {
  private readonly clients = new Map<string, DemoClient>();
  /** The lists that units handed in. */
  readonly nominations: string[] = [];
  differences = 0;

  private constructor(
    readonly server: RunningServer,
    readonly clock: MovableClock,
    readonly sample: Sample,
    private readonly end: () => Promise<void>,
  ) {}

  static async set(now: string, plan: (today: string) => Campaign): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-demo-'));
    chmodSync(folder, 0o711);
    const postgres = await startEmbeddedPostgres(join(folder, 'data'), { fsync: false });
    await migrate(postgres.ownerUrl, postgres.appUrl);
    const clock = new MovableClock(new Date(now));
    const asked = loadConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' }, false);
    const { sofficePath } = loadConfig();
    const config = {
      ...asked,
      sofficePath,
      port: 0,
      databaseUrl: postgres.appUrl,
      databaseOwnerUrl: postgres.ownerUrl,
    };
    let sample: Sample | undefined;
    const server = await startServer({ config, clock }, async (app) => {
      sample = await loadSample(app, plan);
    });
    return new Stage(server, clock, sample!, async () => {
      await server.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  async as(username: string): Promise<DemoClient> {
    const known = this.clients.get(username) ?? (await DemoClient.signIn(this.server.url, username));
    this.clients.set(username, known);
    return known;
  }

  moveTo(now: string, why: string): void {
    this.clock.moveTo(now);
    this.say(`— ${now.slice(0, 10)}: ${why}`);
    this.clients.clear();
  }

  async delivered(): Promise<void> {
    await this.server.app.get(OutboxRelay, { strict: false }).drain();
  }

  say(text: string): void {
    console.log(text);
  }

  /** What is expected and what is there, side by side; the demo fails at its end where they differ. */
  expect(what: string, found: unknown, expected: unknown): void {
    const same = isDeepStrictEqual(found, expected);
    if (!same) this.differences += 1;
    const told = typeof found === 'string' ? found : JSON.stringify(found);
    this.say(`  ${same ? '✓' : '✗'} ${what}: ${told}${same ? '' : ` (expected ${JSON.stringify(expected)})`}`);
  }

  close(): Promise<void> {
    return this.end();
  }
}
