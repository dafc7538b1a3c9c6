import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { migrate } from '../src/platform/migrate.js';
import { DATABASE, makeDatabase } from '../src/platform/postgres-roles.js';
import { runProgram, type Program } from '../test/support/program.js';

/** The peers and pgbench have connections of their own beside the program's ten. */
async function roomForAll(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedPostgres(dataDir);
  const client = new Postgres({ connectionString: postgres.superuserUrl });
  await client.connect();
  await client.query('ALTER SYSTEM SET max_connections = 200');
  await client.end();
  await postgres.stop();
}

export interface Served {
  url: string;
  program: Program;
  stop: () => Promise<unknown>;
}

/** A real Postgres that waits for the disk at each commit, in a folder that goes with it. */
export class Ground {
  private readonly stops: (() => Promise<unknown> | void)[] = [];

  private constructor(
    readonly folder: string,
    readonly postgres: EmbeddedPostgres,
  ) {}

  static async prepare(): Promise<Ground> {
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-bench-'));
    chmodSync(folder, 0o711);
    // Ctrl-C ends the process in order, so that its Postgres and its peers go with it.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    await roomForAll(join(folder, 'data'));
    const postgres = await startEmbeddedPostgres(join(folder, 'data'));
    await migrate(postgres.ownerUrl, postgres.appUrl);
    return new Ground(folder, postgres);
  }

  /** The built program on this Postgres, as a process of its own. */
  async serve(env: Record<string, string> = {}, node: readonly string[] = []): Promise<Served> {
    const { appUrl, ownerUrl } = this.postgres;
    const program = await runProgram({
      ...{ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, PORT: '0', DATA_DIR: join(this.folder, 'files') },
      ...{ LOG_LEVEL: 'info', ...(node.length > 0 && { NODE_OPTIONS: node.join(' ') }), ...env },
    });
    const stop = () => {
      program.kill('SIGCONT');
      program.kill('SIGTERM');
      return program.exit;
    };
    this.stops.push(stop);
    const kill = () => program.kill('SIGKILL');
    process.once('exit', kill);
    void program.exit.then(() => process.off('exit', kill));
    return { url: await program.url(), program, stop };
  }

  onStop(stop: () => Promise<unknown> | void): void {
    this.stops.push(stop);
  }

  /** What Postgres does by itself within a minute: it counts what is in its tables. */
  async counted(): Promise<void> {
    const client = new Postgres({ connectionString: this.postgres.ownerUrl });
    await client.connect();
    try {
      await client.query('VACUUM ANALYZE');
    } finally {
      await client.end();
    }
  }

  /** A copy of what is in the database now, for whoever writes past the program. */
  async copy(): Promise<{ name: string; superuserUrl: string }> {
    const name = `copy_${randomUUID().slice(0, 8)}`;
    const client = new Postgres({ connectionString: this.postgres.superuserUrl });
    await client.connect();
    try {
      await makeDatabase(client, name, DATABASE);
    } finally {
      await client.end();
    }
    const url = new URL(this.postgres.superuserUrl);
    url.pathname = `/${name}`;
    return { name, superuserUrl: url.href };
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.toReversed()) await stop();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
