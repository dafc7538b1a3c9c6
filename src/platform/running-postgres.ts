import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { urlsAt, type PostgresUrls } from './embedded-postgres.js';

import { keptPasswords } from './postgres-roles.js';

const PORT_LINE = 3;

/** The embedded Postgres that a running server keeps on this folder; undefined where none runs. For the command line. */
export function runningPostgres(dataDir: string): PostgresUrls | undefined {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[PORT_LINE]);
  return urlsAt(port, keptPasswords(join(dataDir, 'postgres-passwords.json')));
}
