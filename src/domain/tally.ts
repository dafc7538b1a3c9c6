import { denominatorOf, leastToReach, reaches, sayBar, type CouncilSize, type NomineeCount } from './quorum.js';
import type { RuleCard } from './rule-card.js';
import type { Sentence } from './vocabulary.js';

/** From ballots to a count, and from a count to a verdict, in whole numbers only. */

const CHOICES = ['yes', 'no', 'blank', 'recused'] as const;
export type Choice = (typeof CHOICES)[number];

export interface CastBallot {
  voterId: string;
  channel: 'ballot' | 'opinion';
  /** By dossier. A nominee without a mark is a blank. */
  choices: Record<string, Choice>;
}

/** Ballots that cannot be counted: a fault of the program that gave them, not an answer to a voter. */
export class TallyError extends Error {
  constructor(
    readonly code: 'ballot.twice' | 'ballot.notOnRoll' | 'ballot.unknownDossier' | 'ballot.unknownChoice',
    readonly params: { voterId: string; dossierId?: string },
  ) {
    super(`${code} ${JSON.stringify(params)}`);
  }
}

function ballotsByVoter(ballots: CastBallot[], roll: string[], dossierIds: string[]): Map<string, CastBallot> {
  const byVoter = new Map<string, CastBallot>();
  for (const ballot of ballots) {
    const { voterId } = ballot;
    if (!roll.includes(voterId)) throw new TallyError('ballot.notOnRoll', { voterId });
    if (byVoter.has(voterId)) throw new TallyError('ballot.twice', { voterId });
    for (const [dossierId, choice] of Object.entries(ballot.choices)) {
      if (!dossierIds.includes(dossierId)) throw new TallyError('ballot.unknownDossier', { voterId, dossierId });
      if (!CHOICES.includes(choice)) throw new TallyError('ballot.unknownChoice', { voterId, dossierId });
    }
    byVoter.set(voterId, ballot);
  }
  return byVoter;
}

/** One vote of each member of the roll on each nominee. Opinions are counted here; `tally` strikes them where the card does. */
export function countBallots(
  ballots: CastBallot[],
  roll: string[],
  recusals: { personId: string; dossierId: string }[],
  dossierIds: string[],
): NomineeCount[] {
  const byVoter = ballotsByVoter(ballots, roll, dossierIds);
  return dossierIds.map((dossierId) => {
    const recused = recusals.filter((recusal) => recusal.dossierId === dossierId).map(({ personId }) => personId);
    const count: NomineeCount = { dossierId, ...NONE, recused: 0, absent: 0, opinions: { ...NONE } };
    for (const voterId of new Set(roll)) {
      const ballot = byVoter.get(voterId);
      const choice = ballot ? (ballot.choices[dossierId] ?? 'blank') : 'absent';
      const group = recused.includes(voterId) ? 'recused' : choice;
      count[group] += 1;
      if (ballot?.channel === 'opinion' && isVoice(group)) count.opinions[group] += 1;
    }
    return count;
  });
}

const isVoice = (group: string): group is 'yes' | 'no' | 'blank' => group !== 'recused' && group !== 'absent';
const NONE = { yes: 0, no: 0, blank: 0 };

/** What does not add up in counts entered from paper, as codes; empty when all does. */
export function checkPaperCount(count: NomineeCount, size: CouncilSize): string[] {
  const { yes, no, blank, recused, absent, opinions } = count;
  const numbers = [yes, no, blank, recused, absent, ...Object.values(opinions)];
  numbers.push(size.allMembers, size.present, size.opinions);
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return ['count.notWhole'];
  const votes = yes + no + blank;
  const inWriting = opinions.yes + opinions.no + opinions.blank;
  const problems = {
    'count.attendance': size.present + size.opinions > size.allMembers,
    'count.sum': votes + recused + absent !== size.allMembers,
    'count.opinions': opinions.yes > yes || opinions.no > no || opinions.blank > blank || inWriting > size.opinions,
    'count.ballots': votes - inWriting > size.present,
  };
  return Object.entries(problems).flatMap(([code, wrong]) => (wrong ? [code] : []));
}

export interface Verdict {
  result: 'passed' | 'failed' | 'tied';
  /** The yes votes that the card counts. */
  yes: number;
  denominator: number;
  /** The least yes that passes; null when none can. */
  needed: number | null;
  sentence: Sentence;
}

/**
 * A tie is a vote with as many yes as no that stands exactly at the fraction which it had to exceed: one voice more would
 * have passed it, and that voice is the chair's. One yes against one no of nine is far from half, and no side of the chair
 * may make it a pass; two thirds or nine tenths are never tied.
 */
export function tally(card: RuleCard, size: CouncilSize, count: NomineeCount): Verdict {
  const counted = asTheCardCounts(card, count);
  const { yes, no } = counted;
  const { value: denominator, couldSayYes, said } = denominatorOf(card, size, counted);
  const needed = leastToReach(card.threshold, denominator, couldSayYes);
  const passes = reaches(card.threshold, yes, denominator);
  const { num, den } = card.threshold;
  const equal = !passes && yes === no && yes > 0 && yes * den === num * denominator;
  const result = passes ? 'passed' : equal && card.tie !== 'fails' ? 'tied' : 'failed';
  const bar = sayBar(card.threshold, needed);
  const writing = sayOpinions(card, count);
  const end = sayEnd(result, equal, yes);
  const sentence = {
    vi: `Được ${yes}/${denominator} phiếu đồng ý${writing.vi} ${said.vi}; ${bar.vi}: ${end.vi}.`,
    en: `${yes}/${denominator} ${denominator === 1 ? 'yes vote' : 'yes votes'}${writing.en} ${said.en}; ${bar.en}: ${end.en}.`,
  };
  return { result, yes, denominator, needed, sentence };
}

/** Where the card admits no written opinions, who sent one is as good as absent. */
function asTheCardCounts(card: RuleCard, count: NomineeCount): NomineeCount {
  if (card.writtenOpinions === 'counted') return count;
  const { yes, no, blank } = count.opinions;
  const absent = count.absent + yes + no + blank;
  return { ...count, yes: count.yes - yes, no: count.no - no, blank: count.blank - blank, absent };
}

function sayOpinions(card: RuleCard, { opinions: { yes, no, blank } }: NomineeCount): Sentence {
  const counted = card.writtenOpinions === 'counted';
  const inWriting = counted ? yes : yes + no + blank;
  if (inWriting === 0) return { vi: '', en: '' };
  return counted
    ? { vi: ` (${inWriting} bằng văn bản)`, en: ` (${inWriting} in writing)` }
    : { vi: ` (không tính ${inWriting} ý kiến bằng văn bản)`, en: ` (written opinions not counted: ${inWriting})` };
}

function sayEnd(result: Verdict['result'], equal: boolean, each: number): Sentence {
  if (result === 'passed') return { vi: 'đạt', en: 'passed' };
  if (!equal) return { vi: 'không đạt', en: 'not passed' };
  const tie = { vi: `ngang phiếu (${each} đồng ý, ${each} không đồng ý)`, en: `tied (${each} for, ${each} against)` };
  return result === 'tied' ? tie : { vi: `${tie.vi}, không đạt`, en: `${tie.en}, not passed` };
}
