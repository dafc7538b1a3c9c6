import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { migrate } from '../../src/platform/migrate.js';
import { postgresAccount, runAs } from '../../src/platform/postgres-account.js';
import { postgresBinaries } from '../../src/platform/postgres-binaries.js';
import { DATABASE } from '../../src/platform/postgres-roles.js';
import type { FreshDatabase } from './database.js';

/** A Postgres of a test's own, migrated, that may be struck down and started again at its address. It keeps fsync on. */
export class OwnPostgres {
  private constructor(
    private readonly dataDir: string,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  /** On a folder of its own, or on the one that is named. */
  static async start(folder = mkdtempSync(join(tmpdir(), 'vinhdanh-storm-'))): Promise<OwnPostgres> {
    chmodSync(folder, 0o711);
    const postgres = await startEmbeddedPostgres(join(folder, 'data'));
    await migrate(postgres.ownerUrl, postgres.appUrl);
    return new OwnPostgres(folder, postgres);
  }

  get database(): FreshDatabase {
    const { appUrl, ownerUrl } = this.postgres;
    const superuser = new URL(this.postgres.superuserUrl);
    superuser.pathname = `/${DATABASE}`;
    return { appUrl, ownerUrl, superuserUrl: superuser.href, drop: () => Promise.resolve() };
  }

  /** As a power cut: nothing is written any more. */
  strike(): Promise<void> {
    return this.control('stop', '-m', 'immediate');
  }

  /** Starts it without waiting for it; see `returned`. */
  again(): Promise<void> {
    const { port } = new URL(this.postgres.superuserUrl);
    return this.control('start', '-W', '-l', join(this.folder, 'server.log'), '-o', `-p ${port}`);
  }

  /**
   * Waits until it lets somebody in, and says when that was. Where the last children of a Postgres that broke down were still
   * there when it was started, it is started again.
   */
  async returned(within = 30_000): Promise<number> {
    const end = performance.now() + within;
    for (let tries = 1; performance.now() < end; tries += 1) {
      if (await this.letsIn()) return performance.now();
      if (tries % 100 === 0 && (await this.hasEnded())) await this.again();
      await pause(5);
    }
    throw new Error(
      `Postgres did not come back: ${readFileSync(join(this.folder, 'server.log'), 'utf8').slice(-2_000)}`,
    );
  }

  /** Whether no server is left in its folder. */
  hasEnded(): Promise<boolean> {
    return this.control('status').then(
      () => false,
      () => true,
    );
  }

  async letsIn(): Promise<boolean> {
    const client = new Client({ connectionString: this.postgres.superuserUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    rmSync(join(this.dataDir, 'data'), { recursive: true, force: true });
  }

  get folder(): string {
    return join(this.dataDir, 'data', 'postgres');
  }

  private async control(verb: string, ...settings: string[]): Promise<void> {
    const account = postgresAccount(this.folder);
    const binaries = await postgresBinaries(join(this.dataDir, 'data'), account);
    await runAs(account, join(binaries, 'bin', 'pg_ctl'), [verb, '-D', this.folder, '-s', ...settings]);
  }
}
