import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive, processIdentity } from './process-identity.js';

export interface Holder {
  readonly pid: number;
  readonly identity?: string;
}

/** On a data folder: the process that runs the embedded Postgres in it. */
export const folderLock = (dataDir: string): FolderLock => new FolderLock(join(dataDir, 'vinhdanh.lock'));

/** A file that one living process holds. It outlives a killed one, and is then taken over. */
export class FolderLock {
  constructor(private readonly path: string) {}

  /** The living process that holds the lock, if any. */
  holder(): Holder | undefined {
    const holder = this.read();
    const living = holder && isAlive(holder.pid) && processIdentity(holder.pid) === holder.identity;
    return living ? holder : undefined;
  }

  /** Undefined when taken by us; otherwise who has it. */
  take(): Holder | undefined {
    const own = `${this.path}.${process.pid}`;
    this.sweep();
    try {
      writeFileSync(own, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }), { mode: 0o600 });
      while (!linked(own, this.path)) {
        const holder = this.holder();
        if (holder) return holder;
        this.clearDead(own);
      }
      return undefined;
    } finally {
      rmSync(own, { force: true });
    }
  }

  release(): void {
    if (this.read()?.pid === process.pid) rmSync(this.path, { force: true });
  }

  /** Files of processes that ended between making their own and linking it. */
  private sweep(): void {
    const folder = dirname(this.path);
    for (const name of readdirSync(folder).filter((one) => one.startsWith(`${basename(this.path)}.`))) {
      const pid = Number(/\.(\d+)(?:\.dead)?$/.exec(name)?.[1]);
      if (pid && !isAlive(pid)) rmSync(join(folder, name), { force: true });
    }
  }

  /** Two processes may find the same dead lock: whoever moved a living one away by mistake puts it back. */
  private clearDead(own: string): void {
    const aside = `${own}.dead`;
    if (!moved(this.path, aside)) return;
    if (new FolderLock(aside).holder()) linked(aside, this.path);
    rmSync(aside, { force: true });
  }

  private read(): Holder | undefined {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Holder;
    } catch {
      return undefined;
    }
  }
}

/** A hard link appears whole or not at all, and never over another. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
