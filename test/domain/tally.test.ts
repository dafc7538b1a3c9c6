import * as fc from 'fast-check';
import { checkPaperCount, countBallots, tally, TallyError } from '../../src/domain/tally.js';
import type { CastBallot, Choice, Verdict } from '../../src/domain/tally.js';
import { quorumMet } from '../../src/domain/quorum.js';
import type { CouncilSize, NomineeCount } from '../../src/domain/quorum.js';
import type { Fraction, RuleCard } from '../../src/domain/rule-card.js';

const SOAK = Boolean(process.env.SOAK);
const MORE_THAN_HALF: Fraction = { num: 1, den: 2, comparison: '>' };
const TWO_THIRDS: Fraction = { num: 2, den: 3, comparison: '>=' };
const FOUR_FIFTHS: Fraction = { num: 4, den: 5, comparison: '>=' };
const NINE_TENTHS: Fraction = { num: 9, den: 10, comparison: '>=' };

const cardOf = (rules: Partial<RuleCard> = {}): RuleCard => ({
  code: 'card',
  version: 1,
  ballots: ['paper'],
  quorum: TWO_THIRDS,
  threshold: MORE_THAN_HALF,
  denominator: 'allMembers',
  quota: null,
  blank: 'notYes',
  absent: 'notYes',
  writtenOpinions: 'counted',
  recused: 'keepInDenominator',
  tie: 'fails',
  retention: 'none',
  citation: { vi: 'quy chế', en: 'the regulation' },
  certainty: 'unverified',
  validFrom: null,
  validTo: null,
  ...rules,
});

const countOf = (votes: Partial<NomineeCount> = {}): NomineeCount => ({
  dossierId: 'd1',
  yes: 0,
  no: 0,
  blank: 0,
  recused: 0,
  absent: 0,
  opinions: { yes: 0, no: 0, blank: 0 },
  ...votes,
});

/** The council that a count adds up to, with so many there of those who cast no ballot. */
function sizeOf({ yes, no, blank, recused, absent, opinions }: NomineeCount, silent = 0): CouncilSize {
  const inWriting = opinions.yes + opinions.no + opinions.blank;
  const took = yes + no + blank + recused;
  return { allMembers: took + absent, present: took - inWriting + silent, opinions: inWriting };
}

const judge = (card: RuleCard, count: NomineeCount, silent = 0): Verdict => tally(card, sizeOf(count, silent), count);

/* ---- The naive council: one member at a time, each with a place and a voice. ---- */

interface Member {
  did: 'yes' | 'no' | 'blank' | 'recused' | 'silent' | 'absent';
  inWriting: boolean;
}

function membersOf(count: NomineeCount, silent: number): Member[] {
  const members: Member[] = [];
  for (const did of ['yes', 'no', 'blank'] as const) {
    for (let i = 0; i < count[did]; i += 1) members.push({ did, inWriting: i < count.opinions[did] });
  }
  for (let i = 0; i < count.recused; i += 1) members.push({ did: 'recused', inWriting: false });
  for (let i = 0; i < count.absent; i += 1) members.push({ did: i < silent ? 'silent' : 'absent', inWriting: false });
  return members;
}

function isWeighed(card: RuleCard, did: Member['did']): boolean {
  if (did === 'blank' && card.blank === 'outOfDenominator') return false;
  if (did === 'silent' && card.denominator === 'present') return true;
  if (did === 'absent' || did === 'silent') {
    if (card.absent === 'outOfDenominator') return false;
    return card.denominator === 'allMembers' || card.denominator === 'entitled';
  }
  if (did === 'recused') {
    if (card.recused === 'removeFromDenominator') return false;
    return card.denominator === 'allMembers' || card.denominator === 'present';
  }
  return true;
}

function exceeds({ num, den, comparison }: Fraction, part: number, whole: number): boolean {
  if (whole === 0) return false;
  const difference = BigInt(part) * BigInt(den) - BigInt(whole) * BigInt(num);
  return difference > 0n || (difference === 0n && comparison === '>=');
}

