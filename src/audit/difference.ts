import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { isRecord } from '../domain/line-shape.js';

/** How what is stored differs from what the trail says, told by name; values are ids, codes, counts, digests and instants. */
export function differing(what: string, stored: unknown, trail: unknown): string[] {
  if (isSame(stored, trail)) return [];
  if (isRecord(stored) && isRecord(trail)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(trail)])];
    return keys.flatMap((key) => differing(what ? `${what}.${key}` : key, own(stored, key), own(trail, key)));
  }
  const [one, other] = [written(stored), written(trail)];
  return one === other ? [] : [`${what} is stored as ${one}; by its trail it is ${other}`];
}

/** Whether they are the same, seen without their canonical forms; what is not seen so may still be. */
function isSame(stored: unknown, trail: unknown): boolean {
  if (typeof stored === 'number') return stored === trail && Number.isSafeInteger(stored);
  if (stored === trail) return typeof stored !== 'object' || stored === null;
  if (Array.isArray(stored) && Array.isArray(trail))
    return stored.length === trail.length && stored.every((item, index) => isSame(item, trail[index]));
  if (!isRecord(stored) || !isRecord(trail)) return false;
  for (const key in stored) if (!isSame(stored[key], own(trail, key))) return false;
  for (const key in trail) if (trail[key] !== undefined && !Object.hasOwn(stored, key)) return false;
  return true;
}

/** Not what it inherits: a key of what was stored may be called like that. */
const own = (record: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const written = (value: unknown): string => (value === undefined ? 'nothing' : canonicalJson(value as Canonical));
