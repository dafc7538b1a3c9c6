import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { namedFiles, NAMING_TABLES } from '../papers/named.files.js';
import { existingTables } from '../platform/existing-tables.js';
import { placeOf } from '../platform/file.store.js';
import { broken } from './broken.js';
import type { Manifest, Part } from './manifest.js';
import { copied, makeFolder, syncFolder, writePart } from './parts.js';

const LIST = 'files.sha256';
const ENTRY = /^([0-9a-f]{64}) {2}files\//;

/** Copies what the snapshot names, and lists it as sha256sum does. A file that is gone or changed is told, and left out. */
export async function saveFiles(
  client: Client,
  from: string,
  partial: string,
): Promise<Pick<Manifest, 'files' | 'lost'>> {
  // A program that is newer than the tables saves them as they are.
  const named = namedFiles(await existingTables(client, NAMING_TABLES));
  const { rows } = await client.query<{ digest: string }>(`${named} ORDER BY 1`);
  const [kept, lost]: [string[], string[]] = [[], []];
  for (const { digest } of rows) {
    const whole = await copied(join(from, placeOf(digest)), join(partial, 'files', placeOf(digest)), digest);
    (whole ? kept : lost).push(digest);
  }
  await syncFolders(join(partial, 'files'), kept);
  const list = Readable.from(kept.map((digest) => `${digest}  files/${placeOf(digest)}\n`));
  const written = await writePart(join(partial, LIST), list);
  return { files: { path: LIST, count: kept.length, ...written }, lost };
}

/** Puts back what a backup lists, each under its place once it is known to be whole. */
export async function bringFiles(folder: string, { path }: Part, to: string): Promise<void> {
  const brought: string[] = [];
  for await (const line of createInterface({ input: createReadStream(join(folder, path)) })) {
    const [, digest] = ENTRY.exec(line) ?? [];
    if (!digest) throw broken(join(folder, path), 'lists something that is no file');
    await bring(join(folder, 'files', placeOf(digest)), to, digest);
    brought.push(digest);
  }
  await syncFolders(to, brought);
}

async function bring(source: string, to: string, digest: string): Promise<void> {
  const aside = join(to, 'incoming', digest);
  await rm(aside, { force: true });
  if (!(await copied(source, aside, digest))) throw broken(source, 'is missing, or is not as it was saved');
  await makeFolder(dirname(join(to, placeOf(digest))));
  await rename(aside, join(to, placeOf(digest)));
}

/** New files are safe only when the folders that name them are. */
async function syncFolders(root: string, digests: readonly string[]): Promise<void> {
  await makeFolder(root);
  const folders = new Set(digests.map((digest) => dirname(join(root, placeOf(digest)))));
  for (const folder of [...folders, root, dirname(root)]) await syncFolder(folder);
}
