import type { FileBlock, WrittenBlock } from './block-alignment.js';
import { changesFacts, foundAs, type Found, type Stated } from './fact-found.js';
import { bestInOrder } from './in-order.js';
import type { Place } from './paper-blocks.js';
import { isProse, type Fact, type MarkedText } from './paper-marks.js';
import { likeness, tells, type Word } from './paper-words.js';
import { aligned, type Alignment, type Stretch } from './word-alignment.js';

/** One place where the paper says a fact, and what the file has there. */
export interface Sighting {
  fact: Fact;
  found: Found | 'missing';
  record: Stated;
  file: Stated;
  /** In the file; in the paper as it is written where the file has none. */
  place: Place;
  column: number | undefined;
  /** The text around it. */
  near: string;
  /** How far down the file it stands. */
  depth: number;
}

export interface Seen {
  sightings: Sighting[];
  /** Words of the template's own that are others in the file. */
  wording: number;
}

const NOTHING: Stated = { text: '', words: [] };
/** More words than any block has: so that the depth of a word is below that of the next block. */
const DEEP = 2 ** 24;

/** What of the facts in a block stands in the file's block that it became. */
export function seenIn(facts: readonly Fact[], ours: WrittenBlock, theirs: FileBlock | undefined, at: number): Seen {
  const cellOf = theirs && cellsOf(ours, theirs);
  const seen = ours.texts.map((text, index): Seen => {
    const cell = cellOf?.(index);
    const place = theirs && cell !== undefined ? theirs.place : ours.place;
    const column = ours.kind === 'row' ? (cell ?? index) : undefined;
    const said = theirs?.texts[cell ?? -1];
    return seenInText(facts, text, said, { place, column, near: said?.text ?? text.text, depth: at * DEEP });
  });
  return {
    sightings: seen.flatMap(({ sightings }) => sightings),
    wording: seen.reduce((sum, { wording }) => sum + wording, 0),
  };
}

/** Cell by cell; where a column was put in or taken out, those that are alike. */
function cellsOf(ours: WrittenBlock, theirs: FileBlock): (index: number) => number | undefined {
  if (ours.texts.length === theirs.texts.length) return (index) => index;
  const worth = (i: number, j: number) =>
    likeness(ours.texts[i]!.text.slice(0, 100), theirs.texts[j]!.text.slice(0, 100));
  const pairs = new Map(bestInOrder(ours.texts.length, Math.min(theirs.texts.length, 100), worth));
  return (index) => pairs.get(index);
}

type At = Pick<Sighting, 'place' | 'column' | 'near' | 'depth'>;

function seenInText(facts: readonly Fact[], text: MarkedText, said: Stated | undefined, at: At): Seen {
  const alignment = said && aligned(text, said.words);
  const sightings = text.spans.map((span, index): Sighting => {
    const fact = facts[span.fact]!;
    const record = { text: text.text, words: text.words.slice(span.from, span.to) };
    const stretch = alignment?.found[index];
    const words = stretch ? said!.words.slice(stretch.from, stretch.to) : [];
    const inPlace = judged(fact, record.words, words);
    const isElsewhere = said && isOther(inPlace) && standsElsewhere(text, said.words, alignment!, span);
    const found = isElsewhere ? 'same' : inPlace;
    const file = found === 'missing' || !said ? NOTHING : { text: said.text, words };
    return { fact, found, record, file, ...at, depth: at.depth + (stretch?.from ?? 0) };
  });
  return { sightings, wording: alignment ? reworded(text, said!.words, alignment) : 0 };
}

function judged(fact: Fact, record: readonly Word[], file: readonly Word[]): Sighting['found'] {
  if (record.length > 0 && file.length === 0) return foundAs(record, file) === 'same' ? 'same' : 'missing';
  const found = foundAs(record, file);
  return found === 'changed' && isProse(fact) && !changesFacts(record, file) ? 'same' : found;
}

const isOther = (found: Sighting['found']): boolean => found === 'changed' || found === 'missing';

/** Whether a sentence that was turned around still says the fact, in words that stand for no other; not of a lone number. */
function standsElsewhere(
  { words }: MarkedText,
  file: readonly Word[],
  { standsFor }: Alignment,
  { from, to }: Stretch,
): boolean {
  if (to - from < 2) return false;
  const isSaid = (ours: number, at: number) =>
    file[at]!.key === words[ours]!.key && words[standsFor[at]!]?.key !== file[at]!.key;
  const goesOn = (at: number) => file[at] !== undefined && tells(file[at]);
  for (let at = 0; at + to - from <= file.length; at++) {
    let length = 0;
    while (length < to - from && isSaid(from + length, at + length)) length += 1;
    if (length === to - from && !goesOn(at - 1) && !goesOn(at + length)) return true;
  }
  return false;
}

function reworded({ words }: MarkedText, file: readonly Word[], { standsFor, found }: Alignment): number {
  const kept = new Set([...standsFor].filter((ours, at) => ours >= 0 && words[ours]!.key === file[at]!.key));
  const gone = words.filter(({ fact, kind }, at) => fact === undefined && kind === 'word' && !kept.has(at));
  const isOfFact = (at: number) => found.some((stretch) => stretch && at >= stretch.from && at < stretch.to);
  const come = file.filter(({ kind }, at) => kind === 'word' && standsFor[at] === -1 && !isOfFact(at));
  return Math.max(gone.length, come.length);
}
