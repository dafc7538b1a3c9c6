import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const NAME = 'vinhdanh-disk-';

/** A disk of its own that can be filled; undefined where this account may not mount one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(size: string): SmallDisk | undefined {
    removeLeftBehind();
    const folder = mkdtempSync(join(tmpdir(), `${NAME}${process.pid}-`));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder], { stdio: 'ignore' });
      return new SmallDisk(folder);
    } catch {
      rmdirSync(folder);
      return undefined;
    }
  }

  /** Until no byte more is taken; others may write to it meanwhile. */
  fill(): void {
    mkdirSync(join(this.folder, 'ballast'), { recursive: true });
    const { bavail, bsize } = statfsSync(this.folder);
    this.add('most', Math.max(0, bavail - 2) * bsize);
    for (let index = 0; this.add(`${index}`, bsize); index += 1);
  }

  private add(name: string, size: number): boolean {
    try {
      writeFileSync(join(this.folder, 'ballast', name), Buffer.alloc(size));
      return true;
    } catch {
      return false;
    }
  }

  free(): void {
    rmSync(join(this.folder, 'ballast'), { recursive: true, force: true });
  }

  unmount(): void {
    takeAway(this.folder);
  }
}

function takeAway(folder: string): void {
  execFileSync('umount', ['-l', folder]);
  rmdirSync(folder);
}

/** A test that was killed unmounts nothing: the next one does, by the number of the dead process in the name. */
function removeLeftBehind(): void {
  const mounted = readFileSync('/proc/mounts', 'utf8').split('\n');
  for (const [, folder = ''] of mounted.map((line) => line.split(' '))) {
    const [, pid] = new RegExp(`^${NAME}(\\d+)-`).exec(basename(folder)) ?? [];
    if (pid && isGone(Number(pid))) takeAway(folder);
  }
}

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
