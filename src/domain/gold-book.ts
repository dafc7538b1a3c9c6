import type { Role } from './vocabulary.js';

/** Who enters awards in the book of honour of an office, and says what an award is paid. */
export const GOLD_BOOK_KEEPERS: readonly Role[] = ['clerk'];

interface Outcome {
  outcome: string;
  /** Neither revoked nor taken back. */
  stands: boolean;
  /** Its number in the book, once it has one. */
  goldBook: number | null;
}

/** What of a decision is still to be entered: each award once. One that was revoked keeps the number it had. */
export const toBeEntered = <One extends Outcome>(outcomes: readonly One[]): One[] =>
  outcomes.filter(({ outcome, stands, goldBook }) => outcome === 'awarded' && stands && goldBook === null);
