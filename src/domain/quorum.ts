import type { Fraction, RuleCard } from './rule-card.js';
import type { Sentence } from './vocabulary.js';

/** Of how many: exact fractions of a council, its quorum, and the denominator of one nominee's vote. */

export interface CouncilSize {
  allMembers: number;
  present: number;
  /** Members who are not present and sent a written opinion. */
  opinions: number;
}

/** The votes on one nominee. The five groups together are the whole council. */
export interface NomineeCount {
  dossierId: string;
  yes: number;
  no: number;
  blank: number;
  recused: number;
  /** Of these, by written opinion. */
  opinions: { yes: number; no: number; blank: number };
  /** On the roll, with neither ballot nor opinion, and not recused. */
  absent: number;
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

/** "more than 1/2 needed (at least 5)". */
export function sayBar({ num, den, comparison }: Fraction, least: number | null): Sentence {
  const fraction = `${num}/${den}`;
  const bar =
    comparison === '>'
      ? { vi: `cần trên ${fraction}`, en: `more than ${fraction} needed` }
      : { vi: `cần từ ${fraction} trở lên`, en: `${fraction} or more needed` };
  return least === null
    ? { vi: `${bar.vi} (không số phiếu nào đủ)`, en: `${bar.en} (no number of votes is enough)` }
    : { vi: `${bar.vi} (ít nhất ${least})`, en: `${bar.en} (at least ${least})` };
}

/** Only those in the room make a quorum; a written opinion does not. */
export const quorumMet = (card: RuleCard, allMembers: number, present: number): boolean =>
  reaches(card.quorum, present, allMembers);

type SilentGroup = 'blank' | 'absent' | 'recused' | 'withoutVote';
type Votes = Record<SilentGroup, number> & Pick<NomineeCount, 'yes' | 'no'>;

/**
 * Whom a denominator begins with. A count does not say where a recused member sat, so he is among those who took part:
 * that can raise the bar, never lower it. Who was there and cast no ballot took part too.
 */
const BASES: Record<
  RuleCard['denominator'],
  {
    of: (size: CouncilSize, votes: Votes) => number;
    silent: readonly SilentGroup[];
    say: (whole: number) => Sentence;
  }
> = {
  allMembers: {
    of: ({ allMembers }) => allMembers,
    silent: ['blank', 'absent', 'recused'],
    say: (n) => ({ vi: `tổng số ${n} ủy viên`, en: n === 1 ? 'its 1 member' : `all ${n} members` }),
  },
  entitled: {
    of: ({ allMembers }, { recused }) => allMembers - recused,
    silent: ['blank', 'absent'],
    say: (n) => ({ vi: `${n} ủy viên được bỏ phiếu`, en: `${n} ${n === 1 ? 'member' : 'members'} entitled to vote` }),
  },
  present: {
    of: (_, { yes, no, blank, recused, withoutVote }) => yes + no + blank + recused + withoutVote,
    silent: ['blank', 'withoutVote', 'recused'],
    say: (n) => ({ vi: `${n} ủy viên tham gia`, en: `${n} ${n === 1 ? 'member' : 'members'} who took part` }),
  },
  valid: {
    of: (_, { yes, no, blank }) => yes + no + blank,
    silent: ['blank'],
    say: (n) => ({ vi: `${n} phiếu hợp lệ`, en: `${n} valid ${n === 1 ? 'vote' : 'votes'}` }),
  },
};

export interface Denominator {
  value: number;
  /** The most of it that could say yes: the recused who stay in it cannot. */
  couldSayYes: number;
  /** Its name, and what the card took out of it or left in it. */
  said: Sentence;
}

/** The base less the groups that the card takes out of it; who is not in the base is not taken out again. */
export function denominatorOf(card: RuleCard, size: CouncilSize, count: NomineeCount): Denominator {
  const { of, silent, say } = BASES[card.denominator];
  const leaves: Record<SilentGroup, boolean> = {
    blank: card.blank === 'outOfDenominator',
    absent: card.absent === 'outOfDenominator',
    recused: card.recused === 'removeFromDenominator',
    withoutVote: false,
  };
  const votes = { ...count, withoutVote: withoutVoteOf(card, size, count) };
  const there = silent.filter((group) => votes[group] > 0);
  const gone = there.filter((group) => leaves[group]);
  const kept = there.filter((group) => !leaves[group]);
  const whole = of(size, votes);
  const value = gone.reduce((left, group) => left - votes[group], whole);
  const couldSayYes = value - (kept.includes('recused') ? count.recused : 0);
  const list = (groups: SilentGroup[]) => sayGroups(groups, votes);
  const base = say(whole);
  return {
    value: Math.max(0, value),
    couldSayYes,
    said: {
      vi: `trên ${base.vi}${lead(', trừ ', list(gone).vi)}${lead(', vẫn tính ', list(kept).vi)}`,
      en: `of ${base.en}${lead(', less ', list(gone).en)}${lead(', still counting ', list(kept).en)}`,
    },
  };
}

/** Those who were there, or wrote what the card counts, beyond the votes and the recused: a member without a ballot. */
function withoutVoteOf(
  { writtenOpinions }: RuleCard,
  size: CouncilSize,
  { yes, no, blank, recused }: NomineeCount,
): number {
  const tookPart = size.present + (writtenOpinions === 'counted' ? size.opinions : 0);
  return Math.max(0, tookPart - yes - no - blank - recused);
}

const lead = (word: string, list: string): string => (list === '' ? '' : word + list);

function sayGroups(groups: SilentGroup[], votes: Votes): Sentence {
  const labels: Record<SilentGroup, Sentence> = {
    blank: { vi: 'phiếu trắng', en: 'blank' },
    absent: { vi: 'ủy viên vắng hoặc không có phiếu', en: 'absent or without a vote' },
    recused: { vi: 'ủy viên không bỏ phiếu vì có liên quan', en: 'recused' },
    withoutVote: { vi: 'ủy viên có mặt không có phiếu', en: 'present without a vote' },
  };
  return {
    vi: groups.map((group) => `${votes[group]} ${labels[group].vi}`).join(' và '),
    en: groups.map((group) => `${votes[group]} ${labels[group].en}`).join(' and '),
  };
}
