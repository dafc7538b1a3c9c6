import { setTimeout as pause } from 'node:timers/promises';
import { readdir } from 'node:fs/promises';
import type { Client } from 'pg';
import { STEPS } from '../platform/migrate.js';
import { StartupProblem } from '../platform/startup-problem.js';
import type { Manifest } from './manifest.js';
import { firstFilled } from './tables.js';

export function mustBeKnown({ schema, program }: Manifest): void {
  if (STEPS.includes(schema)) return;
  throw new StartupProblem(
    'restore.newer',
    `The backup was taken by a newer version of the program (${program}, tables ${schema}).`,
    'Install that version, or a later one, and restore with it.',
  );
}

export async function mustBeEmpty(client: Client): Promise<void> {
  const filled = await firstFilled(client);
  if (filled === undefined) return;
  throw new StartupProblem(
    'restore.notEmpty',
    `A backup is restored into an empty installation, and this one has rows (in ${filled}).`,
    'Set DATABASE_URL to an empty database, or DATA_DIR to a new folder.',
  );
}

const OTHERS = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'vinhdanh' AND pid <> pg_backend_pid()`;

/** Within a transaction Postgres shows who was connected when it was first asked. */
const FORGET = 'SELECT pg_stat_clear_snapshot()';
const CLOSED_WITHIN = 2_000;
const LOOK_EVERY = 50;

/** Of a process that has just ended Postgres may still close the connections; that is waited for. */
export async function mustBeAlone(client: Client): Promise<void> {
  for (let waited = 0; waited <= CLOSED_WITHIN; waited += LOOK_EVERY) {
    await client.query(FORGET);
    const { rows } = await client.query<{ count: number }>(OTHERS);
    if (rows[0]!.count === 0) return;
    await pause(LOOK_EVERY);
  }
  throw new StartupProblem(
    'restore.notAlone',
    'Another process of the program is connected to this database.',
    'Stop every server and worker first.',
  );
}

/** Tables go forward only, so that an older backup needs a database in which none were made yet. */
export async function mustReach(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1');
  if (rows[0]?.name === schema) return;
  throw new StartupProblem(
    'restore.older',
    `The backup is of an older version (tables ${schema}), and the tables here are already of a newer one.`,
    'Restore it into a database without tables, or a new DATA_DIR; the tables are then brought up to date.',
  );
}

/** With its key an urn could be opened without the ballots that came after the backup. */
export async function mustHaveNoKeys(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const keys = inside.filter((name) => name.endsWith('.key'));
  if (keys.length === 0) return;
  throw new StartupProblem(
    'restore.keys',
    `The folder ${folder} holds ${keys.length} keys of secret sheets; after a restore an open sheet is voided and voted on again.`,
    'Set KEY_DIR to another folder, or remove the keys where no other installation uses them.',
  );
}
