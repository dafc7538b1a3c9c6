import { push } from './lists-by-key.js';
import { LOOKED_FOR, NearNames, OFFERED_NEAR } from './near-names.js';
import type { Answered, KnownNominee, Placed, PlacedAward, Register } from './past-known.js';
import { cellProblem, type PastRow } from './past-list.js';
import { searchKey, spellingKey } from './text.js';

/** Looks for the nominee of a row; tells what is in doubt. */
export class PastFinder {
  private readonly byKey = new Map<string, KnownNominee[]>();
  private readonly byId = new Map<string, KnownNominee>();
  private readonly lookedFor = new Map<string, KnownNominee[]>();
  private near: NearNames<KnownNominee> | undefined;
  private readonly added = new Map<string, Added[]>();
  private readonly units: readonly { name: string; words: string }[];

  constructor(
    private readonly register: Register,
    private readonly answered: Answered,
    private readonly found: Placed,
    /** Whether the register has the award of the row already as that of the nominee. */
    private readonly has: (nomineeId: string, row: PastRow) => boolean,
  ) {
    const units = register.units.map((name) => ({ name, words: wordsIn(name) }));
    this.units = units.toSorted((a, b) => b.words.length - a.words.length);
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
    const there = spelled.length > 1 ? this.those(spelled, row) : spelled;
    if (there.length === 1)
      return this.isElsewhere(there[0]!, row) ? this.doubt(row, 'past.nomineeElsewhere', there) : there[0];
    if (there.length > 1) return this.doubt(row, 'past.nomineeSeveral', there);
    if (alike.length > 0) return this.doubt(row, 'past.nomineeAlike', distinct(alike));
    return this.answered.addNominees ? this.add(row) : this.doubt(row, 'past.nomineeUnknown', this.nearOf(row));
  }

  /**
   * Several rows of one new name are of one nominee, as long as neither the year nor a unit of the office speaks against it; a
   * position beside the name does not. What the later rows tell of him goes into the register, too.
   */
  private add(row: PastRow): { added: number } {
    const key = `${row.kind} ${spellingKey(row.name)}`;
    const unit = this.unitIn(row);
    const other = (this.added.get(key) ?? []).find(
      (one) => yearsAgree(one.year, row.birthYear) && (one.unit === '' || unit === '' || one.unit === unit),
    );
    const one = other ?? { added: this.found.added.length, year: null, unit: '' };
    one.year ??= row.birthYear;
    one.unit ||= unit;
    if (!other) push(this.added, key, one);
    const first = this.found.added[one.added] ?? row;
    this.found.added[one.added] = { ...first, birthYear: one.year, place: one.unit || first.place };
    return { added: one.added };
  }

  /** Of several of one name those whose unit is told beside it; where none is, the one who has this very award. */
  private those(known: readonly KnownNominee[], row: PastRow): readonly KnownNominee[] {
    const named = this.unitIn(row);
    const there = known.filter(({ unit }) => unit !== '' && unit === named);
    const having = known.filter(({ id }) => this.has(id, row));
    return there.length > 0 ? there : having.length === 1 && named === '' ? having : known;
  }

  /** The list names another unit of the office than his: it may be somebody else of his name. */
  private isElsewhere({ unit }: KnownNominee, row: PastRow): boolean {
    const named = this.unitIn(row);
    return unit !== '' && named !== '' && named !== unit;
  }

  /** The unit of the office that stands in the place, by its name; '' where none does. */
  private unitIn({ place }: PastRow): string {
    const told = wordsIn(place);
    return this.units.find(({ words }) => names(told, words))?.name ?? '';
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
  'past.nomineeElsewhere': ([known]: readonly KnownNominee[]) => ({ unit: known?.unit ?? '' }),
  'past.nomineeUnknown': namesOf,
};

const distinct = (known: readonly KnownNominee[]): KnownNominee[] => [
  ...new Map(known.map((one) => [one.id, one])).values(),
];

const OFFERED = 10;

/** Whom the register does not have yet, with what his rows tell of him. */
interface Added {
  added: number;
  year: number | null;
  unit: string;
}

/** Its words alone, so that "Thôn Một, xã Mẫu" names "Thôn Một". */
const wordsIn = (text: string): string =>
  searchKey(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether these words stand in the text. */
const names = (text: string, words: string): boolean => words !== '' && ` ${text} `.includes(` ${words} `);

const yearsAgree = (one: number | null, other: number | null): boolean =>
  one === null || other === null || one === other;

/** Whose kind and year do not speak against it; a kind that was only guessed from the name does not. */
function alikeIn(known: readonly KnownNominee[], row: PastRow): KnownNominee[] {
  const fits = known.filter(({ year }) => yearsAgree(year, row.birthYear));
  const ofKind = fits.filter(({ kind }) => kind === row.kind);
  return ofKind.length > 0 || row.kindSure ? ofKind : fits;
}
