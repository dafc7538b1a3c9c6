import type { PastRow } from './past-list.js';
import type { Problem } from './problem.js';
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
  /** What the units of the office are called. */
  units: readonly string[];
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
