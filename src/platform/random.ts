/** The only place that draws randomness. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** Time-ordered UUID (version 7), so that new rows lie together in an index. */
export function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  const rest = randomUUID().slice(15);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest}`;
}

export const newBytes = (length: number): Buffer => randomBytes(length);

/** Drawn from a store of random bytes: each request has one. */
export const newRequestId = (): string => randomUUID();

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Letters and digits that cannot be misread on paper: no 0/O, 1/I/L, 5/S, 8/B, U/V, 2/Z. */
const SLIP_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';

export const newSlipCode = (): string =>
  Array.from({ length: 8 }, () => SLIP_ALPHABET[randomInt(SLIP_ALPHABET.length)]).join('');
