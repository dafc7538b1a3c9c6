import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { urlsAt, type PostgresUrls } from './embedded-postgres.js';
import { folderLock } from './folder-lock.js';
import { postgresProcess } from './postgres-process.js';
import { keptPasswords, PASSWORDS } from './postgres-roles.js';

/**
 * The embedded Postgres that a running server keeps on this folder, for the command line. Undefined where none runs, and
 * where a killed server left it behind: that one may be half made, and is stopped and started anew by who takes the folder.
 */
export function runningPostgres(dataDir: string): PostgresUrls | undefined {
  if (!folderLock(dataDir).holder()) return undefined;
  const server = postgresProcess(join(realpathSync(dataDir), 'postgres'));
  return server && urlsAt(server.port, keptPasswords(join(dataDir, PASSWORDS), true));
}