function naiveVerdict(card: RuleCard, count: NomineeCount, silent: number): Omit<Verdict, 'sentence'> {
  const heard = membersOf(count, silent).map(({ did, inWriting }) =>
    inWriting && card.writtenOpinions === 'notAllowed' ? 'absent' : did,
  );
  let yes = 0;
  let no = 0;
  let denominator = 0;
  let couldSayYes = 0;
  for (const did of heard) {
    if (did === 'yes') yes += 1;
    if (did === 'no') no += 1;
    if (!isWeighed(card, did)) continue;
    denominator += 1;
    if (did !== 'recused') couldSayYes += 1;
  }
  let needed: number | null = null;
  for (let y = couldSayYes; y >= 0; y -= 1) if (exceeds(card.threshold, y, denominator)) needed = y;
  const passed = exceeds(card.threshold, yes, denominator);
  const stands = (comparison: Fraction['comparison']) => exceeds({ ...card.threshold, comparison }, yes, denominator);
  const exactly = stands('>=') && !stands('>');
  const tied = !passed && yes > 0 && yes === no && card.tie !== 'fails' && exactly;
  return { result: passed ? 'passed' : tied ? 'tied' : 'failed', yes, denominator, needed };
}

/* ---- Every rule card, every way a council can divide. ---- */

function everyCard(): RuleCard[] {
  const cards: RuleCard[] = [];
  for (const threshold of [MORE_THAN_HALF, TWO_THIRDS, FOUR_FIFTHS, NINE_TENTHS])
    for (const denominator of ['allMembers', 'entitled', 'present', 'valid'] as const)
      for (const blank of ['notYes', 'outOfDenominator'] as const)
        for (const absent of ['notYes', 'outOfDenominator'] as const)
          for (const writtenOpinions of ['counted', 'notAllowed'] as const)
            for (const recused of ['keepInDenominator', 'removeFromDenominator'] as const)
              for (const tie of ['fails', 'chairSide', 'rerun'] as const)
                cards.push(cardOf({ threshold, denominator, blank, absent, writtenOpinions, recused, tie }));
  return cards;
}

/** A small generator with a seed, so that a failure is found again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function* everyDivision(members: number): Generator<NomineeCount> {
  for (let yes = 0; yes <= members; yes += 1)
    for (let no = 0; no <= members - yes; no += 1)
      for (let blank = 0; blank <= members - yes - no; blank += 1)
        for (let recused = 0; recused <= members - yes - no - blank; recused += 1)
          yield countOf({ yes, no, blank, recused, absent: members - yes - no - blank - recused });
}

const withOpinions = (count: NomineeCount, below: (n: number) => number): NomineeCount => ({
  ...count,
  opinions: { yes: below(count.yes + 1), no: below(count.no + 1), blank: below(count.blank + 1) },
});

/** Where a verdict and the naive council differ. */
function disagreements(card: RuleCard, count: NomineeCount, silent: number): string[] {
  const expected = naiveVerdict(card, count, silent);
  const verdict = judge(card, count, silent);
  const problems: string[] = [];
  for (const key of ['result', 'yes', 'denominator', 'needed'] as const) {
    if (verdict[key] !== expected[key]) problems.push(`${key}: ${verdict[key]} instead of ${expected[key]}`);
  }
  return problems.map((problem) => `${problem} ${JSON.stringify({ card, count, silent })}`);
}

const numbersOf = (text: string): string[] => (text.match(/\d+/g) ?? []).sort();

/** Where a sentence does not say what its verdict says. */
function sentenceProblems({ yes, denominator, needed, sentence: { vi, en } }: Verdict): string[] {
  const problems: string[] = [];
  if (!vi.startsWith(`Được ${yes}/${denominator} phiếu đồng ý`)) problems.push(`opening: ${vi}`);
  if (!en.startsWith(`${yes}/${denominator} ${denominator === 1 ? 'yes vote ' : 'yes votes '}`))
    problems.push(`opening: ${en}`);
  if (!vi.includes(needed === null ? '(không số phiếu nào đủ)' : `(ít nhất ${needed})`)) problems.push(`bar: ${vi}`);
  if (!en.includes(needed === null ? '(no number of votes is enough)' : `(at least ${needed})`))
    problems.push(`bar: ${en}`);
  if (numbersOf(vi).join() !== numbersOf(en).join()) problems.push(`numbers: ${vi} ${en}`);
  for (const text of [vi, en]) {
    if (/%|\d[.,]\d|NaN|undefined|null| {2}/.test(text)) problems.push(`wording: ${text}`);
    if (text.indexOf('.') !== text.length - 1) problems.push(`one sentence: ${text}`);
  }
  return problems;
}

