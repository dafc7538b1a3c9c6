import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { SignedFile } from '../forwarding/set-papers.view.js';
import { FileStore } from '../platform/file.store.js';
import { PDF } from '../platform/media-types.js';

/** A signed copy as nothing but pages, on disk for as long as its set is being built. */
export interface CleanCopy {
  path: string;
  pages: number;
}

/** Built, since it is a process of its own; this file itself may be run from its source. */
const BUILT = import.meta.url.endsWith('.ts') ? '../../dist/sets/copying.js' : './copying.js';
const PROGRAM = fileURLToPath(new URL(BUILT, import.meta.url));
/** In kilobytes, as the shell bounds it: half of it Node reserves for itself, and uses little of that. */
const MOST_MEMORY = 2_000_000;
const LONGEST = 30_000;
const BOUNDED = `ulimit -v ${MOST_MEMORY} 2>/dev/null; exec "$0" "$@"`;

/** Types that can be bound; of others there is a written paper, and the file itself in the ZIP. */
const BINDABLE = [PDF, 'image/jpeg', 'image/png'];

/** Makes clean copies of what was uploaded, each in a process that ends with it. */
@Injectable()
export class CleanCopies {
  constructor(private readonly files: FileStore) {}

  /** Undefined where it cannot be bound: it is locked, damaged, too large, or would not look as it does in a reader. */
  async of({ sha256, mediaType }: SignedFile, folder: string, index: number): Promise<CleanCopy | undefined> {
    if (!BINDABLE.includes(mediaType)) return undefined;
    const path = join(folder, `copy-${index}.pdf`);
    const pages = await copied([this.files.pathOf(sha256), mediaType, path]);
    return pages === undefined ? undefined : { path, pages };
  }
}

/** How many pages the copy has; undefined where there is none. */
function copied(asked: readonly string[]): Promise<number | undefined> {
  return new Promise((resolve) => {
    const node = [process.execPath, '--max-old-space-size=256', PROGRAM];
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
    const child = spawn('/bin/sh', ['-c', BOUNDED, ...node, ...asked], { stdio: ['ignore', 'pipe', 'ignore'], env });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    const tooLong = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => {
      clearTimeout(tooLong);
      const pages = Number(said);
      resolve(code === 0 && pages > 0 ? pages : undefined);
    });
  });
}
