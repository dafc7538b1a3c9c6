import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderLock } from './folder-lock.js';
import { canReach, postgresAccount, type Account } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import { Cluster } from './postgres-cluster.js';
import { DATABASE, keptPasswords, OWNER_ROLE, provision, SERVING_ROLE, type Passwords } from './postgres-roles.js';
import { StartupProblem } from './startup-problem.js';

export interface PostgresUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
}

export interface EmbeddedPostgres extends PostgresUrls {
  /** The database was made by this start. */
  readonly fresh: boolean;
  /** Waits until the server is gone. */
  stop(): Promise<void>;
}

/** Starts the bundled Postgres on this folder. One process at a time; what a killed one left running is stopped first. */
export async function startEmbeddedPostgres(dataDir: string, { fsync = true } = {}): Promise<EmbeddedPostgres> {
  const account = postgresAccount(join(dataDir, 'postgres'));
  const folder = reachableFolder(dataDir, account);
  const lock = new FolderLock(join(folder, 'vinhdanh.lock'));
  const holder = lock.take();
  if (holder) throw alreadyRunning(folder, holder.pid);
  try {
    return await startLocked(folder, account, fsync, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  folder: string,
  account: Account | undefined,
  fsync: boolean,
  lock: FolderLock,
): Promise<EmbeddedPostgres> {
  const cluster = new Cluster(postgresBinaries(folder, account), account, folder);
  const passwords = keptPasswords(join(folder, 'postgres-passwords.json'));
  const urls = urlsAt(await startCluster(cluster, passwords, fsync), passwords);
  const stop = stopper(cluster, lock);
  try {
    return { ...urls, fresh: await provision(urls.superuserUrl, passwords), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function reachableFolder(dataDir: string, account: Account | undefined): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const folder = realpathSync(dataDir);
  if (canReach(account, folder)) return folder;
  throw new StartupProblem(
    'postgres.unreachableFolder',
    `As root, Postgres runs as the user "${account?.name}", who cannot reach the data folder ${folder}.`,
    'Leave DATA_DIR out for /var/lib/vinhdanh, or set it to a folder whose parents everyone may pass through.',
  );
}

function alreadyRunning(folder: string, pid: number): StartupProblem {
  return new StartupProblem(
    'postgres.alreadyRunning',
    `The program is already running (pid ${pid}) on the data folder ${folder}.`,
    `Stop that one first (kill ${pid}), or set DATA_DIR to another folder.`,
  );
}

async function startCluster(cluster: Cluster, passwords: Passwords, fsync: boolean): Promise<number> {
  try {
    if (!cluster.exists()) await cluster.create(passwords.superuser);
    await cluster.stop();
    return await startAgain(cluster, fsync);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const detail = [stderr, cluster.lastLogLine()].filter(Boolean).join(' ').trim();
    throw new StartupProblem(
      'postgres.start',
      `The embedded Postgres did not start: ${detail || String(error)}.`,
      'Correct that, or set DATABASE_URL to a Postgres of your own.',
    );
  }
}

/** Another program may take the free port in between, and the children of a killed server need a moment to go. */
async function startAgain(cluster: Cluster, fsync: boolean, attempts = 3): Promise<number> {
  try {
    return await cluster.start({ fsync });
  } catch (error) {
    if (attempts === 1) throw error;
    await pause(500);
    return startAgain(cluster, fsync, attempts - 1);
  }
}

export function urlsAt(port: number, passwords: Passwords): PostgresUrls {
  const at = `@127.0.0.1:${port}`;
  return {
    ownerUrl: `postgres://${OWNER_ROLE}:${passwords.owner}${at}/${DATABASE}`,
    appUrl: `postgres://${SERVING_ROLE}:${passwords.app}${at}/${DATABASE}`,
    superuserUrl: `postgres://postgres:${passwords.superuser}${at}/postgres`,
  };
}

/** Even a process that ends without stopping it (process.exit, an uncaught error) tells its Postgres to shut down. */
function stopper(cluster: Cluster, lock: FolderLock): () => Promise<void> {
  const pid = cluster.serverPid();
  const tellToStop = () => void (pid !== undefined && cluster.serverPid() === pid && process.kill(pid, 'SIGINT'));
  process.once('exit', tellToStop);
  return async () => {
    await cluster.stop();
    process.off('exit', tellToStop);
    lock.release();
  };
}