describe('the tally against a council counted one member at a time', () => {
  const cards = everyCard();
  const firstTwenty = (found: string[]) => found.slice(0, 20);

  test('the rule cards are all there', () => {
    expect(cards.length).toBe(4 * 4 * 2 * 2 * 2 * 2 * 3);
  });

  test(`every division of a council of up to ${SOAK ? 15 : 3} under every rule card gives the same verdict`, () => {
    const below = seeded(1);
    const found: string[] = [];
    let divisions = 0;
    for (let members = 0; members <= (SOAK ? 15 : 3); members += 1) {
      for (const count of everyDivision(members)) {
        divisions += 1;
        for (const card of cards) {
          const votes = withOpinions(count, below);
          found.push(...disagreements(card, votes, below(votes.absent + 1)));
        }
      }
    }
    expect(firstTwenty(found)).toEqual([]);
    expect(divisions).toBe(SOAK ? 15_504 : 56);
  }, 900_000);

  test('councils of 4 to 15 divided at random give the same verdict under every rule card, and it says so', () => {
    const below = seeded(20251215);
    const found: string[] = [];
    for (let run = 0; run < (SOAK ? 2_000 : 100); run += 1) {
      const groups = [0, 0, 0, 0, 0];
      for (let member = 4 + below(12); member > 0; member -= 1) groups[below(5)]! += 1;
      const [yes, no, blank, recused, absent] = groups;
      const count = withOpinions(countOf({ yes, no, blank, recused, absent }), below);
      const silent = below(count.absent + 1);
      for (const card of cards) {
        found.push(...disagreements(card, count, silent), ...sentenceProblems(judge(card, count, silent)));
      }
    }
    expect(firstTwenty(found)).toEqual([]);
  }, 300_000);
});

