/** The only place that draws randomness. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { CLEAR_LETTERS } from '../domain/cover-slip.js';

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

export const newSlipCode = (): string =>
  Array.from({ length: 8 }, () => CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)]).join('');
