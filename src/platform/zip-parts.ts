import { unzipSync, zipSync } from 'fflate';
import { entriesOf, type ZipEntry } from './zip-entries.js';

/** A file of an office program is a ZIP of parts. Unpacked it is no larger than this, a text of it no larger than that. */
export interface Bounds {
  largest: number;
  largestText: number;
  parts: number;
}

export type Parts = Record<string, Uint8Array>;

export const TOO_LARGE = Symbol('too large');

export const isText = (name: string): boolean => /\.(?:xml|rels)$/i.test(name);

/**
 * The parts of a file, or those that are wanted; undefined where it is no such file. No more is unpacked than the sizes
 * that it declares, and what they say is true.
 */
export function unpacked(
  file: Uint8Array,
  bounds: Bounds,
  wanted: (name: string) => boolean = () => true,
): Parts | typeof TOO_LARGE | undefined {
  try {
    const entries = entriesOf(file);
    const kept = entries.filter(({ name }) => !name.endsWith('/') && wanted(name));
    if (entries.length > bounds.parts || !fit(kept, bounds)) return TOO_LARGE;
    return Object.fromEntries(kept.map((entry) => [entry.name, entry.bytes()]));
  } catch {
    return undefined;
  }
}

const fit = (entries: readonly ZipEntry[], { largest, largestText }: Bounds): boolean =>
  entries.reduce((sum, { size }) => sum + size, 0) <= largest &&
  entries.every(({ name, size }) => !isText(name) || size <= largestText);

/** The first day that a ZIP can tell. */
export const NO_DAY = new Date(1980, 0, 1);

/** The same file without the moment at which its parts were packed. */
export const dayless = (file: Uint8Array): Buffer => Buffer.from(zipSync(unzipSync(file), { mtime: NO_DAY }));
