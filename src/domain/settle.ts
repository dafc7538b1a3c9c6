import type { CouncilSize, NomineeCount } from './quorum.js';
import type { RuleCard } from './rule-card.js';
import { tally, type Verdict } from './tally.js';
import type { Sentence } from './vocabulary.js';

/** From the counts of a sheet to the outcome of each of its nominees: first the vote, then the chair's side, then the quota. */

export type ChairSide = Record<string /* dossierId */, 'yes' | 'no'>;

export interface Outcome {
  dossierId: string;
  outcome: 'passed' | 'failed' | 'rerun' | 'needsChair';
  /** What decided it. */
  reason: 'threshold' | 'quota' | 'tie' | 'tieAtQuota';
  /** By yes votes among those who passed the vote; equal votes share a rank. Null for the others. */
  rank: number | null;
  verdict: Verdict;
  sentence: Sentence;
}

/** Each nominee's outcome, in the order of the counts, which decides nothing else. `quotaUsed` are those of the season already recommended. */
export function settle(
  card: RuleCard,
  size: CouncilSize,
  counts: NomineeCount[],
  quotaUsed: number,
  chairSide: ChairSide = {},
): Outcome[] {
  const judged = counts.map((count) => afterTheVote(card, tally(card, size, count), count.dossierId, chairSide));
  const passed = judged.filter(({ outcome }) => outcome === 'passed');
  const places = card.quota === null ? null : Math.max(0, card.quota - quotaUsed);
  return judged.map((one) => (one.outcome === 'passed' ? ranked(card, one, passed, places, chairSide) : one));
}

function afterTheVote(card: RuleCard, verdict: Verdict, dossierId: string, chairSide: ChairSide): Outcome {
  const { result, sentence } = verdict;
  const voted = { dossierId, rank: null, verdict };
  if (result !== 'tied') return { ...voted, outcome: result, reason: 'threshold', sentence };
  const outcome = card.tie === 'rerun' ? 'rerun' : sideOf(chairSide, dossierId);
  return {
    ...voted,
    outcome,
    reason: 'tie',
    sentence: adding(sentence, outcome === 'failed' ? CHAIR_SAYS_NO : SAYS[outcome]),
  };
}

const sideOf = (chairSide: ChairSide, dossierId: string): 'passed' | 'failed' | 'needsChair' => {
  const side = chairSide[dossierId];
  return side === undefined ? 'needsChair' : side === 'yes' ? 'passed' : 'failed';
};

/** Where a nominee who passed the vote stands against the places left. A lower rank never takes a place that equals above it left empty. */
function ranked(card: RuleCard, one: Outcome, passed: Outcome[], places: number | null, chairSide: ChairSide): Outcome {
  const above = passed.filter(({ verdict }) => verdict.yes > one.verdict.yes).length;
  const equals = passed.filter(({ verdict }) => verdict.yes === one.verdict.yes);
  const rank = above + 1;
  if (places === null) return { ...one, rank };
  const stands = (clause: Sentence): Sentence =>
    adding(one.sentence, {
      vi: `xếp thứ ${rank}, chỉ tiêu còn ${places}: ${clause.vi}`,
      en: `ranked ${rank}, places left ${places}: ${clause.en}`,
    });
  if (above + equals.length <= places) return { ...one, rank, sentence: stands(WITHIN) };
  if (above >= places) return { ...one, rank, outcome: 'failed', reason: 'quota', sentence: stands(BEYOND) };
  const free = places - above;
  const outcome = atTheEdge(card, one, equals, free, chairSide);
  const edge = {
    vi: `${equals.length} hồ sơ bằng phiếu cho ${free} chỗ cuối, ${SAYS[outcome].vi}`,
    en: `${equals.length} with equal votes for the last ${free}, ${SAYS[outcome].en}`,
  };
  return { ...one, rank, outcome, reason: 'tieAtQuota', sentence: stands(edge) };
}

/**
 * More nominees with equal votes than places left for them. The chair picks by saying yes, to no more than there are places;
 * once they are filled the others are out, and until then the chair has still to speak on each of them.
 */
function atTheEdge(
  card: RuleCard,
  { dossierId }: Outcome,
  equals: Outcome[],
  free: number,
  chairSide: ChairSide,
): Outcome['outcome'] {
  if (card.tie === 'fails') return 'failed';
  if (card.tie === 'rerun') return 'rerun';
  const picked = equals.filter((equal) => chairSide[equal.dossierId] === 'yes').length;
  const side = sideOf(chairSide, dossierId);
  if (side === 'passed') return picked <= free ? 'passed' : 'needsChair';
  return side === 'needsChair' && picked === free ? 'failed' : side;
}

const SAYS: Record<Outcome['outcome'], Sentence> = {
  passed: { vi: 'người chủ trì đồng ý', en: 'the chair says yes' },
  failed: { vi: 'không được chọn', en: 'not chosen' },
  rerun: { vi: 'phải bỏ phiếu lại', en: 'to be voted on again' },
  needsChair: { vi: 'chờ ý kiến người chủ trì', en: 'waiting for the chair' },
};
const CHAIR_SAYS_NO: Sentence = { vi: 'người chủ trì không đồng ý', en: 'the chair says no' };
const WITHIN: Sentence = { vi: 'trong chỉ tiêu', en: 'within the quota' };
const BEYOND: Sentence = { vi: 'ngoài chỉ tiêu', en: 'beyond the quota' };

/** The same sentence with one clause more. */
const adding = (sentence: Sentence, clause: Sentence): Sentence => ({
  vi: `${sentence.vi.slice(0, -1)}; ${clause.vi}.`,
  en: `${sentence.en.slice(0, -1)}; ${clause.en}.`,
});
