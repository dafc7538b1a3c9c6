/** Three databases of one Postgres that waits for the disk at each commit: one commune, ten, and as many as are asked. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { DATABASE, makeDatabase } from '../src/platform/postgres-roles.js';
import { ORGANISATIONS } from '../src/sample/sample.people.js';
import { copySeason } from './generator.js';
import { ToldSeason } from './season.told.js';

export const SIZES = { empty: 1, small: 10, grown: 1000 } as const;
export type Size = keyof typeof SIZES;
export const DOSSIERS_EACH = 200;

const TOLD = `SELECT id FROM organisation WHERE code = $1`;

export interface Served {
  url: string;
  /** From the start of the process until it listens. */
  startedIn: number;
  /** What it holds once it rests. */
  megabytes: () => number;
  stop: () => Promise<void>;
}

export class GrownGround {
  private constructor(
    private readonly folder: string,
    private readonly postgres: EmbeddedPostgres,
    private readonly kept: boolean,
  ) {}

  /** A folder that is named is kept, and what lies in it is not made again. */
  static async prepare(communes: Record<Size, number>, named = process.env['GROWN_DIR']): Promise<GrownGround> {
    const folder = named ?? mkdtempSync(join(tmpdir(), 'vinhdanh-grown-'));
    const made = existsSync(join(folder, 'data'));
    if (!named) chmodSync(folder, 0o711);
    if (!made) await tell(join(folder, 'data'));
    const ground = new GrownGround(folder, await startEmbeddedPostgres(join(folder, 'data')), named !== undefined);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    if (!made) await ground.grow(communes);
    return ground;
  }

  url(size: Size, whose: 'appUrl' | 'ownerUrl' | 'superuserUrl' = 'appUrl'): string {
    const url = new URL(this.postgres[whose]);
    url.pathname = `/${size}`;
    return url.href;
  }

  /** The built program on one of the databases. */
  async serve(size: Size): Promise<Served> {
    const env = { DATABASE_URL: this.url(size), DATABASE_OWNER_URL: this.url(size, 'ownerUrl') };
    return started({ ...env, DATA_DIR: join(this.folder, `files-${size}`) });
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    if (!this.kept) rmSync(this.folder, { recursive: true, force: true });
  }

  private async grow(communes: Record<Size, number>): Promise<void> {
    const client = new Client({ connectionString: this.postgres.superuserUrl });
    await client.connect();
    const set = async (change: string) => {
      await client.query(`ALTER SYSTEM ${change}`);
      await client.query('SELECT pg_reload_conf()');
    };
    await set(`SET max_wal_size = '4GB'`);
    for (const [size, count] of Object.entries(communes) as [Size, number][]) {
      await makeDatabase(client, size, DATABASE);
      const url = this.url(size, 'superuserUrl');
      await copySeason(url, await toldCommune(url), count);
    }
    await set('RESET max_wal_size');
    await client.query('CHECKPOINT');
    await client.end();
  }
}

async function toldCommune(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(TOLD, [ORGANISATIONS.commune.code]);
  await client.end();
  return rows[0]!.id;
}

/** The server makes its own Postgres in the folder, with the sample season in it. */
async function tell(dataDir: string): Promise<void> {
  const server = await started({ DATA_DIR: dataDir });
  const season = await ToldSeason.at(server.url);
  await season.tell(DOSSIERS_EACH);
  await server.stop();
}

async function started(env: Record<string, string>): Promise<Served> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const url = await listening(child);
  const startedIn = performance.now() - begun;
  const megabytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  return { url, startedIn, megabytes, stop: () => ended(child) };
}

async function listening(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout!.on('data', (text: Buffer) => (said += text.toString()));
  for (;;) {
    const [, url] = /listens on (\S+)/.exec(said) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error('the server ended before it listened');
    await pause(5);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  while (child.exitCode === null) await pause(20);
}
