import type { Sentence } from './vocabulary.js';

/** How a paper that was edited differs from the record. */
export const DIFFERENCE_KINDS = ['changed', 'missing', 'rowMissing', 'rowAdded', 'rowMoved'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export interface Difference extends ToldFact {
  kind: DifferenceKind;
  record: string;
}

/** What a file says, and where. */
export interface ToldFact {
  /** As a template names it. */
  field: string;
  /** Whose row of a list it is in, or ''. */
  row: string;
  file: string;
  place: Sentence;
  /** The text that it stands in; where it is missing, stood in. */
  near: string;
}
