import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresAccount, runAs } from '../../src/platform/postgres-account.js';
import { OwnPostgres } from './own-postgres.js';
import { SmallDisk } from './small-disk.js';

/** A Postgres whose data folder can be full. */
export class PostgresDisk {
  private constructor(
    readonly postgres: OwnPostgres,
    private readonly disk: SmallDisk | undefined,
    /** How it is made full, for whoever reads what a run says. */
    readonly manner: string,
  ) {}

  /** On a disk of its own; where none may be mounted, its processes are forbidden to write files: the same by another name. */
  static async start(): Promise<PostgresDisk> {
    const disk = process.env['NO_MOUNT'] ? undefined : SmallDisk.mount('512m');
    try {
      const manner = disk
        ? 'a tmpfs of 512 MB, mounted for this test'
        : 'RLIMIT_FSIZE (prlimit) of its processes, since this account may not mount a disk';
      return new PostgresDisk(await OwnPostgres.start(disk?.folder), disk, manner);
    } catch (error) {
      disk?.unmount();
      throw error;
    }
  }

  /** While it is full, and has not given up: where writing is forbidden, it gives up at its first word. */
  get isReadable(): boolean {
    return this.disk !== undefined;
  }

  /** Nothing more can be written, neither tables nor log. */
  async fill(): Promise<void> {
    if (this.disk) return this.disk.fill();
    const account = postgresAccount(this.postgres.folder);
    const forbid = (pid: string) => runAs(account, '/usr/bin/prlimit', [`--pid=${pid}`, '--fsize=0:']);
    const [first, ...children] = this.pids();
    await forbid(first!);
    for (const pid of children) await forbid(pid).catch(() => undefined); // those that end meanwhile
  }

  /** Processes that were forbidden to write have ended by now, and those that come are not. */
  free(): void {
    this.disk?.free();
  }

  /** Even when it does not stop, or was never told to. */
  async stop(): Promise<void> {
    try {
      this.disk?.free();
      await this.postgres.stop();
    } finally {
      this.disk?.unmount();
    }
  }

  /** Postgres and its children; none when it has ended. */
  private pids(): string[] {
    const first = readFileSync(join(this.postgres.folder, 'postmaster.pid'), 'utf8').split('\n')[0]!;
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', first], { encoding: 'utf8' });
    return [first, ...children.split('\n').flatMap((line) => line.trim() || [])];
  }
}
