import { bestInOrder, gapsBetween, inOrder, type Gap } from './in-order.js';
import type { Block } from './paper-blocks.js';
import { readMarked, withoutMarks, type MarkedText } from './paper-marks.js';
import { likeness, plain, shared, wordsOf, type Word } from './paper-words.js';

/** A block of the paper as it is written now, with its facts. */
export interface WrittenBlock extends Block {
  texts: MarkedText[];
  key: string;
  bag: string[];
  /** Nothing but facts that are blank. */
  isBlank: boolean;
}

/** A block of the file. */
export interface FileBlock extends Block {
  texts: { text: string; words: Word[] }[];
  key: string;
  bag: string[];
}

export function writtenBlock(block: Block): WrittenBlock {
  const texts = block.cells.map(readMarked);
  return { ...block, texts, ...keyed(texts), isBlank: texts.every(({ words }) => words.length === 0) };
}

export function fileBlock(block: Block): FileBlock {
  const texts = block.cells.map((cell) => {
    const text = plain(withoutMarks(cell));
    return { text, words: wordsOf(text) };
  });
  return { ...block, texts, ...keyed(texts) };
}

/** Blocks are weighed by how they begin. */
const MOST_WEIGHED = 300;

/** What a block is found by: its words without a number in front, which changes when a row is put in or taken out. */
function keyed(texts: readonly { words: Word[] }[]): { key: string; bag: string[] } {
  const cells = texts.map(({ words }) => words.map(({ key }) => key));
  if (/^\d+$/.test(cells[0]?.[0] ?? '')) cells[0] = cells[0]!.slice(cells[0]![1] === '.' ? 2 : 1);
  return { key: cells.map((cell) => cell.join(' ')).join('\t'), bag: cells.flat().slice(0, MOST_WEIGHED) };
}

/** Beyond so many changed blocks a file is not this paper edited. */
const MOST_CHANGED = 1_000;
const MOST_PAIRS = 20_000;

/** For each written block the block of the file that it became, or -1. */
export function alignBlocks(ours: readonly WrittenBlock[], theirs: readonly FileBlock[]): Int32Array {
  const became = new Int32Array(ours.length).fill(-1);
  const keys = (blocks: readonly { key: string; kind: string }[]) => blocks.map(({ key, kind }) => `${kind} ${key}`);
  const same = inOrder(keys(ours), keys(theirs), MOST_CHANGED);
  for (const [one, other] of same) became[one] = other;
  const gaps = gapsBetween(same, [ours.length, theirs.length]);
  const taken = new Set(same.map(([, other]) => other));
  const left = { ours, theirs, became, taken };
  takeMoved(left);
  for (const gap of gaps) takeAlike(left, gap);
  takeMovedAndChanged(left);
  for (const gap of gaps) takeRest(left, gap);
  return became;
}

interface Left {
  ours: readonly WrittenBlock[];
  theirs: readonly FileBlock[];
  became: Int32Array;
  taken: Set<number>;
}

const take = ({ became, taken }: Left, one: number, other: number): void => {
  became[one] = other;
  taken.add(other);
};
const indexes = ([from, to]: readonly [number, number]): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);
const leftOf = ({ became, taken }: Left, { first, second }: Gap): [ours: number[], theirs: number[]] => [
  indexes(first).filter((one) => became[one] === -1),
  indexes(second).filter((other) => !taken.has(other)),
];
const everything = ({ ours, theirs }: Left): Gap => ({ first: [0, ours.length], second: [0, theirs.length] });

/** The same somewhere else. */
function takeMoved(left: Left): void {
  const [ours, theirs] = leftOf(left, everything(left));
  const places = new Map<string, number[]>();
  for (const other of theirs) {
    const { kind, key } = left.theirs[other]!;
    const known = places.get(`${kind} ${key}`);
    if (known) known.push(other);
    else places.set(`${kind} ${key}`, [other]);
  }
  for (const one of ours) {
    const { kind, key, isBlank } = left.ours[one]!;
    const other = isBlank ? undefined : places.get(`${kind} ${key}`)?.shift();
    if (other !== undefined) take(left, one, other);
  }
}

/** Between two blocks that are the same, those that are alike, in their order. */
function takeAlike(left: Left, gap: Gap): void {
  const [ours, theirs] = leftOf(left, gap);
  if (ours.length * theirs.length > MOST_PAIRS) return;
  const worth = (i: number, j: number) => alike(left.ours[ours[i]!]!, left.theirs[theirs[j]!]!);
  for (const [i, j] of bestInOrder(ours.length, theirs.length, worth)) take(left, ours[i]!, theirs[j]!);
}

/** Rows that went elsewhere and were changed there. */
function takeMovedAndChanged(left: Left): void {
  const [ours, theirs] = leftOf(left, everything(left));
  if (ours.length * theirs.length > MOST_PAIRS) return;
  for (const one of ours) {
    const weighed = theirs
      .filter((other) => !left.taken.has(other))
      .map((other): [number, number] => [other, alike(left.ours[one]!, left.theirs[other]!)]);
    const [other, worth] = weighed.reduce((best, each) => (each[1] > best[1] ? each : best), [-1, 0]);
    if (worth > 0.6) take(left, one, other);
  }
}

/** Paragraphs of which nothing is left, one for one; what was blank was filled in. */
function takeRest(left: Left, gap: Gap): void {
  const [ours, theirs] = leftOf(left, gap);
  const both = [
    ours.filter((one) => left.ours[one]!.kind === 'paragraph'),
    theirs.filter((other) => left.theirs[other]!.kind === 'paragraph'),
  ] as const;
  if (both[0].length === both[1].length || both[0].every((one) => left.ours[one]!.isBlank))
    for (const [at, one] of both[0].entries()) if (both[1][at] !== undefined) take(left, one, both[1][at]);
}

const LEAST_ALIKE = 0.35;
const LEAST_NAME = 0.45;
const LEAST_ROW = 0.75;

/** How sure it is that one became the other; 0 where it did not. */
function alike(ours: WrittenBlock, theirs: FileBlock): number {
  if (ours.kind !== theirs.kind || ours.isBlank) return 0;
  const worth = shared(ours.bag, theirs.bag);
  if (ours.kind === 'row' && ours.texts.some(({ spans }) => spans.length > 0)) {
    const name = nameLikeness(ours, theirs);
    return name >= LEAST_NAME || worth >= LEAST_ROW ? (worth + 2 * name) / 3 + 0.01 : 0;
  }
  if (worth >= LEAST_ALIKE) return worth;
  const letters = likeness(ours.texts[0]!.text.slice(0, MOST_WEIGHED), theirs.texts[0]!.text.slice(0, MOST_WEIGHED));
  return letters >= LEAST_ALIKE ? letters : 0;
}

/** A row is about whom it names: the first of its cells that is no number. */
function nameLikeness(ours: WrittenBlock, theirs: FileBlock): number {
  const at = ours.texts.findIndex(({ words }) => words.some(({ kind, fact }) => kind === 'word' && fact !== undefined));
  const { text } = ours.texts[at] ?? { text: '' };
  return Math.max(
    0,
    ...theirs.texts.map((cell) => likeness(text.slice(0, MOST_WEIGHED), cell.text.slice(0, MOST_WEIGHED))),
  );
}
