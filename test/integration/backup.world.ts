import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadConfig, type Config } from '../../src/platform/config.js';
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

/** The built program's command line, with this environment and no other. */
export async function onConsole(env: Record<string, string>, args: string[], shell = ''): Promise<Told> {
  const program = await runProgram(env, 'cli.js', args, shell);
  return { code: await program.exit, ...program.said };
}
