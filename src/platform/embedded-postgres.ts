import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { folderLock, type FolderLock } from './folder-lock.js';
import { canReach, postgresAccount, type Account } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import { Cluster } from './postgres-cluster.js';
import { tellToStop } from './postgres-process.js';
import {
  DATABASE,
  keptPasswords,
  OWNER_ROLE,
  PASSWORDS,
  provision,
  SERVING_ROLE,
  type Passwords,
} from './postgres-roles.js';
import { diskProblem, StartupProblem } from './startup-problem.js';

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

export interface StartSettings {
  readonly fsync?: boolean;
  /** Ends the start before its next step. */
  readonly signal?: AbortSignal;
}

/** Starts the bundled Postgres on this folder. One process at a time; what a killed one left running is stopped first. */
export async function startEmbeddedPostgres(dataDir: string, settings: StartSettings = {}): Promise<EmbeddedPostgres> {
  const account = postgresAccount(join(dataDir, 'postgres'));
  const folder = await reachableFolder(dataDir, account);
  const lock = folderLock(folder);
  try {
    const holder = lock.take();
    if (holder) throw alreadyRunning(folder, holder.pid);
    return await startLocked(folder, account, settings, lock);
  } catch (error) {
    lock.release();
    // On a full disk not even the lock can be taken; what a killed process left would run for ever.
    if (!lock.holder()) tellToStop(join(folder, 'postgres'));
    throw error;
  }
}

async function startLocked(
  folder: string,
  account: Account | undefined,
  settings: StartSettings,
  lock: FolderLock,
): Promise<EmbeddedPostgres> {
  const cluster = new Cluster(await postgresBinaries(folder, account), account, folder);
  const kept = join(folder, PASSWORDS);
  const passwords = keptPasswords(kept, cluster.exists());
  const stop = stopper(cluster, lock);
  try {
    const urls = urlsAt(await startCluster(cluster, passwords, settings), passwords);
    settings.signal?.throwIfAborted();
    return { ...urls, fresh: await provision(urls.superuserUrl, passwords, kept), stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

async function reachableFolder(dataDir: string, account: Account | undefined): Promise<string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const folder = realpathSync(dataDir);
  if (await canReach(account, folder)) return folder;
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

async function startCluster(
  cluster: Cluster,
  passwords: Passwords,
  { fsync = true, signal }: StartSettings,
): Promise<number> {
  try {
    signal?.throwIfAborted();
    if (!cluster.exists()) await cluster.create(passwords.superuser);
    await cluster.stop();
    signal?.throwIfAborted();
    return await startAgain(cluster, fsync);
  } catch (error) {
    throw diskProblem(error) ?? notStarted(cluster, error);
  }
}

function notStarted(cluster: Cluster, error: unknown): StartupProblem {
  const { stderr } = error as { stderr?: string };
  const detail = [stderr, cluster.lastLogLine()].filter(Boolean).join(' ').trim();
  return new StartupProblem(
    'postgres.start',
    `The embedded Postgres did not start: ${detail || String(error)}.`,
    'Correct that, or set DATABASE_URL to a Postgres of your own.',
  );
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
  const onExit = () => tellToStop(cluster.folder);
  process.once('exit', onExit);
  return async () => {
    await cluster.stop();
    process.off('exit', onExit);
    lock.release();
  };
}
