import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled; undefined where this account may not mount one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(size: string): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=711`, 'tmpfs', folder], { stdio: 'ignore' });
      return new SmallDisk(folder);
    } catch {
      rmdirSync(folder);
      return undefined;
    }
  }

  /** Until no byte more is taken. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.folder);
    mkdirSync(join(this.folder, 'ballast'), { recursive: true });
    writeFileSync(join(this.folder, 'ballast', 'most'), Buffer.alloc(Math.max(0, bavail - 2) * bsize));
    for (let index = 0; ; index += 1) {
      try {
        writeFileSync(join(this.folder, 'ballast', `${index}`), Buffer.alloc(bsize));
      } catch {
        return;
      }
    }
  }

  free(): void {
    rmSync(join(this.folder, 'ballast'), { recursive: true, force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmdirSync(this.folder);
  }
}
