import { inflateRawSync } from 'node:zlib';

/**
 * What a ZIP lists in its directory. Libraries that read one at once trust the size that it declares, or none: a small
 * file would then be unpacked for minutes. What is encrypted or tells sizes beyond four gigabytes (ZIP64) is not read.
 */
export interface ZipEntry {
  name: string;
  /** As declared, in bytes. */
  size: number;
  /** Throws where it is not of that size, without unpacking more. */
  bytes(): Buffer;
}

const [END, LISTED, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const END_SIZE = 22;
/** The comment behind the end is no longer than this. */
const LONGEST_COMMENT = 65_535;
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED = 1;
const BEYOND = 0xffffffff;

/** Throws where the file is no ZIP, or a damaged one. */
export function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(file);
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    entries.push(entryAt(file, at, name));
    at += 46 + name + extra + comment;
  }
  return entries;
}

function endOf(file: Buffer): number {
  for (let at = file.length - END_SIZE; at >= Math.max(0, file.length - END_SIZE - LONGEST_COMMENT); at -= 1)
    if (file.readUInt32LE(at) === END) return at;
  throw new Error('no ZIP');
}

function entryAt(file: Buffer, at: number, nameLength: number): ZipEntry {
  const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)];
  const [packed, size, local] = [20, 24, 42].map((place) => file.readUInt32LE(at + place)) as [number, number, number];
  if ([packed, size, local].includes(BEYOND)) throw new Error('ZIP64');
  if (file.readUInt32LE(at) !== LISTED || file.readUInt32LE(local) !== LOCAL || flags & ENCRYPTED)
    throw new Error('no entry');
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const held = file.subarray(from, from + packed);
  return {
    name: file.toString('utf8', at + 46, at + 46 + nameLength),
    size,
    bytes() {
      const found = method === STORED ? held : method === DEFLATED ? inflated(held, size) : undefined;
      if (found?.length !== size || held.length !== packed) throw new Error('not as declared');
      return found;
    },
  };
}

const inflated = (packed: Buffer, size: number): Buffer =>
  inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
