import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { verifyOnConsole } from '../../src/audit/audit.console.js';
import { backupOnConsole, restoreOnConsole } from '../../src/backup/backup.console.js';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig, type Config } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { StartupProblem } from '../../src/platform/startup-problem.js';
import { connectionSettings } from '../../src/platform/typeorm.js';
import { TRAIL } from '../../src/trail.js';
import { bareDatabase, type FreshDatabase } from '../support/database.js';
import { runProgram } from '../support/program.js';

/** What a command on the console came to. */
export interface Told {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A place for an installation: a database, and folders for files and keys. */
export class Place {
  private constructor(
    readonly database: FreshDatabase,
    readonly folder: string,
  ) {}

  static async make(database?: FreshDatabase): Promise<Place> {
    return new Place(database ?? (await bareDatabase()), mkdtempSync(join(tmpdir(), 'vinhdanh-place-')));
  }

  get env(): Record<string, string> {
    const { appUrl, ownerUrl } = this.database;
    return { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: this.folder };
  }

  get config(): Config {
    return { ...loadConfig({ ...this.env, LOG_LEVEL: 'silent', TRUST_PROXY: 'true' }), port: 0 };
  }

  console(...args: string[]): Promise<Told> {
    return onConsole(this.env, args);
  }

  /** As on the console, in this process. */
  restore(from: string, keyDir = this.config.keyDir): Promise<Told> {
    return told((write) => restoreOnConsole({ ...this.config, keyDir }, this.database, from, write));
  }

  verify(): Promise<Told> {
    return told(async (write) => {
      const pool = new Pool({ connectionString: this.database.appUrl, max: 4, ...connectionSettings });
      return verifyOnConsole(new Database(pool), write, TRAIL).finally(() => pool.end());
    });
  }

  async rows<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.database.superuserUrl });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async clear(): Promise<void> {
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A backup as on the console, in this process. */
export const backedUp = (env: Record<string, string>, to: string): Promise<Told> => {
  const { dataDir, databaseUrl } = loadConfig(env);
  return told((write) => backupOnConsole({ dataDir }, databaseUrl!, new SystemClock(), to, write));
};

async function told(work: (write: (line: string) => void) => Promise<number>): Promise<Told> {
  const lines: string[] = [];
  try {
    const code = await work((line) => void lines.push(line));
    return { code, stdout: lines.join('\n'), stderr: '' };
  } catch (error) {
    if (error instanceof StartupProblem) return { code: 2, stdout: lines.join('\n'), stderr: `${error.message}\n` };
    throw error;
  }
}

/** The built program's command line, with this environment and no other. */
export async function onConsole(env: Record<string, string>, args: string[], shell = ''): Promise<Told> {
  const program = await runProgram(env, 'cli.js', args, shell);
  return { code: await program.exit, ...program.said };
}
