import { rising } from './in-order.js';
import { isPosition, type ListRow } from './paper-marks.js';
import type { Sighting } from './sightings.js';

/** Rows of lists as a whole: those that are gone, and those that stand elsewhere. */
export interface RowsSeen {
  gone: { row: ListRow; first: Sighting }[];
  moved: { row: ListRow; first: Sighting; rank: number }[];
  /** What is told by its row, or follows from where the row stands, is not told again. */
  told: Set<Sighting>;
}

export function rowsSeen(sightings: readonly Sighting[]): RowsSeen {
  const byRow = new Map<ListRow, Sighting[]>();
  for (const sighting of sightings)
    for (const row of sighting.fact.rows) {
      const known = byRow.get(row);
      if (known) known.push(sighting);
      else byRow.set(row, [sighting]);
    }
  const seen: RowsSeen = { gone: [], moved: [], told: new Set() };
  for (const [row, within] of byRow) if (!within.some((one) => seen.told.has(one))) tellGone(seen, row, within);
  for (const among of new Set([...byRow.keys()].map((row) => row.among))) tellMoved(seen, among, byRow);
  return seen;
}

const says = ({ fact }: Sighting): boolean => !isPosition(fact) && fact.value !== '';

function tellGone({ gone, told }: RowsSeen, row: ListRow, within: readonly Sighting[]): void {
  const said = within.filter(says);
  if (said.length === 0 || said.some(({ found }) => found !== 'missing')) return;
  gone.push({ row, first: said[0]! });
  for (const one of within) told.add(one);
}

function tellMoved(seen: RowsSeen, among: readonly ListRow[], byRow: ReadonlyMap<ListRow, Sighting[]>): void {
  const there = among.flatMap((row) => {
    const first = byRow.get(row)?.find((one) => says(one) && one.found !== 'missing');
    return first ? [{ row, first }] : [];
  });
  const stay = rising(there.map(({ first }) => first.depth));
  const ranks = new Map(
    there
      .map(({ first }) => first)
      .sort((a, b) => a.depth - b.depth)
      .map((first, rank) => [first, rank] as const),
  );
  for (const [at, { row, first }] of there.entries()) {
    const rank = ranks.get(first)!;
    if (!stay.has(at)) seen.moved.push({ row, first, rank });
    const numbers = byRow.get(row)!.filter(({ fact }) => isPosition(fact) && fact.rows.at(-1) === row);
    for (const number of numbers) if (isRight(number, rank)) seen.told.add(number);
  }
}

/** The number of a row may follow it to its new place, as it may be left to Word. */
function isRight({ file, place }: Sighting, rank: number): boolean {
  const [said, ...more] = file.words.filter(({ kind }) => kind !== 'mark').map(({ key }) => key);
  if (said === undefined) return true;
  const below = place.in === 'row' ? [place.row - 1] : [];
  return more.length === 0 && [rank + 1, ...below].includes(Number(said));
}
