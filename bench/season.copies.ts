/**
 * A told season as text with gaps: what differs between two communes of the same story are their ids and every digest
 * that an id goes into. Filled for another commune it is what that one's server would have written.
 */
import { createHash } from 'node:crypto';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const DIGEST = /\b[0-9a-f]{64}\b/g;
/** Stands where a name must be of one commune only. */
export const NUMBER = '§number§';
const GAP = new RegExp(`${ID.source}|${DIGEST.source}|${NUMBER}`, 'g');
/** How far the times in the ids of two communes lie apart: each lies whole before the next, as if it had been used before. */
const APART = 600_000;

/** Literals at even places; at odd ones the number of a gap. */
type Pieces = readonly (string | number)[];

interface Derived {
  digest: string;
  from: Pieces;
}

/** What the gaps of one commune are filled with. */
export type Filling = readonly string[];

/** Texts of one commune, and what each of their gaps is made of. */
export class Copies {
  private readonly gaps = new Map<string, number>([[NUMBER, 0]]);
  private readonly times: string[] = [];
  private readonly derived: Derived[] = [];

  /** `ids` are those that each commune has for itself; all others stand in every text as they are. */
  constructor(ids: ReadonlySet<string>) {
    const times = new Set([...ids].map((id) => id.slice(0, 13)));
    for (const time of times) {
      this.gaps.set(time, 1 + this.times.length);
      this.times.push(time);
    }
    this.own = ids;
  }

  private readonly own: ReadonlySet<string>;

  /** From now on this digest is, in each commune, that of the text as it is there. Derived ones may go into others. */
  derive(text: string): void {
    const digest = sha256(text);
    if (this.gaps.has(digest)) return;
    const from = this.cut(text);
    if (from.length === 1) return;
    this.gaps.set(digest, 1 + this.times.length + this.derived.length);
    this.derived.push({ digest, from });
  }

  /** The text with its gaps. */
  cut(text: string): Pieces {
    const pieces: (string | number)[] = [''];
    let end = 0;
    for (const match of text.matchAll(GAP)) {
      const found = match[0];
      const isId = found.length === 36;
      const gap = isId ? (this.own.has(found) ? this.gaps.get(found.slice(0, 13)) : undefined) : this.gaps.get(found);
      if (gap === undefined) continue;
      pieces[pieces.length - 1] += text.slice(end, match.index);
      pieces.push(gap, '');
      end = match.index + (isId ? 13 : found.length);
    }
    pieces[pieces.length - 1] += text.slice(end);
    return pieces;
  }

  /** For the commune of this number; the told one itself is 0. */
  filling(number: number): Filling {
    const values = [String(number), ...this.times.map((time) => earlier(time, number))];
    for (const { from } of this.derived) values.push(sha256(filled(from, values)));
    return values;
  }
}

export function filled(pieces: Pieces, values: Filling): string {
  let text = pieces[0] as string;
  for (let index = 1; index < pieces.length; index += 2)
    text += values[pieces[index] as number]! + (pieces[index + 1] as string);
  return text;
}

/** The first part of an id is the time at which it was drawn. */
function earlier(time: string, number: number): string {
  const moved = Number.parseInt(time.replace('-', ''), 16) - number * APART;
  const hex = moved.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
