import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';
import { wrong } from './variables.js';

const ALL = constants.R_OK | constants.W_OK | constants.X_OK;

/** The data folder can be passed through by the account of the embedded Postgres; files and keys belong to this process alone. */
export function prepareFolders(
  { dataDir, keyDir }: Pick<Config, 'dataDir' | 'keyDir'>,
  mustBeOpen: (path: string) => void = (path) => accessSync(path, ALL),
): void {
  makeFolder('DATA_DIR', dataDir, 0o711, mustBeOpen);
  makeFolder('DATA_DIR', join(dataDir, 'files'), 0o700, mustBeOpen);
  makeFolder('KEY_DIR', keyDir, 0o700, mustBeOpen);
  if (statSync(keyDir).mode & 0o077) {
    throw wrong('KEY_DIR', `names "${keyDir}", which others may read`, `Close it with: chmod 700 ${keyDir}`);
  }
}

/** A folder that is there may still be another's, or on a disk that only lets read. */
function makeFolder(name: string, path: string, mode: number, mustBeOpen: (path: string) => void): void {
  const attempt = (doing: string, act: () => void) => {
    try {
      act();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw wrong(name, `needs "${path}", which cannot be ${doing} (${code})`, remedyFor(code));
    }
  };
  attempt('made', () => void (mkdirSync(path, { recursive: true }) && chmodSync(path, mode)));
  attempt('written', () => mustBeOpen(path));
}

function remedyFor(code: string | undefined): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Free room on that disk, or name another folder.';
  return 'Let this account read and write there, or name another folder.';
}
