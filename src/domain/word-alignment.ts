import { bestInOrder, gapsBetween, inOrder } from './in-order.js';
import type { MarkedText } from './paper-marks.js';
import { tells, type Word } from './paper-words.js';
import { searchKey } from './text.js';

/** Beyond so many changed words two texts are not the same one edited. */
const MOST_CHANGED = 1_500;
/** Stretches with more pairs of words than this are not weighed word by word. */
const MOST_PAIRS = 100_000;

/** What stands in a file where the record has a text. */
export interface Alignment {
  /** For each word of the file the word of the record that it stands for, or -1. */
  standsFor: Int32Array;
  /** For each span of the record the stretch of the file, from and to (not in it), or none. */
  found: (Stretch | undefined)[];
}

export interface Stretch {
  from: number;
  to: number;
}

/** Sets a text of the record against a text of the file: which words stand where each fact stood. */
export function aligned(record: MarkedText, file: readonly Word[]): Alignment {
  const standsFor = new Int32Array(file.length).fill(-1);
  const keys = (words: readonly Word[]) => words.map(({ key }) => key);
  const same = inOrder(keys(record.words), keys(file), MOST_CHANGED);
  for (const [ours, theirs] of same) standsFor[theirs] = ours;
  for (const { first, second } of gapsBetween(same, [record.words.length, file.length])) {
    const [ours, theirs] = [record.words.slice(...first), file.slice(...second)];
    if (ours.length * theirs.length > MOST_PAIRS) continue;
    for (const [one, other] of bestInOrder(ours.length, theirs.length, (i, j) => worth(ours[i]!, theirs[j]!)))
      standsFor[second[0] + other] = first[0] + one;
  }
  const stretches = record.spans.map((_, index) => stretchOf(record, file, standsFor, index));
  return { standsFor, found: stretches };
}

/** How willingly one word is taken for what became of another. */
function worth(ours: Word, theirs: Word): number {
  const ofFact = ours.fact === undefined ? 0 : 0.5;
  if (ours.kind === 'hole') return theirs.kind === 'mark' ? 0 : 0.2;
  if (ours.key === theirs.key) return 4;
  if (ours.kind !== theirs.kind) return ours.kind === 'word' && theirs.kind === 'number' ? 0.1 + ofFact / 5 : 0;
  if (ours.kind === 'number') return 2 + ofFact;
  if (ours.kind !== 'word') return 0.5;
  return (searchKey(ours.key) === searchKey(theirs.key) ? 3 : 0.6) + ofFact;
}

/** The words that stand for a span, with those that were put in: between them, where it is blank, or beside it. */
function stretchOf(
  record: MarkedText,
  file: readonly Word[],
  standsFor: Int32Array,
  index: number,
): Stretch | undefined {
  const span = record.spans[index]!;
  const isOfSpan = (ours: number) => ours >= span.from && ours < span.to;
  const from = standsFor.findIndex(isOfSpan);
  const isBlank = span.from === span.to;
  if (from < 0 && !isBlank) return undefined;
  const stretch = isBlank ? between(standsFor, span) : { from, to: standsFor.findLastIndex(isOfSpan) + 1 };
  return extended(record, file, standsFor, { span, stretch });
}

/** Where a blank fact stands: between what stands for its neighbours. */
function between(standsFor: Int32Array, { from, to }: Stretch): Stretch {
  const before = standsFor.findLastIndex((ours) => ours >= 0 && ours < from);
  const after = standsFor.findIndex((ours) => ours >= to);
  return { from: before + 1, to: Math.max(before + 1, after < 0 ? standsFor.length : after) };
}

/** Marks after which words that were put in are an addition of their own. */
const STOPS = ['(', ')', ',', ';', ':', '.'];
const JOINS = ['/', '-'];

/** With the words beside it that stand for nothing else, where they can be of the fact and not of the sentence around. */
function extended(
  { words, spans }: MarkedText,
  file: readonly Word[],
  standsFor: Int32Array,
  { span, stretch }: { span: Stretch; stretch: Stretch },
): Stretch {
  if (spans.length === 1 && span.from === 0 && span.to === words.length) return { from: 0, to: file.length };
  const isEdge = (word: Word | undefined) => word === undefined || (word.kind === 'mark' && word.fact === undefined);
  const standsAlone = isEdge(words[span.from - 1]) && isEdge(words[span.to]);
  const belongs = (at: number, beside: Word | undefined): boolean => {
    const word = file[at];
    if (!word || standsFor[at] !== -1) return false;
    if (beside?.kind === 'hole') return true;
    if (word.kind === 'mark' && STOPS.includes(word.key)) return false;
    return standsAlone || tells(word) || (JOINS.includes(word.key) && tells(file[at + 1] ?? word));
  };
  let { from, to } = stretch;
  while (belongs(to, words[span.to - 1])) to += 1;
  while (belongs(from - 1, words[span.from])) from -= 1;
  return { from, to };
}
