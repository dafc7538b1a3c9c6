import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { makeZip } from 'client-zip';
import { MANIFEST, manifestOf, type Placed } from '../domain/set-places.js';
import { NO_DAY } from '../platform/zip-parts.js';

/** A file on its way into the ZIP; opened when its turn comes. */
export interface Packed extends Placed {
  open: () => Promise<Readable | Buffer>;
}

/** Everything with its manifest, as it is read: what a ZIP holds is not packed again, papers and pictures are. */
export function zipped(files: readonly Packed[]): Readable {
  async function* each() {
    for (const { path, open } of files) yield { name: path, lastModified: NO_DAY, input: await open() };
    yield { name: MANIFEST, lastModified: NO_DAY, input: manifestOf(files) };
  }
  return Readable.fromWeb(makeZip(each()) as ReadableStream);
}
