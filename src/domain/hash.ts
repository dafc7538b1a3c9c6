/** The one file of the domain that knows a hash library. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

interface NativeHash {
  hash(algorithm: string, text: string): string;
}

/** Node lends its own, several times as fast; a browser has none that answers at once. */
const native = (
  globalThis as { process?: { getBuiltinModule?: (name: string) => Partial<NativeHash> | undefined } }
).process?.getBuiltinModule?.('node:crypto');

export const sha256InScript = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Of a file, wherever it is read: browsers keep their own from pages that came without HTTPS. */
export const sha256OfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

export const sha256Hex: (text: string) => string = native?.hash
  ? (text) => native.hash!('sha256', text)
  : sha256InScript;
