import { awardKey, awardsBesides } from './award-names.js';
import { cellProblem, type PastRow } from './past-list.js';
import { push } from './lists-by-key.js';
import { LOOKED_FOR, NearNames, OFFERED_NEAR } from './near-names.js';
import type { Problem } from './problem.js';
import { searchKey, spellingKey } from './text.js';
import type { NomineeKind } from './vocabulary.js';

/** A row of the register that stands for itself. */
export interface KnownNominee {
  id: string;
  name: string;
  kind: NomineeKind;
  year: number | null;
  /** What its unit is called; '' where it has none. */
  unit: string;
  /** The name by which it was found: its own, or that of a row which was merged into it. */
  as: string;
}

/** An award that the register has of a nominee. */
export interface KnownAward {
  nomineeId: string;
  title: string;
  year: number;
  decisionNumber: string | null;
}

/** What the register knows of the names and awards of a list. */
export interface Register {
  /** Of the very key, and those that were chosen. */
  nominees: readonly KnownNominee[];
  /** Of a key that is near, for names that are not there. */
  near: readonly KnownNominee[];
  awards: readonly KnownAward[];
  /** What the office's own plans and register call an award. */
  titles: readonly string[];
}

/** What somebody said who had looked at what was in doubt. */
export interface Answered {
  /** By row of the list: the nominee that is meant; null for one that the register does not have yet. */
  nominees: ReadonlyMap<number, string | null>;
  /** Titles that are right though no plan and no law knows them. */
  awards: readonly string[];
  /** Whoever the register does not have is added. */
  addNominees: boolean;
}

/** An award with its nominee: of the register, or by the number of those that are to be added. */
export interface PlacedAward {
  row: PastRow;
  nominee: { id: string; name: string } | { added: number };
  already: boolean;
}

export interface Placed {
  awards: PlacedAward[];
  /** Nominees to be added, as their first row tells of them. */
  added: PastRow[];
  problems: Problem[];
  /** Rows of the register that may be meant, by row of the list. */
  offers: Map<number, KnownNominee[]>;
}

/** Says of each award whose it is, whether the register has it already, and what nobody can know. */
export function placed(rows: readonly PastRow[], register: Register, answered: Answered): Placed {
  const found: Placed = { awards: [], added: [], problems: [], offers: new Map() };
  const names = awardsBesides([...register.titles, ...answered.awards]);
  const finder = new Finder(register, answered, found);
  const had = new Map<string, KnownAward[]>();
  for (const award of register.awards) push(had, award.nomineeId, award);
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
    const one = { row, nominee, already: (had.get(whose) ?? []).some((award) => isSame(award, row)) };
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

/** Looks for the nominee of a row; tells what is in doubt. */
class Finder {
  private readonly byKey = new Map<string, KnownNominee[]>();
  private readonly byId = new Map<string, KnownNominee>();
  private readonly lookedFor = new Map<string, KnownNominee[]>();
  private near: NearNames<KnownNominee> | undefined;
  private readonly added = new Map<string, { row: PastRow; added: number }[]>();

  constructor(
    private readonly register: Register,
    private readonly answered: Answered,
    private readonly found: Placed,
  ) {
    for (const one of register.nominees) {
      push(this.byKey, searchKey(one.as), one);
      this.byId.set(one.id, one);
    }
  }

  find(row: PastRow): PlacedAward['nominee'] | undefined {
    const chosen = this.answered.nominees.get(row.row);
    if (chosen === null) return this.add(row);
    if (chosen !== undefined) {
      const known = this.byId.get(chosen);
      return known ?? this.doubt(row, 'past.choiceUnknown', []);
    }
    const alike = alikeIn(this.byKey.get(searchKey(row.name)) ?? [], row);
    const spelled = distinct(alike.filter((one) => spellingKey(one.as) === spellingKey(row.name)));
    const there = spelled.length > 1 ? ofPlace(spelled, row) : spelled;
    if (there.length === 1) return there[0]!;
    if (there.length > 1) return this.doubt(row, 'past.nomineeSeveral', there);
    if (alike.length > 0) return this.doubt(row, 'past.nomineeAlike', distinct(alike));
    return this.answered.addNominees ? this.add(row) : this.doubt(row, 'past.nomineeUnknown', this.nearOf(row));
  }

  /** Several rows of one new name are of one nominee. */
  private add(row: PastRow): { added: number } {
    const key = `${row.kind} ${spellingKey(row.name)}`;
    const others = this.added.get(key) ?? [];
    const other = others.find((one) => yearsAgree(one.row.birthYear, row.birthYear));
    if (other) return { added: other.added };
    const added = this.found.added.push(row) - 1;
    push(this.added, key, { row, added });
    return { added };
  }

  private nearOf({ name, kind, kindSure }: PastRow): KnownNominee[] {
    const key = searchKey(name);
    const asked = kindSure ? `${kind} ${key}` : key;
    const known = this.lookedFor.get(asked);
    if (known || this.lookedFor.size >= LOOKED_FOR) return known ?? [];
    this.near ??= new NearNames(this.register.near, ({ as }) => searchKey(as));
    const near = distinct(this.near.to(key, (one) => !kindSure || one.kind === kind)).slice(0, OFFERED_NEAR);
    this.lookedFor.set(asked, near);
    return near;
  }

  private doubt(row: PastRow, code: keyof typeof DOUBTS, offers: readonly KnownNominee[]): undefined {
    const shown = offers.slice(0, OFFERED);
    this.found.offers.set(row.row, shown);
    this.found.problems.push(cellProblem(row.cells.name, code, row.name, DOUBTS[code](offers)));
  }
}

const namesOf = (offers: readonly KnownNominee[]) => ({ near: offers.slice(0, OFFERED).map(({ name }) => name) });
const DOUBTS = {
  'past.choiceUnknown': () => ({}),
  'past.nomineeSeveral': ({ length }: readonly KnownNominee[]) => ({ count: length }),
  'past.nomineeAlike': namesOf,
  'past.nomineeUnknown': namesOf,
};

const distinct = (known: readonly KnownNominee[]): KnownNominee[] => [
  ...new Map(known.map((one) => [one.id, one])).values(),
];

const OFFERED = 10;

const yearsAgree = (one: number | null, other: number | null): boolean =>
  one === null || other === null || one === other;

/** Whose kind and year do not speak against it; a kind that was only guessed from the name does not. */
function alikeIn(known: readonly KnownNominee[], row: PastRow): KnownNominee[] {
  const fits = known.filter(({ year }) => yearsAgree(year, row.birthYear));
  const ofKind = fits.filter(({ kind }) => kind === row.kind);
  return ofKind.length > 0 || row.kindSure ? ofKind : fits;
}

/** Of several of one name those whose unit is told beside it; all where none is. */
function ofPlace(known: readonly KnownNominee[], { place }: PastRow): KnownNominee[] {
  const told = searchKey(place);
  const there = known.filter(({ unit }) => unit !== '' && ` ${told} `.includes(` ${searchKey(unit)} `));
  return there.length > 0 ? there : [...known];
}
