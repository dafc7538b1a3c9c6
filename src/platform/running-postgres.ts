import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { urlsAt, type PostgresUrls } from './embedded-postgres.js';
import { keptPasswords } from './postgres-roles.js';
import { isPostgresIn } from './process-identity.js';

const PORT_LINE = 3;

/**
 * The embedded Postgres that a running server keeps on this folder; undefined where none runs, even when one that was
 * killed left its pid file behind. For the command line.
 */
export function runningPostgres(dataDir: string): PostgresUrls | undefined {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  if (!isPostgresIn(Number(lines[0]), realpathSync(join(dataDir, 'postgres')))) return undefined;
  return urlsAt(Number(lines[PORT_LINE]), keptPasswords(join(dataDir, 'postgres-passwords.json')));
}
