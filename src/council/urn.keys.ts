import { mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { newBytes } from '../platform/random.js';
import type { BatchMoved } from './sitting.service.js';

/** A sheet whose urn is empty: its key, where it has one, is to be unlinked once that has committed. */
export interface Ended {
  moved: BatchMoved;
  keyName: string | null;
}

const KEY_BYTES = 32;
const NAME = /^sheet\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[0-9a-f]{16}\.key$/;

/**
 * The keys of secret sheets: one file each in KEY_DIR, never in the database. A key is on the disk before the opening of
 * its sheet commits, and is unlinked once the sheet is counted or void.
 */
@Injectable()
export class UrnKeys {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = resolve(config.keyDir);
  }

  /** A new key for a sheet, safe on the disk when this returns. */
  async make(sheetId: string): Promise<string> {
    const name = `sheet.${sheetId}.${newBytes(8).toString('hex')}.key`;
    await this.makeFolder();
    const file = await open(this.path(name), 'wx', 0o600);
    try {
      await file.writeFile(newBytes(KEY_BYTES));
      await file.sync();
      await syncFolder(this.folder);
    } catch (error) {
      await this.remove(name); // on a full disk it would lie there, cut short, until it is swept
      throw error;
    } finally {
      await file.close();
    }
    return name;
  }

  /** Each folder that had to be made is an entry of the one above it. */
  private async makeFolder(): Promise<void> {
    const first = await mkdir(this.folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    const top = dirname(first);
    for (let folder = this.folder; folder !== top; folder = dirname(folder)) await syncFolder(dirname(folder));
  }

  /** Undefined when the key is gone, or cut short, which is the same. */
  async read(name: string): Promise<Buffer | undefined> {
    const key = await orUndefined(readFile(this.path(name)));
    return key?.length === KEY_BYTES ? key : undefined;
  }

  /** Gone for good when this returns; a key that is not there is gone already. */
  async remove(name: string): Promise<void> {
    await orUndefined(unlink(this.path(name)));
    await orUndefined(syncFolder(this.folder));
  }

  /** Every key file, with the sheet that it was made for. */
  async list(): Promise<{ name: string; sheetId: string }[]> {
    const names = (await orUndefined(readdir(this.folder))) ?? [];
    return names.flatMap((name) => {
      const [, sheetId] = NAME.exec(name) ?? [];
      return sheetId ? [{ name, sheetId }] : [];
    });
  }

  /** A name comes from the database, so it is never a way out of the folder. */
  private path(name: string): string {
    if (!NAME.test(name)) throw new Error('this is not the name of a key');
    return join(this.folder, name);
  }
}

/** A new or a missing entry of a folder is safe only when the folder itself is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function orUndefined<Result>(done: Promise<Result>): Promise<Result | undefined> {
  try {
    return await done;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
