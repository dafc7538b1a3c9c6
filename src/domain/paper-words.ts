import { searchKey } from './text.js';

/** A text of a paper as words that can be compared: Word and LibreOffice write the same in many ways. */

export interface Word {
  key: string;
  kind: 'word' | 'number' | 'mark' | 'dots' | 'hole';
  /** Where it stands in its text. */
  start: number;
  end: number;
  /** Which fact of the text it is of; none where it is the template's own. */
  fact: number | undefined;
}

/** Of what a fact leaves to be filled in by hand. It stands between the marks of facts, where no text has a character. */
export const HOLE = '\ue003';

const SPELLINGS: [RegExp, string][] = [
  [/[\p{Zs}\t\n\v\f\r\u2028\u2029]/gu, ' '],
  [/\p{Cf}/gu, ''],
  [/[“”„«»″]/g, '"'],
  [/[‘’‚‹›′`]/g, "'"],
  [/[‐‑‒–—―−]/g, '-'],
  [/\.{3,}|_{3,}/g, '…'],
];

/** One spelling of what looks the same on paper. */
export const plain = (text: string): string =>
  SPELLINGS.reduce((told, [found, written]) => told.replace(found, written), text).normalize('NFC');

const WORDS = /(\ue003)|(…+)|(\d+(?:[.,]\d+)*)|([\p{L}\p{M}\d]+)|([^\s])/gu;

/** Of a text that is plain. */
export function wordsOf(text: string, fact?: number): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORDS)) {
    const key = match[0];
    const kind = match[1] ? 'hole' : match[2] ? 'dots' : match[3] ? 'number' : match[4] ? 'word' : 'mark';
    const [start, end] = [match.index, match.index + key.length];
    words.push({ key: kind === 'dots' ? '…' : key, kind, start, end, fact });
  }
  return words;
}

export const isNumber = ({ kind }: Word): boolean => kind === 'number';
export const isCapital = ({ kind, key }: Word): boolean => kind === 'word' && /^\p{Lu}/u.test(key);
/** What a name, a number or a date consists of; the rest of a sentence is wording. */
export const tells = (word: Word): boolean => isNumber(word) || isCapital(word);

export const written = (text: string, words: readonly Word[]): string =>
  words.length === 0 ? '' : text.slice(words[0]!.start, words.at(-1)!.end);

/** How much two short texts look alike when marks and capitals are left out: 1 is the same, 0 nothing in common. */
export function likeness(first: string, second: string): number {
  const [a, b] = [pairsOf(searchKey(first)), pairsOf(searchKey(second))];
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  return shared(a, b);
}

const pairsOf = (text: string): string[] =>
  text.length < 2 ? [...text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

/** Of two bags, what share is in both. */
export function shared(first: readonly string[], second: readonly string[]): number {
  const total = first.length + second.length;
  return total === 0 ? 1 : (2 * inBoth(first, second)) / total;
}

/** How many of the one are in the other, each as often as it is there. */
export function inBoth(first: readonly string[], second: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of second) left.set(one, (left.get(one) ?? 0) + 1);
  return first.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count > 0;
  }).length;
}
