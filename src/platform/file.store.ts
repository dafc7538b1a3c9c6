import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { MultipartStorageEngine, UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { fileTypeFromFile } from 'file-type';
import { refused } from '../domain/refusals.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { safeName } from './file.name.js';
import { newToken } from './random.js';

/** A file as it is known: by the digest of its bytes. `name` is what its sender called it. */
export interface StoredFile {
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
}

type Named = Pick<StoredFile, 'name' | 'mediaType'>;

/** What an upload becomes while it waits to be kept. */
export interface Upload extends UploadedMultipartFile {
  sha256?: string;
}

/** Types that are taken, judged by the bytes and not by what the sender says. */
const TAKEN: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

const HOUR = 3_600_000;

/** Where a file lies in the folder of all files. */
export const placeOf = (sha256: string): string => join(sha256.slice(0, 2), sha256);

/** Files on disk under the digest of their bytes. They are streamed in and out, and never executed, shown or renamed. */
@Injectable()
export class FileStore implements OnApplicationBootstrap {
  private readonly root: string;
  private readonly incoming: string;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.root = join(config.dataDir, 'files');
    this.incoming = join(this.root, 'incoming');
    mkdirSync(this.incoming, { recursive: true, mode: 0o700 });
  }

  /** Removes what uploads that were cut off left behind. */
  async onApplicationBootstrap(): Promise<void> {
    for (const name of await readdir(this.incoming)) {
      const path = join(this.incoming, name);
      if (await this.isOld(path)) await rm(path, { force: true });
    }
  }

  /** Where Nest's upload interceptor puts a file: straight to disk, its digest taken on the way. */
  engine(): MultipartStorageEngine {
    return {
      _handleFile: (_request, file, done) => {
        this.receive(file.stream).then(
          (info) => done(undefined, info as Partial<UploadedMultipartFile>),
          (error: unknown) => done(error),
        );
      },
      _removeFile: (_request, file, done) => {
        rm(file.path ?? '', { force: true }).then(() => done(null), done);
      },
    };
  }

  private async receive(stream: Readable): Promise<Partial<Upload>> {
    const path = join(this.incoming, newToken());
    const hash = createHash('sha256');
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      hash.update(chunk);
      size += chunk.length;
    });
    await pipeline(stream, createWriteStream(path, { mode: 0o600, flush: true })).catch(async (error: unknown) => {
      await rm(path, { force: true });
      throw error;
    });
    return { path, size, sha256: hash.digest('hex') };
  }

  /** Keeps an upload for good; refused when it is empty or of a type that is not taken. */
  async keep(upload: Upload | undefined): Promise<StoredFile> {
    if (!upload?.path || !upload.sha256) throw refused('file.missing');
    if (upload.size === 0) throw refused('file.empty');
    const mediaType = (await fileTypeFromFile(upload.path))?.mime ?? '';
    if (!(mediaType in TAKEN)) throw refused('file.wrongType');
    await this.place(upload.path, upload.sha256);
    return { sha256: upload.sha256, name: safeName(upload.originalname), mediaType, size: upload.size };
  }

  /** Keeps what the program has made itself. */
  keepBytes(bytes: Buffer, named: Named): Promise<StoredFile> {
    return this.keepStream(Readable.from([bytes]), named);
  }

  /** The same, of which not more than a piece is in memory. */
  async keepStream(bytes: Readable, { name, mediaType }: Named): Promise<StoredFile> {
    const { path, sha256, size } = await this.receive(bytes);
    await this.place(path!, sha256!);
    return { sha256: sha256!, name: safeName(name), mediaType, size: size! };
  }

  private async place(path: string, sha256: string): Promise<void> {
    const folder = join(this.root, sha256.slice(0, 2));
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(this.root);
    await rename(path, join(folder, sha256));
    await syncFolder(folder);
  }

  /**
   * Removes files older than an hour that nothing names. Each is first moved aside: an upload of the same bytes that comes
   * meanwhile puts its own in the place, and one that came just before is seen by its age and moved back.
   */
  async removeUnnamed(namedOf: (digests: readonly string[]) => Promise<Set<string>>): Promise<number> {
    let removed = 0;
    for (const folder of (await readdir(this.root)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      const digests = (await readdir(join(this.root, folder))).filter((name) => /^[0-9a-f]{64}$/.test(name));
      const named = digests.length > 0 ? await namedOf(digests) : new Set();
      for (const digest of digests.filter((one) => !named.has(one))) removed += await this.removeOld(digest);
    }
    return removed;
  }

  private async removeOld(digest: string): Promise<number> {
    const aside = join(this.incoming, newToken());
    if (!(await this.isOld(this.pathOf(digest)))) return 0;
    if (!(await rename(this.pathOf(digest), aside).then(() => true, unlessGone))) return 0;
    if (await this.isOld(aside)) {
      await rm(aside);
      return 1;
    }
    await rename(aside, this.pathOf(digest));
    return 0;
  }

  /** Servers share the folder: what another one has put in its place or taken away meanwhile is not old. */
  private async isOld(path: string): Promise<boolean> {
    const found = await stat(path).catch(unlessGone);
    return found && found.mtimeMs < this.clock.now().getTime() - HOUR;
  }

  /** The bytes of an upload that is looked at and not kept. */
  async glance(upload: Upload): Promise<Buffer> {
    if (!upload.path) throw refused('file.missing');
    if (upload.size === 0) throw refused('file.empty');
    return readFile(upload.path);
  }

  /** Takes away an upload that was not kept. */
  discard(upload: Upload | undefined): Promise<void> {
    return upload?.path ? rm(upload.path, { force: true }) : Promise.resolve();
  }

  /** The bytes of a kept file, or of a part from `start` to `end`, both in it; refused where they are gone, as after a restore of the database alone. */
  async read(sha256: string, part: { start?: number; end?: number } = {}): Promise<Readable> {
    const file = await open(this.pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? refused('file.lost') : error;
    });
    return file.createReadStream(part);
  }

  /** Where it lies, for a program that reads it by itself. */
  pathOf = (sha256: string): string => join(this.root, placeOf(sha256));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

function unlessGone(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false;
  throw error;
}
