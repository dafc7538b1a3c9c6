import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What passes, counted and digested. */
class Passing {
  bytes = 0;
  private readonly hash: Hash = createHash('sha256');
  readonly stream = new Transform({
    transform: (chunk: Buffer, _, done) => {
      this.hash.update(chunk);
      this.bytes += chunk.length;
      done(null, chunk);
    },
  });

  told(): { bytes: number; sha256: string } {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** Writes a stream into a new file that only this account reads, safe on the disk when this returns. */
export async function writePart(
  path: string,
  source: Readable,
  ...through: Transform[]
): Promise<{ bytes: number; sha256: string }> {
  const passing = new Passing();
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline([source, ...through, passing.stream, file]);
  return passing.told();
}

/** Copies a file whose digest is known; false, and no copy, where it is not there or has another. */
export async function copied(from: string, to: string, digest: string): Promise<boolean> {
  const source = await opened(from);
  if (!source) return false;
  await makeFolder(dirname(to));
  const { sha256 } = await writePart(to, source.createReadStream());
  if (sha256 === digest) return true;
  await rm(to);
  return false;
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The digest of the bytes of a file; undefined where it is not there. */
export async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: 0o700 });

/** A new entry of a folder is safe only when the folder itself is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export const syncParent = (path: string): Promise<void> => syncFolder(dirname(path));
