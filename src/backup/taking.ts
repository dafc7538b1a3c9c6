import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { HOLD_FILES } from '../platform/backup-lock.js';
import { STEPS } from '../platform/migrate.js';
import { StartupProblem } from '../platform/startup-problem.js';
import { saveFiles } from './files.js';
import { MANIFEST, type Manifest, type TablePart } from './manifest.js';
import { makeFolder, syncFolder, syncParent, writePart } from './parts.js';
import { LEFT_OUT, listed, savedTables, type Table } from './tables.js';

export interface Taking {
  /** The folder of the backup; it is not there yet, or empty. */
  to: string;
  /** The files of the installation. */
  files: string;
  takenAt: Date;
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * Everything that an installation needs to stand again, as it was at one instant: all tables of one snapshot, and the files
 * that they name. Written beside its place and moved there whole.
 */
export async function takeBackup(client: Client, { to, files, takenAt }: Taking): Promise<Manifest> {
  const folder = resolve(to);
  const partial = `${folder}.partial`;
  await mustBeFree(folder);
  await client.query(HOLD_FILES);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const schema = await knownSchema(client);
  await begin(partial);
  try {
    const manifest: Manifest = {
      ...{ format: 1, program: version, takenAt: takenAt.toISOString(), schema },
      installation: await installationOf(client),
      ...(await saveFiles(client, files, partial)),
      tables: await saveTables(client, partial),
      leftOut: LEFT_OUT,
    };
    await client.query('COMMIT');
    await finish(partial, folder, manifest);
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw notWritten(folder, error);
  }
}

async function mustBeFree(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw notWritten(folder, error);
  });
  if (inside.length === 0) return;
  throw new StartupProblem('backup.notEmpty', `The folder ${folder} is not empty.`, 'Name one that is not there yet.');
}

async function begin(partial: string): Promise<void> {
  try {
    await mkdir(partial, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritten(partial, error);
    throw new StartupProblem(
      'backup.unfinished',
      `The folder ${partial} is there: a backup that did not end, or one that is being written.`,
      'Remove it where no other backup runs, or name another folder.',
    );
  }
}

/** A folder of the backup, or one above it, could not be written; every other error is told as it is. */
function notWritten(folder: string, error: unknown): unknown {
  const { syscall, code, message } = error as NodeJS.ErrnoException;
  if (!syscall || !code || /^(connect|read)/.test(syscall)) return error;
  return new StartupProblem(
    'backup.notWritten',
    `The backup could not be written to ${folder} (${message}), and nothing of it was kept.`,
    code === 'ENOENT' ? 'Make the folder above it first.' : 'Free room there, or name a folder of this account.',
  );
}

/** The step at which the tables are. What this program does not know it cannot vouch for. */
async function knownSchema(client: Client): Promise<string> {
  const { rows: tables } = await client.query<{ made: boolean }>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS made`,
  );
  const { rows } = tables[0]!.made
    ? await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC LIMIT 1')
    : { rows: [] };
  const last = rows[0]?.name;
  if (last === undefined)
    throw new StartupProblem(
      'backup.nothing',
      'There is nothing to back up: this database has no tables of the program.',
      'Correct DATABASE_URL, or DATA_DIR.',
    );
  if (STEPS.includes(last)) return last;
  throw new StartupProblem(
    'backup.newer',
    `The tables are of a newer version (${last}) than this program.`,
    'Take the backup with the program that serves them.',
  );
}

async function installationOf(client: Client): Promise<Manifest['installation']> {
  const { rows } = await client.query<{ epoch: string; createdAt: Date }>(
    'SELECT epoch, created_at AS "createdAt" FROM installation',
  );
  return { epoch: rows[0]!.epoch, createdAt: rows[0]!.createdAt.toISOString() };
}

async function saveTables(client: Client, partial: string): Promise<TablePart[]> {
  await makeFolder(join(partial, 'tables'));
  const parts: TablePart[] = [];
  for (const table of await savedTables(client)) parts.push(await saveTable(client, partial, table));
  return parts;
}

/** In the text form of Postgres, packed as fast as it goes: lines take a sixth of their room. */
async function saveTable(client: Client, partial: string, table: Table): Promise<TablePart> {
  const path = join('tables', `${table.name}.copy.gz`);
  const rows = client.query(copyTo(`COPY ${listed(table)} TO STDOUT`));
  const written = await writePart(join(partial, path), rows, createGzip({ level: 1 }));
  return { ...table, path, count: rows.rowCount, ...written };
}

async function finish(partial: string, folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await syncFolder(join(partial, 'tables'));
  await writeFile(join(partial, MANIFEST), text, { mode: 0o600, flush: true });
  await syncFolder(partial);
  await rename(partial, folder);
  await syncParent(folder);
}
