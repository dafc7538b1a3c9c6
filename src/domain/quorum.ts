import type { Fraction, RuleCard } from './rule-card.js';
import type { Sentence } from './vocabulary.js';

/** Exact fractions of a council: reached or not, the least number that reaches them, and how they are said. */

export interface CouncilSize {
  allMembers: number;
  present: number;
  /** Members who are not present and sent a written opinion. */
  opinions: number;
}

/** Whole numbers on both sides, never a quotient. Of nobody nothing is reached. */
export function reaches({ num, den, comparison }: Fraction, part: number, whole: number): boolean {
  if (whole <= 0) return false;
  return comparison === '>' ? part * den > num * whole : part * den >= num * whole;
}

/** The least part of the whole that reaches the fraction; null when even `most` would not. */
export function leastToReach(fraction: Fraction, whole: number, most: number): number | null {
  const share = fraction.num * whole;
  const floor = (share - (share % fraction.den)) / fraction.den;
  const least = reaches(fraction, floor, whole) ? floor : floor + 1;
  return reaches(fraction, least, whole) && least <= most ? least : null;
}

/** "more than 1/2" or "at least 2/3". */
export function sayFraction({ num, den, comparison }: Fraction): Sentence {
  return comparison === '>'
    ? { vi: `trên ${num}/${den}`, en: `more than ${num}/${den}` }
    : { vi: `từ ${num}/${den} trở lên`, en: `at least ${num}/${den}` };
}

/** Only those in the room make a quorum; a written opinion does not. */
export const quorumMet = (card: RuleCard, allMembers: number, present: number): boolean =>
  reaches(card.quorum, present, allMembers);

/** The least attendance that makes a quorum; null when even the whole council would not. */
export const leastForQuorum = (card: RuleCard, allMembers: number): number | null =>
  leastToReach(card.quorum, allMembers, allMembers);
