import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { isRecord } from '../domain/line-shape.js';

/** How what is stored differs from what the trail says, told by name; values are ids, codes, counts, digests and instants. */
export function differing(what: string, stored: unknown, trail: unknown): string[] {
  if (stored === trail && typeof stored !== 'object' && typeof stored !== 'number') return [];
  if (isRecord(stored) && isRecord(trail)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(trail)])];
    return keys.flatMap((key) => differing(what ? `${what}.${key}` : key, stored[key], trail[key]));
  }
  const [one, other] = [written(stored), written(trail)];
  return one === other ? [] : [`${what} is stored as ${one}; by its trail it is ${other}`];
}

const written = (value: unknown): string => (value === undefined ? 'nothing' : canonicalJson(value as Canonical));