describe('the least yes votes of the whole council', () => {
  const sizes = [5, 7, 9, 11, 13, 15, 17];
  const leastOf = (threshold: Fraction) =>
    sizes.map((members) => judge(cardOf({ threshold }), countOf({ absent: members })).needed);

  test('two thirds', () => {
    expect(leastOf(TWO_THIRDS)).toEqual([4, 5, 6, 8, 9, 10, 12]);
  });

  test('80 %', () => {
    expect(leastOf(FOUR_FIFTHS)).toEqual([4, 6, 8, 9, 11, 12, 14]);
  });

  test('90 % is unanimity up to nine members', () => {
    expect(leastOf(NINE_TENTHS)).toEqual([5, 7, 9, 10, 12, 14, 16]);
  });

  test('more than half', () => {
    expect(leastOf(MORE_THAN_HALF)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  test.each([
    [8, 10, FOUR_FIFTHS, 'passed'],
    [4, 5, FOUR_FIFTHS, 'passed'],
    [7, 10, FOUR_FIFTHS, 'failed'],
    [4, 8, MORE_THAN_HALF, 'failed'],
    [5, 8, MORE_THAN_HALF, 'passed'],
    [6, 9, TWO_THIRDS, 'passed'],
    [7999, 10_000, FOUR_FIFTHS, 'failed'],
  ])('%i of %i under %j: %s', (yes, members, threshold, result) => {
    expect(judge(cardOf({ threshold }), countOf({ yes, absent: members - yes })).result).toBe(result);
  });

  test('a share of everybody that must be exceeded is out of reach', () => {
    const threshold: Fraction = { num: 1, den: 1, comparison: '>' };
    expect(judge(cardOf({ threshold }), countOf({ yes: 7 })).needed).toBe(null);
  });
});

describe('a recused member', () => {
  const eightOfNine = countOf({ yes: 8, recused: 1 });
  const result = (rules: Partial<RuleCard>) => {
    const { result: passed, denominator, needed } = judge(cardOf({ threshold: NINE_TENTHS, ...rules }), eightOfNine);
    return [passed, denominator, needed];
  };

  test('who stays in the denominator makes 90 % of nine impossible', () => {
    expect(result({})).toEqual(['failed', 9, null]);
  });

  test('who leaves the denominator makes eight of eight enough', () => {
    expect(result({ recused: 'removeFromDenominator' })).toEqual(['passed', 8, 8]);
  });

  test('is not entitled, and is not taken out a second time', () => {
    expect(result({ denominator: 'entitled', recused: 'removeFromDenominator' })).toEqual(['passed', 8, 8]);
  });

  test('is among those who took part', () => {
    expect(result({ denominator: 'present' })).toEqual(['failed', 9, null]);
  });
});

describe('a tie', () => {
  const equal = countOf({ yes: 3, no: 3 });
  const far = countOf({ yes: 1, no: 1, blank: 7 });

  test('fails where the card says so', () => {
    expect(judge(cardOf({ tie: 'fails' }), equal).result).toBe('failed');
  });

  test.each(['chairSide', 'rerun'] as const)('is a tie where the card says %s', (tie) => {
    expect(judge(cardOf({ tie }), equal).result).toBe('tied');
  });

  test.each(['chairSide', 'rerun'] as const)(
    'is none where one voice more would not pass, under a card of %s',
    (tie) => {
      expect(judge(cardOf({ tie }), far).result).toBe('failed');
      expect(judge(cardOf({ tie }), countOf({ yes: 3, no: 3, blank: 1 })).result).toBe('failed');
      expect(judge(cardOf({ tie, blank: 'outOfDenominator' }), far).result).toBe('tied');
    },
  );

  test('takes as many no as yes: at exactly half with blanks beside it the vote has failed', () => {
    expect(judge(cardOf({ tie: 'chairSide' }), countOf({ yes: 4, no: 2, blank: 2 })).result).toBe('failed');
  });

  test('is one under any fraction at which equal voices stand exactly', () => {
    const third: Fraction = { num: 1, den: 3, comparison: '>' };
    expect(judge(cardOf({ tie: 'chairSide', threshold: third }), countOf({ yes: 3, no: 3, blank: 3 })).result).toBe(
      'tied',
    );
  });

  test('is none under a card that asks for more than a simple majority', () => {
    const threshold = { num: 9, den: 10, comparison: '>=' } as const;
    expect(judge(cardOf({ tie: 'chairSide', threshold }), equal).result).toBe('failed');
  });

  test('needs somebody who said yes', () => {
    expect(judge(cardOf({ tie: 'rerun' }), countOf({ blank: 7 })).result).toBe('failed');
  });

  test('is no tie where half is enough', () => {
    const half: Fraction = { num: 1, den: 2, comparison: '>=' };
    expect(judge(cardOf({ threshold: half, tie: 'rerun' }), countOf({ yes: 3, no: 3 })).result).toBe('passed');
  });
});

describe('a member who is present and casts no ballot', () => {
  const six = countOf({ yes: 3, no: 2, absent: 4 });
  const size: CouncilSize = { allMembers: 9, present: 6, opinions: 0 };

  test.each([
    [{}, six, size, ['failed', 6]],
    [{ absent: 'outOfDenominator' }, six, size, ['failed', 6]],
    [{}, six, { ...size, present: 5 }, ['passed', 5]],
    [{}, { ...six, absent: 3, recused: 1 }, size, ['failed', 6]],
    [{}, { ...six, absent: 3, recused: 1 }, { ...size, present: 7 }, ['failed', 7]],
    [{ recused: 'removeFromDenominator' }, { ...six, absent: 3, recused: 1 }, { ...size, present: 7 }, ['failed', 6]],
    [{}, { ...six, opinions: { yes: 1, no: 0, blank: 0 } }, { ...size, present: 5, opinions: 1 }, ['failed', 6]],
    [
      { writtenOpinions: 'notAllowed' },
      { ...six, opinions: { yes: 0, no: 1, blank: 0 } },
      { ...size, present: 5, opinions: 1 },
      ['passed', 5],
    ],
    [{ denominator: 'valid' }, six, size, ['passed', 5]],
  ] as [Partial<RuleCard>, NomineeCount, CouncilSize, [string, number]][])(
    'is among those present: %j %j of %j',
    (rules, count, council, expected) => {
      const { result, denominator } = tally(cardOf({ denominator: 'present', ...rules }), council, count);
      expect([result, denominator]).toEqual(expected);
    },
  );

  test('is told in the sentence', () => {
    expect(tally(cardOf({ denominator: 'present' }), size, six).sentence).toEqual({
      vi: 'Được 3/6 phiếu đồng ý trên 6 ủy viên tham gia, vẫn tính 1 ủy viên có mặt không có phiếu; cần trên 1/2 (ít nhất 4): không đạt.',
      en: '3/6 yes votes of 6 members who took part, still counting 1 present without a vote; more than 1/2 needed (at least 4): not passed.',
    });
  });
});

describe('a denominator of nobody', () => {
  test('passes nothing, and no yes would be enough', () => {
    const zero: Fraction = { num: 0, den: 1, comparison: '>=' };
    const card = cardOf({ denominator: 'valid', threshold: zero });
    const { result, denominator, needed } = judge(card, countOf({ absent: 5 }));
    expect([result, denominator, needed]).toEqual(['failed', 0, null]);
  });

  test('is never less than nobody, whatever the count claims', () => {
    const card = cardOf({ absent: 'outOfDenominator' });
    const { result, denominator, needed } = tally(
      card,
      { allMembers: 3, present: 3, opinions: 0 },
      countOf({ yes: 3, absent: 5 }),
    );
    expect([result, denominator, needed]).toEqual(['failed', 0, null]);
  });
});

describe('the sentence of a verdict', () => {
  const say = (rules: Partial<RuleCard>, votes: Partial<NomineeCount>) => judge(cardOf(rules), countOf(votes)).sentence;

  test('says the votes, the council and the bar', () => {
    expect(say({}, { yes: 7, no: 2 })).toEqual({
      vi: 'Được 7/9 phiếu đồng ý trên tổng số 9 ủy viên; cần trên 1/2 (ít nhất 5): đạt.',
      en: '7/9 yes votes of all 9 members; more than 1/2 needed (at least 5): passed.',
    });
  });

  test('says who was taken out and who was left in', () => {
    const rules: Partial<RuleCard> = { threshold: TWO_THIRDS, blank: 'outOfDenominator' };
    expect(say(rules, { yes: 4, no: 1, blank: 1, absent: 2, recused: 1 })).toEqual({
      vi:
        'Được 4/8 phiếu đồng ý trên tổng số 9 ủy viên, trừ 1 phiếu trắng, vẫn tính 2 ủy viên vắng hoặc không có phiếu ' +
        'và 1 ủy viên không bỏ phiếu vì có liên quan; cần từ 2/3 trở lên (ít nhất 6): không đạt.',
      en:
        '4/8 yes votes of all 9 members, less 1 blank, still counting 2 absent or without a vote and 1 recused; ' +
        '2/3 or more needed (at least 6): not passed.',
    });
  });

  test('says that no number of votes is enough', () => {
    expect(say({ threshold: NINE_TENTHS }, { yes: 8, recused: 1 })).toEqual({
      vi:
        'Được 8/9 phiếu đồng ý trên tổng số 9 ủy viên, vẫn tính 1 ủy viên không bỏ phiếu vì có liên quan; ' +
        'cần từ 9/10 trở lên (không số phiếu nào đủ): không đạt.',
      en:
        '8/9 yes votes of all 9 members, still counting 1 recused; ' +
        '9/10 or more needed (no number of votes is enough): not passed.',
    });
  });

  test('says the yes votes that came in writing', () => {
    expect(
      say({ denominator: 'present' }, { yes: 5, no: 1, absent: 1, opinions: { yes: 2, no: 1, blank: 0 } }),
    ).toEqual({
      vi: 'Được 5/6 phiếu đồng ý (2 bằng văn bản) trên 6 ủy viên tham gia; cần trên 1/2 (ít nhất 4): đạt.',
      en: '5/6 yes votes (2 in writing) of 6 members who took part; more than 1/2 needed (at least 4): passed.',
    });
  });

  test('says the written opinions that the card does not count', () => {
    const rules: Partial<RuleCard> = { denominator: 'valid', writtenOpinions: 'notAllowed' };
    expect(say(rules, { yes: 5, no: 2, blank: 2, opinions: { yes: 1, no: 1, blank: 1 } })).toEqual({
      vi:
        'Được 4/6 phiếu đồng ý (không tính 3 ý kiến bằng văn bản) trên 6 phiếu hợp lệ, vẫn tính 1 phiếu trắng; ' +
        'cần trên 1/2 (ít nhất 4): đạt.',
      en:
        '4/6 yes votes (written opinions not counted: 3) of 6 valid votes, still counting 1 blank; ' +
        'more than 1/2 needed (at least 4): passed.',
    });
  });

  test('says a tie', () => {
    expect(say({ denominator: 'entitled', tie: 'chairSide' }, { yes: 4, no: 4, recused: 1 })).toEqual({
      vi: 'Được 4/8 phiếu đồng ý trên 8 ủy viên được bỏ phiếu; cần trên 1/2 (ít nhất 5): ngang phiếu (4 đồng ý, 4 không đồng ý).',
      en: '4/8 yes votes of 8 members entitled to vote; more than 1/2 needed (at least 5): tied (4 for, 4 against).',
    });
  });

  test.each([
    ['allMembers', '1/1 yes vote of its 1 member;'],
    ['entitled', '1/1 yes vote of 1 member entitled to vote;'],
    ['present', '1/1 yes vote of 1 member who took part;'],
    ['valid', '1/1 yes vote of 1 valid vote;'],
  ] as const)('says one of one in the singular: %s', (denominator, opening) => {
    expect(say({ denominator }, { yes: 1 }).en.startsWith(opening)).toBe(true);
  });

  test('says a tie that fails', () => {
    expect(say({}, { yes: 4, no: 4 })).toEqual({
      vi: 'Được 4/8 phiếu đồng ý trên tổng số 8 ủy viên; cần trên 1/2 (ít nhất 5): ngang phiếu (4 đồng ý, 4 không đồng ý), không đạt.',
      en: '4/8 yes votes of all 8 members; more than 1/2 needed (at least 5): tied (4 for, 4 against), not passed.',
    });
  });
});

describe('whatever the rule card', () => {
  const anyCard = fc.constantFrom(...everyCard());
  const few = fc.nat({ max: 6 });
  const anyCount = fc.record({ yes: few, no: few, blank: few, recused: few, absent: few }).map(countOf);

  test.each(['no', 'blank', 'absent'] as const)('a yes in the place of "%s" never turns a pass into a fail', (from) => {
    const property = fc.property(anyCard, anyCount, (card, count) => {
      if (count[from] === 0 || judge(card, count).result !== 'passed') return;
      expect(judge(card, { ...count, yes: count.yes + 1, [from]: count[from] - 1 }).result).toBe('passed');
    });
    fc.assert(property, { seed: 7, numRuns: SOAK ? 100_000 : 2_000 });
  });

  test('the yes votes pass exactly when they are as many as needed', () => {
    const property = fc.property(anyCard, anyCount, (card, count) => {
      const { result, yes, needed } = judge(card, count);
      expect(result === 'passed').toBe(needed !== null && yes >= needed);
    });
    fc.assert(property, { seed: 8, numRuns: SOAK ? 100_000 : 2_000 });
  });
});

describe('ballots counted on screen', () => {
  const roll = ['an', 'binh', 'chi', 'dung', 'em'];
  const ballot = (voterId: string, choices: Record<string, Choice>, channel: CastBallot['channel'] = 'ballot') => ({
    voterId,
    channel,
    choices,
  });

  test('go to the groups of each nominee, and the silent are absent', () => {
    const ballots = [
      ballot('an', { d1: 'yes', d2: 'no' }),
      ballot('binh', { d1: 'blank', d2: 'yes' }, 'opinion'),
      ballot('chi', { d1: 'recused', d2: 'yes' }, 'opinion'),
      ballot('dung', { d2: 'blank' }),
    ];
    expect(countBallots(ballots, roll, [], ['d1', 'd2'])).toEqual([
      countOf({ dossierId: 'd1', yes: 1, blank: 2, recused: 1, absent: 1, opinions: { yes: 0, no: 0, blank: 1 } }),
      countOf({ dossierId: 'd2', yes: 2, no: 1, blank: 1, absent: 1, opinions: { yes: 2, no: 0, blank: 0 } }),
    ]);
  });

  test('a recused member is counted recused for that nominee, whatever the ballot says, and without one too', () => {
    const ballots = [ballot('an', { d1: 'yes', d2: 'yes' }, 'opinion')];
    const recusals = [
      { personId: 'an', dossierId: 'd1' },
      { personId: 'an', dossierId: 'd1' },
      { personId: 'binh', dossierId: 'd2' },
      { personId: 'a stranger', dossierId: 'd1' },
      { personId: 'chi', dossierId: 'a nominee of another sheet' },
    ];
    expect(countBallots(ballots, roll, recusals, ['d1', 'd2'])).toEqual([
      countOf({ dossierId: 'd1', recused: 1, absent: 4 }),
      countOf({ dossierId: 'd2', yes: 1, recused: 1, absent: 3, opinions: { yes: 1, no: 0, blank: 0 } }),
    ]);
  });

  test('a member named twice on the roll is one member', () => {
    expect(countBallots([], ['an', 'an', 'binh'], [], ['d1'])).toEqual([countOf({ absent: 2 })]);
  });

  test.each([
    ['a second ballot of a voter', [ballot('an', {}), ballot('an', {}, 'opinion')], 'ballot.twice', { voterId: 'an' }],
    ['a voter who is not on the roll', [ballot('giang', {})], 'ballot.notOnRoll', { voterId: 'giang' }],
    [
      'a nominee of another sheet',
      [ballot('an', { d9: 'yes' })],
      'ballot.unknownDossier',
      { voterId: 'an', dossierId: 'd9' },
    ],
    [
      'a choice that does not exist',
      [ballot('an', { d1: 'maybe' as Choice })],
      'ballot.unknownChoice',
      { voterId: 'an', dossierId: 'd1' },
    ],
  ])('%s is refused', (_, ballots, code, params) => {
    const refusal = (() => {
      try {
        return countBallots(ballots, roll, [], ['d1']);
      } catch (error) {
        return error;
      }
    })() as TallyError;
    expect([refusal instanceof TallyError, refusal.code, refusal.params]).toEqual([true, code, params]);
    expect(refusal.message).toBe(`${code} ${JSON.stringify(params)}`);
  });

  test('the same ballots counted one by one give the same count, in any order', () => {
    const voters = Array.from({ length: 9 }, (_, i) => `m${i}`);
    const dossierIds = ['d1', 'd2', 'd3'];
    const marks = fc.option(fc.constantFrom<Choice>('yes', 'no', 'blank', 'recused'), { nil: undefined });
    const anyBallots = fc.subarray(voters).chain((cast) =>
      fc.tuple(
        ...cast.map((voterId) =>
          fc.record({
            voterId: fc.constant(voterId),
            channel: fc.constantFrom<CastBallot['channel']>('ballot', 'opinion'),
            choices: fc.tuple(marks, marks, marks).map(choicesOf),
          }),
        ),
      ),
    );
    const pairs = voters.flatMap((personId) => dossierIds.map((dossierId) => ({ personId, dossierId })));
    const property = fc.property(anyBallots, fc.subarray(pairs, { maxLength: 5 }), (ballots, recusals) => {
      const counts = countBallots(ballots, voters, recusals, dossierIds);
      expect(counts).toEqual(dossierIds.map((id) => oneByOne(ballots, voters.length, recusals, id)));
      expect(countBallots(ballots.toReversed(), voters.toReversed(), recusals.toReversed(), dossierIds)).toEqual(
        counts,
      );
    });
    fc.assert(property, { seed: 9, numRuns: SOAK ? 20_000 : 300 });
  });

  const choicesOf = (marks: (Choice | undefined)[]): Record<string, Choice> =>
    Object.fromEntries(marks.flatMap((mark, i) => (mark ? [[`d${i + 1}`, mark]] : [])));

  /** Starts with everybody absent and lets each ballot and each recusal move one member. */
  function oneByOne(
    ballots: CastBallot[],
    members: number,
    recusals: { personId: string; dossierId: string }[],
    dossierId: string,
  ): NomineeCount {
    const here = recusals.filter((recusal) => recusal.dossierId === dossierId);
    const count = countOf({ dossierId, recused: here.length, absent: members - here.length });
    for (const { voterId, choices, channel } of ballots) {
      if (here.some(({ personId }) => personId === voterId)) continue;
      const choice = choices[dossierId] ?? 'blank';
      count.absent -= 1;
      count[choice] += 1;
      if (channel === 'opinion' && choice !== 'recused') count.opinions[choice] += 1;
    }
    return count;
  }
});

describe('counts entered from paper', () => {
  const size: CouncilSize = { allMembers: 9, present: 6, opinions: 2 };
  const right = countOf({ yes: 5, no: 1, blank: 1, recused: 1, absent: 1, opinions: { yes: 1, no: 0, blank: 1 } });

  test('that add up have no problem', () => {
    expect(checkPaperCount(right, size)).toEqual([]);
  });

  test('of a council of which everybody wrote the same have no problem', () => {
    const all = { yes: 0, no: 0, blank: 0 };
    const written = (['yes', 'no', 'blank'] as const).map((voice) =>
      checkPaperCount(countOf({ [voice]: 9, opinions: { ...all, [voice]: 9 } }), {
        allMembers: 9,
        present: 0,
        opinions: 9,
      }),
    );
    expect(written).toEqual([[], [], []]);
  });

  test('of a whole council that is there have no problem', () => {
    expect(checkPaperCount(countOf({ yes: 9 }), { allMembers: 9, present: 9, opinions: 0 })).toEqual([]);
  });

  test.each([
    ['fewer votes than members', { ...right, yes: 4 }, size, ['count.sum']],
    ['more votes than members', { ...right, absent: 2 }, size, ['count.sum']],
    ['a negative number', { ...right, yes: 7, no: -1 }, size, ['count.notWhole']],
    ['a number that is not whole', { ...right, yes: 5.5, no: 0.5 }, size, ['count.notWhole']],
    ['no number', { ...right, absent: Number.NaN }, size, ['count.notWhole']],
    ['a negative number of opinions', { ...right, opinions: { yes: -1, no: 0, blank: 0 } }, size, ['count.notWhole']],
    ['a council that is no number', right, { ...size, allMembers: Infinity }, ['count.notWhole']],
    ['an attendance that is no number', right, { ...size, present: 6.5 }, ['count.notWhole']],
    ['opinions of the council that are no number', right, { ...size, opinions: -2 }, ['count.notWhole']],
    [
      'more yes in writing than yes',
      { ...right, yes: 0, no: 6, opinions: { yes: 1, no: 0, blank: 0 } },
      size,
      ['count.opinions'],
    ],
    ['more no in writing than no', { ...right, opinions: { yes: 0, no: 2, blank: 0 } }, size, ['count.opinions']],
    [
      'more blanks in writing than blanks',
      { ...right, opinions: { yes: 0, no: 0, blank: 2 } },
      size,
      ['count.opinions'],
    ],
    ['more in writing than were sent', { ...right, opinions: { yes: 1, no: 1, blank: 1 } }, size, ['count.opinions']],
    ['more ballots than people present', right, { ...size, present: 4 }, ['count.ballots']],
    ['more people than members', right, { ...size, present: 8 }, ['count.attendance']],
    [
      'several things at once',
      { ...right, yes: 6 },
      { ...size, present: 5, opinions: 1 },
      ['count.sum', 'count.opinions', 'count.ballots'],
    ],
  ])('%s: the problem is named', (_, count, council, problems) => {
    expect(checkPaperCount(count, council)).toEqual(problems);
  });
});

describe('the quorum', () => {
  test('two thirds of the council, and one fewer is none', () => {
    const card = cardOf({ quorum: TWO_THIRDS });
    const members = [5, 7, 9, 11, 13, 15];
    const least = [4, 5, 6, 8, 9, 10];
    expect(members.map((all, i) => quorumMet(card, all, least[i]!))).toEqual(members.map(() => true));
    expect(members.map((all, i) => quorumMet(card, all, least[i]! - 1))).toEqual(members.map(() => false));
  });

  test('more than half is one more than half', () => {
    const card = cardOf({ quorum: MORE_THAN_HALF });
    expect([quorumMet(card, 8, 4), quorumMet(card, 8, 5)]).toEqual([false, true]);
  });

  test('the whole council is a quorum of everybody', () => {
    const card = cardOf({ quorum: { num: 1, den: 1, comparison: '>=' } });
    expect([quorumMet(card, 9, 9), quorumMet(card, 9, 8)]).toEqual([true, false]);
  });

  test('more than everybody is no quorum', () => {
    expect(quorumMet(cardOf({ quorum: { num: 1, den: 1, comparison: '>' } }), 9, 9)).toBe(false);
  });

  test('a council of nobody has none', () => {
    expect(quorumMet(cardOf(), 0, 0)).toBe(false);
  });
});
