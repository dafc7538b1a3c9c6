import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupProblem } from '../platform/startup-problem.js';

/** One file of a backup: how many rows or files it tells of, its bytes, and their digest. */
export interface Part {
  path: string;
  count: number;
  bytes: number;
  sha256: string;
}

export interface TablePart extends Part {
  name: string;
  columns: string[];
}

/** What a backup holds. It is written last, so that a folder with a manifest is whole. */
export interface Manifest {
  format: 1;
  /** The version of the program that took it. */
  program: string;
  takenAt: string;
  /** The last step of the tables, by its name. */
  schema: string;
  installation: { epoch: string; createdAt: string };
  tables: TablePart[];
  /** The list of files; each lies in `files/` under the digest of its bytes. */
  files: Part;
  /** Files that something names, and that were not there or not whole when the backup was taken. */
  lost: string[];
  /** Tables whose rows are not in it, and why. */
  leftOut: Record<string, string>;
}

export const MANIFEST = 'manifest.json';

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw notABackup(folder, 'has no manifest.json');
  });
  const manifest = parsed(text);
  if (!manifest) throw notABackup(folder, 'has a manifest.json that this program does not understand');
  return manifest;
}

function parsed(text: string): Manifest | undefined {
  try {
    const found = JSON.parse(text) as Partial<Manifest> | null;
    return found?.format === 1 && Array.isArray(found.tables) && found.files ? (found as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

const notABackup = (folder: string, what: string): StartupProblem =>
  new StartupProblem(
    'backup.none',
    `The folder ${folder} is no whole backup: it ${what}.`,
    'Name the folder that npx vinhdanh backup made.',
  );
