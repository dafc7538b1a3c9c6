import { push } from './lists-by-key.js';

/**
 * How many letters must be put in, taken out or exchanged to make one word of the other; undefined where more than `most`. Beside
 * the diagonal by more than that no way leads back, so only a band of the table is filled, and left when all of a row is too far.
 */
export function slipsBetween(one: Letters, other: Letters, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let [before, now] = [new Int32Array(other.length + 1), new Int32Array(other.length + 1)];
  for (let at = 0; at <= other.length; at += 1) before[at] = at;
  for (let row = 1; row <= one.length; row += 1) {
    const from = Math.max(1, row - most);
    const to = Math.min(other.length, row + most);
    const letter = one[row - 1];
    let beside = from === 1 ? row : FAR;
    let least = beside;
    now[from - 1] = beside;
    for (let at = from; at <= to; at += 1) {
      const exchanged = before[at - 1]! + (letter === other[at - 1] ? 0 : 1);
      // The last of the row is above no band of the row before.
      const added = at === row + most ? FAR : before[at]! + 1;
      beside = beside + 1 < added ? beside + 1 : added;
      if (exchanged < beside) beside = exchanged;
      now[at] = beside;
      if (beside < least) least = beside;
    }
    if (least > most) return undefined;
    [before, now] = [now, before];
  }
  const slips = before[other.length]!;
  return slips <= most ? slips : undefined;
}

/** A word by its letters, each a code point. */
export type Letters = readonly number[];
export const lettersOf = (word: string): Letters => Array.from(word, (letter) => letter.codePointAt(0)!);

const FAR = 1_000_000;

/** For so many names that are not there others are offered; the rest has its turn once these are answered. */
export const LOOKED_FOR = 100;
/** So many are offered to whoever wrote a name that is not there. */
export const OFFERED_NEAR = 3;

/**
 * Of what is known, what is near to a name. A slip changes two pairs of letters that stand side by side, so whatever is near shares
 * most of its pairs: only those are measured, since a list of thousands is looked for in a register of thousands.
 */
export class NearNames<Known> {
  private readonly words: readonly { letters: Letters; known: Known[] }[];
  private readonly byPair = new Map<number, number[]>();

  constructor(known: readonly Known[], keyOf: (one: Known) => string) {
    const byKey = new Map<string, Known[]>();
    for (const one of known) push(byKey, keyOf(one), one);
    this.words = [...byKey].map(([key, ones]) => ({ letters: lettersOf(key), known: ones }));
    for (const [index, { letters }] of this.words.entries())
      for (const pair of new Set(pairsOf(letters))) {
        push(this.byPair, pair, index);
      }
  }

  /** Those among what fits that are near enough to be meant, the nearest first: a slip for every four letters. */
  to(wanted: string, fits: (one: Known) => boolean = () => true): Known[] {
    const letters = lettersOf(wanted);
    const most = Math.max(1, Math.floor(letters.length / 4));
    return this.sharing(letters, most)
      .flatMap((index) => {
        const word = this.words[index]!;
        const far = slipsBetween(letters, word.letters, most);
        return far === undefined ? [] : [{ far, known: word.known }];
      })
      .sort((a, b) => a.far - b.far)
      .flatMap(({ known }) => known.filter(fits));
  }

  /** Those that `most` slips may have made of it, and few others; in the order in which they are known. */
  private sharing(wanted: Letters, most: number): number[] {
    const pairs = pairsOf(wanted);
    const shared = new Uint32Array(this.words.length);
    for (const pair of pairs) for (const index of this.byPair.get(pair) ?? []) shared[index]! += 1;
    const found: number[] = [];
    for (const [index, { letters }] of this.words.entries()) {
      const longer = letters.length > wanted.length ? letters.length : wanted.length;
      if (shared[index]! >= longer - 1 - 2 * most) found.push(index);
    }
    return found;
  }
}

const BEYOND_LETTERS = 0x110000;
const pairsOf = (letters: Letters): number[] =>
  letters.slice(1).map((letter, index) => letters[index]! * BEYOND_LETTERS + letter);
