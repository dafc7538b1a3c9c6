import { alignBlocks, fileBlock, writtenBlock, type FileBlock, type WrittenBlock } from './block-alignment.js';
import { excerpts, shown } from './fact-found.js';
import { rowsSeen } from './list-rows.js';
import { placeTold, type PaperText } from './paper-blocks.js';
import { readMarked, type Fact, type ListRow } from './paper-marks.js';
import { inBoth, type Word } from './paper-words.js';
import { addedRows } from './added-rows.js';
import { seenIn, type Seen, type Sighting } from './sightings.js';
import type { Difference, DifferenceKind, ToldFact } from './paper-difference.js';

export interface Comparison {
  differences: Difference[];
  filledByHand: ToldFact[];
  /** How many words of the template's own are others. */
  wording: number;
  sightings: Sighting[];
  /** Every word of the file. */
  said: string[];
}

/** Compares a file with the paper as it would be written now, whose facts are marked. */
export function comparePapers(paper: PaperText, facts: readonly Fact[], file: PaperText): Comparison {
  const [ours, theirs] = [paper.blocks.map(writtenBlock), file.blocks.map(fileBlock)];
  const became = alignBlocks(ours, theirs);
  const taken = new Set(became);
  const seen = ours.map((block, at) => bestSeen(facts, block, { ours, theirs, became, taken, at }));
  const sightings = seen.flatMap((one) => one.sightings);
  const rows = rowsSeen(sightings);
  const single = sightings.filter((one) => !rows.told.has(one));
  const differences = [
    ...single.filter(({ found }) => found === 'changed' || found === 'missing').map(differenceOf),
    ...rows.gone.map(({ row, first }) => ofRow('rowMissing', row, first)),
    ...rows.moved.map(({ row, first, rank }) => ({
      ...ofRow('rowMoved', row, first),
      ...{ record: String(row.index + 1), file: String(rank + 1) },
    })),
    ...addedRows(ours, theirs, { facts, became }),
  ];
  return {
    differences,
    filledByHand: single.filter(({ found }) => found === 'filled').map(toldFact),
    wording: seen.reduce((sum, { wording }) => sum + wording, 0),
    sightings,
    said: saidIn(theirs),
  };
}

interface Surroundings {
  ours: readonly WrittenBlock[];
  theirs: readonly FileBlock[];
  became: Int32Array;
  taken: ReadonlySet<number>;
  at: number;
}

const faults = ({ sightings }: Seen): number =>
  sightings.filter(({ found }) => found === 'changed' || found === 'missing').length;

/** A paragraph may have been parted in two, or joined to its neighbour: what leaves the fewest differences is so. */
function bestSeen(facts: readonly Fact[], block: WrittenBlock, around: Surroundings): Seen {
  const { ours, theirs, became, taken, at } = around;
  const index = became[at]!;
  const first = seenIn(facts, block, theirs[index], index);
  if (block.kind === 'row' || faults(first) === 0) return first;
  const isFree = (other: number) => theirs[other]?.kind === 'paragraph' && !taken.has(other);
  const parted = [index + 1, index - 1].filter((other) => index >= 0 && isFree(other));
  const joined = [at - 1, at + 1].flatMap((other) =>
    index < 0 && ours[other]?.kind === 'paragraph' ? became[other]! : [],
  );
  const others = [
    ...parted.map((other) => seenIn(facts, block, together(theirs, index, other), index)),
    ...joined.filter((other) => other >= 0).map((other) => seenIn(facts, block, theirs[other], other)),
  ];
  return others.reduce((best, each) => (faults(each) < faults(best) ? each : best), first);
}

function together(theirs: readonly FileBlock[], one: number, other: number): FileBlock {
  const [first, second] = [theirs[Math.min(one, other)]!, theirs[Math.max(one, other)]!];
  return fileBlock({ ...theirs[one]!, cells: [`${first.cells[0]!} ${second.cells[0]!}`] });
}

const MOST_NEAR = 80;
const near = (text: string): string => {
  const said = shown({ text, words: [{ key: '', kind: 'mark', start: 0, end: text.length, fact: undefined }] }).trim();
  return said.length > MOST_NEAR ? `${said.slice(0, MOST_NEAR)}…` : said;
};

const toldFact = (one: Sighting): ToldFact => ({
  field: one.fact.field.tag,
  row: one.fact.rows.at(-1)?.label ?? '',
  file: shown(one.file),
  place: placeTold(one.place, one.column),
  near: near(one.near),
});

const differenceOf = (one: Sighting): Difference => ({
  kind: one.found === 'missing' ? 'missing' : 'changed',
  ...toldFact(one),
  ...excerpts(one.record, one.file),
});

const ofRow = (kind: DifferenceKind, row: ListRow, first: Sighting): Difference => ({
  ...toldFact(first),
  ...{ kind, field: row.list.tag, row: row.label },
  ...{ record: row.label, file: '', place: placeTold(first.place) },
});

/** The words of a paper that are no facts: what it is known by. Tags of a template are none. */
export const ownWords = ({ blocks }: PaperText): string[] =>
  blocks.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      readMarked(cell.replaceAll(/\{[^}]*\}/g, ' '))
        .words.filter(isOwn)
        .map(({ key }) => key),
    ),
  );

const isOwn = ({ kind, fact }: Word): boolean => kind === 'word' && fact === undefined;

const saidIn = (theirs: readonly FileBlock[]): string[] =>
  theirs.flatMap(({ texts }) => texts.flatMap(({ words }) => words.map(({ key }) => key)));

/** What share of a paper's own words another one has. */
export const resemblance = (own: readonly string[], said: readonly string[]): number =>
  own.length === 0 ? 1 : inBoth(own, said) / own.length;

/** Whether it has more of what is another paper's alone than of what is this one's alone. */
export const isRather = (other: readonly string[], own: readonly string[], said: readonly string[]): boolean =>
  resemblance(beside(other, own), said) > resemblance(beside(own, other), said);

const beside = (words: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return words.filter((word) => !known.has(word));
};
