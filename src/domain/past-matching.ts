import { awardKey, awardsBesides } from './award-names.js';
import { push } from './lists-by-key.js';
import { PastFinder } from './past-finder.js';
import type { Answered, KnownAward, Placed, PlacedAward, Register } from './past-known.js';
import { cellProblem, type PastRow } from './past-list.js';
import { searchKey } from './text.js';

/** Says of each award whose it is, whether the register has it already, and what nobody can know. */
export function placed(rows: readonly PastRow[], register: Register, answered: Answered): Placed {
  const found: Placed = { awards: [], added: [], problems: [], offers: new Map() };
  const names = awardsBesides([...register.titles, ...answered.awards]);
  const had = new Map<string, KnownAward[]>();
  for (const award of register.awards) push(had, award.nomineeId, award);
  const has = (id: string, row: PastRow) => (had.get(id) ?? []).some((award) => isSame(award, row));
  const finder = new PastFinder(register, answered, found, has);
  const listed = new Map<string, PlacedAward[]>();
  for (const row of rows) {
    if (row.title !== '' && !names.knows(row.title))
      found.problems.push(
        cellProblem(row.cells.award, 'past.awardUnknown', row.title, { near: names.near(row.title) }),
      );
    const nominee = finder.find(row);
    if (!nominee || !row.sound) continue;
    const whose = 'id' in nominee ? nominee.id : `added ${nominee.added}`;
    const other = (listed.get(whose) ?? []).find((one) => isSame(one.row, row));
    if (other)
      found.problems.push(cellProblem(row.cells.name, 'past.twice', row.name, { other: String(other.row.row) }));
    const one = { row, nominee, already: has(whose, row) };
    push(listed, whose, one);
    found.awards.push(one);
  }
  return found;
}

/** Two decisions of one year are two awards; where a number is not told it may be either. */
const isSame = (one: Pick<KnownAward, 'title' | 'year' | 'decisionNumber'>, other: typeof one): boolean =>
  one.year === other.year &&
  awardKey(one.title) === awardKey(other.title) &&
  (!one.decisionNumber || !other.decisionNumber || searchKey(one.decisionNumber) === searchKey(other.decisionNumber));
