import { join, resolve } from 'node:path';
import type { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { prepareFolders } from '../platform/folders.js';
import { connect } from '../platform/typeorm.js';
import { MANIFEST, type Manifest } from './manifest.js';
import { digestOf } from './parts.js';
import { restore } from './restoring.js';
import { takeBackup } from './taking.js';

type Write = (line: string) => void;

/** Takes a backup; 1 where a file that something names could not be saved, since nobody has it any more. */
export async function backupOnConsole(
  { dataDir }: Pick<Config, 'dataDir'>,
  appUrl: string,
  clock: Clock,
  to: string,
  write: Write,
): Promise<number> {
  const client = await connect(appUrl);
  try {
    const manifest = await takeBackup(client, { to, files: join(dataDir, 'files'), takenAt: clock.now() });
    write(`The backup is in ${resolve(to)}: ${inside(manifest)}.`);
    write(`The digest of its manifest, to be kept elsewhere: ${await digestOf(join(to, MANIFEST))}`);
    for (const digest of manifest.lost) write(`WARNING: the file ${digest} is named and is not there, or not whole.`);
    return manifest.lost.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

export async function restoreOnConsole(
  config: Pick<Config, 'dataDir' | 'keyDir'>,
  { ownerUrl, appUrl }: { ownerUrl: string; appUrl: string },
  from: string,
  write: Write,
): Promise<number> {
  prepareFolders(config);
  const places = { files: join(config.dataDir, 'files'), keys: config.keyDir };
  const manifest = await restore({ from, ownerUrl, appUrl, ...places });
  write(`The backup of ${manifest.takenAt} is restored: ${inside(manifest)}.`);
  write(`The digest of its manifest: ${await digestOf(join(from, MANIFEST))}`);
  write('Everybody signs in again. Now run: npx vinhdanh audit verify');
  return 0;
}

const inside = ({ tables, files }: Manifest): string => {
  const rows = tables.reduce((sum, { count }) => sum + count, 0);
  const lines = tables.find(({ name }) => name === 'line')?.count ?? 0;
  return `${rows} rows, ${lines} of them lines, and ${files.count} files`;
};
