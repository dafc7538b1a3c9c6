import type { Sentence } from './vocabulary.js';

export const BALLOT_KINDS = ['secret', 'open', 'paper', 'byCirculation', 'noCouncil'] as const;
export type BallotKind = (typeof BALLOT_KINDS)[number];

/** An exact fraction with its comparison: `yes * den >= num * N` or `>`. Integers only, never a percentage. */
export interface Fraction {
  num: number;
  den: number;
  comparison: '>=' | '>';
}

/** How sure a rule is: read in the law, or a default that the commune's own regulation decides. */
export type Certainty = 'verified' | 'unverified';

/** Versioned rules under which an award is voted on. A card that is in use is never changed, only followed by another version. */
export interface RuleCard {
  code: string;
  version: number;
  /** The kinds of ballot that the card allows; a sheet names one. `noCouncil` and the others exclude each other. */
  ballots: BallotKind[];
  /** Of all members of the council. */
  quorum: Fraction;
  threshold: Fraction;
  denominator: 'allMembers' | 'entitled' | 'present' | 'valid';
  /** The most nominees of a season that may be recommended; null for no quota. */
  quota: number | null;
  blank: 'notYes' | 'outOfDenominator';
  absent: 'notYes' | 'outOfDenominator';
  writtenOpinions: 'counted' | 'notAllowed';
  recused: 'keepInDenominator' | 'removeFromDenominator';
  /** As many yes as no, where one yes more would pass; or equal votes at the edge of the quota. */
  tie: 'fails' | 'chairSide' | 'rerun';
  /** How long the sealed choices of a recount box are kept; `none` until recount boxes exist. */
  retention: 'none' | 'untilSeasonCloses';
  citation: Sentence;
  certainty: Certainty;
  /** ISO dates, inclusive; null for an open end. */
  validFrom: string | null;
  validTo: string | null;
}
