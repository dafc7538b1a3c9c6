import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, STEPS, TAKE_TABLES } from '../platform/migrate.js';
import { connect } from '../platform/typeorm.js';
import { broken } from './broken.js';
import { withoutChecks } from './checks.js';
import { bringFiles } from './files.js';
import { readManifest, type Manifest, type TablePart } from './manifest.js';
import { digestOf } from './parts.js';
import { listed, savedTables } from './tables.js';
import { mustBeEmpty, mustBeAlone, mustBeKnown, mustHaveNoKeys, mustReach } from './target.js';

export interface Restoring {
  /** The folder of the backup. */
  from: string;
  ownerUrl: string;
  appUrl: string;
  /** Where the installation keeps its files and its keys. */
  files: string;
  keys: string;
}

/**
 * Brings a backup into an empty installation. Everything is looked at before anything is written; files come first, and all
 * rows in one transaction, so that one that was cut off leaves an installation that is still empty.
 */
export async function restore({ from, ownerUrl, appUrl, files, keys }: Restoring): Promise<Manifest> {
  const folder = resolve(from);
  const manifest = await readManifest(folder);
  mustBeKnown(manifest);
  await mustHaveNoKeys(keys);
  await mustBeWhole(folder, manifest);
  await onOwner(ownerUrl, async (client) => {
    await mustBeAlone(client);
    await mustBeEmpty(client);
  });
  await migrate(ownerUrl, appUrl, manifest.schema);
  await onOwner(ownerUrl, (client) => mustReach(client, manifest.schema));
  await bringFiles(folder, manifest.files, files);
  await onOwner(ownerUrl, (client) => load(client, folder, manifest));
  if (manifest.schema !== STEPS.at(-1)) await migrate(ownerUrl, appUrl);
  return manifest;
}

async function onOwner(ownerUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = await connect(ownerUrl, 'DATABASE_OWNER_URL');
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Files are looked at one by one as they are brought. */
async function mustBeWhole(folder: string, { tables, files }: Manifest): Promise<void> {
  for (const { path, sha256 } of [...tables, files]) {
    const found = await digestOf(join(folder, path));
    if (found === undefined) throw broken(join(folder, path), 'is missing');
    if (found !== sha256) throw broken(join(folder, path), 'is not as it was saved');
  }
}

/** A program that starts meanwhile waits, and finds the installation as it was, or whole. */
async function load(client: Client, folder: string, manifest: Manifest): Promise<void> {
  await client.query(TAKE_TABLES);
  await mustBeAlone(client);
  await mustBeEmpty(client);
  await mustReach(client, manifest.schema);
  await client.query('BEGIN');
  const parts = await knownParts(client, folder, manifest);
  await withoutChecks(client, async () => {
    for (const part of parts) await loadTable(client, folder, part);
  });
  await client.query('UPDATE installation SET epoch = gen_random_uuid(), created_at = $1', [
    manifest.installation.createdAt,
  ]);
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

/** What is not a table of this version is no part of a backup of it. */
async function knownParts(client: Client, folder: string, { tables }: Manifest): Promise<TablePart[]> {
  const parts = new Map(tables.map((part) => [part.name, part]));
  const ordered = (await savedTables(client)).map((table) => {
    const part = parts.get(table.name);
    if (part && String(part.columns) === String(table.columns)) return part;
    throw broken(join(folder, 'manifest.json'), `does not tell of the table ${table.name} as it is`);
  });
  if (ordered.length === parts.size) return ordered;
  throw broken(join(folder, 'manifest.json'), 'tells of a table that there is not');
}

async function loadTable(client: Client, folder: string, part: TablePart): Promise<void> {
  const rows = client.query(copyFrom(`COPY ${listed(part)} FROM STDIN`));
  await pipeline(createReadStream(join(folder, part.path)), createGunzip(), rows);
  if (rows.rowCount !== part.count)
    throw broken(join(folder, part.path), `holds ${rows.rowCount} rows and not ${part.count}`);
}
