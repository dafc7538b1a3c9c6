import * as fc from 'fast-check';
import type { NomineeCount } from '../../src/domain/quorum.js';
import type { RuleCard } from '../../src/domain/rule-card.js';
import { settle, type ChairSide, type Outcome } from '../../src/domain/settle.js';
import { tally } from '../../src/domain/tally.js';

const SOAK = Boolean(process.env.SOAK);
const NINE = { allMembers: 9, present: 9, opinions: 0 };

const cardOf = (rules: Partial<RuleCard> = {}): RuleCard => ({
  code: 'card',
  version: 1,
  ballots: ['paper'],
  quorum: { num: 2, den: 3, comparison: '>=' },
  threshold: { num: 1, den: 2, comparison: '>' },
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

/** A nominee with so many yes and no; the others of the nine were absent. */
const votes = (dossierId: string, yes: number, no = 9 - yes): NomineeCount => ({
  dossierId,
  yes,
  no,
  blank: 0,
  recused: 0,
  absent: 9 - yes - no,
  opinions: { yes: 0, no: 0, blank: 0 },
});

interface Settled {
  rules?: Partial<RuleCard>;
  used?: number;
  chair?: ChairSide;
}

/** "a: passed, threshold, 1" for each nominee. */
const outcomes = (counts: NomineeCount[], { rules, used = 0, chair }: Settled = {}): string[] =>
  settle(cardOf(rules), NINE, counts, used, chair).map(
    ({ dossierId, outcome, reason, rank }) => `${dossierId}: ${outcome}, ${reason}, ${rank}`,
  );

describe('without a quota', () => {
  test('everybody over the threshold passes and is ranked by yes votes; equal votes share a rank', () => {
    expect(outcomes([votes('a', 5), votes('b', 8), votes('c', 4), votes('d', 8), votes('e', 6)])).toEqual([
      'a: passed, threshold, 4',
      'b: passed, threshold, 1',
      'c: failed, threshold, null',
      'd: passed, threshold, 1',
      'e: passed, threshold, 3',
    ]);
  });

  test('the sentence of an outcome is the one of its verdict', () => {
    const [one] = settle(cardOf(), NINE, [votes('a', 7)], 3);
    expect(one!.verdict).toEqual(tally(cardOf(), NINE, votes('a', 7)));
    expect(one!.sentence).toEqual(one!.verdict.sentence);
  });

  test('a sheet without nominees has no outcomes', () => {
    expect(settle(cardOf(), NINE, [], 0)).toEqual([]);
  });
});

describe('as many yes as no', () => {
  const counts = [votes('a', 4, 4), votes('b', 6, 3)];
  const first = ({ rules, ...settled }: Settled) =>
    outcomes(counts, { ...settled, rules: { denominator: 'valid', ...rules } })[0];

  test('fails by default', () => {
    expect(outcomes(counts)).toEqual(['a: failed, threshold, null', 'b: passed, threshold, 1']);
  });

  test('is voted on again where the card says so, whatever the chair says', () => {
    expect(first({ rules: { tie: 'rerun' }, chair: { a: 'yes' } })).toBe('a: rerun, tie, null');
  });

  test('waits for the chair where the chair decides', () => {
    expect(first({ rules: { tie: 'chairSide' } })).toBe('a: needsChair, tie, null');
  });

  test('passes on the side of the chair, behind those with more votes', () => {
    expect(first({ rules: { tie: 'chairSide' }, chair: { a: 'yes' } })).toBe('a: passed, tie, 2');
  });

  test('fails on the side of the chair', () => {
    expect(first({ rules: { tie: 'chairSide' }, chair: { a: 'no' } })).toBe('a: failed, tie, null');
  });

  test('passes on the side of the chair and still has to find a place in the quota', () => {
    expect(first({ rules: { tie: 'chairSide', quota: 1 }, chair: { a: 'yes' } })).toBe('a: failed, quota, 2');
  });

  test('is no tie where the ninth member was absent and half of all was not reached', () => {
    expect(outcomes(counts, { rules: { tie: 'chairSide' }, chair: { a: 'yes' } })[0]).toBe(
      'a: failed, threshold, null',
    );
  });

  test('is nothing that the chair could say about a nominee who failed otherwise', () => {
    expect(outcomes([votes('a', 3, 6)], { rules: { tie: 'chairSide' }, chair: { a: 'yes' } })).toEqual([
      'a: failed, threshold, null',
    ]);
  });
});

describe('a quota', () => {
  const four = [votes('a', 6), votes('b', 9), votes('c', 8), votes('d', 7)];

  test('takes the highest', () => {
    expect(outcomes(four, { rules: { quota: 2 } })).toEqual([
      'a: failed, quota, 4',
      'b: passed, threshold, 1',
      'c: passed, threshold, 2',
      'd: failed, quota, 3',
    ]);
  });

  test('counts those of the season already recommended', () => {
    expect(outcomes(four, { rules: { quota: 3 }, used: 2 })).toEqual([
      'a: failed, quota, 4',
      'b: passed, threshold, 1',
      'c: failed, quota, 2',
      'd: failed, quota, 3',
    ]);
  });

  test.each([2, 5])('of two with %i already recommended leaves nobody a place, and nobody is tied for one', (used) => {
    expect(outcomes([votes('a', 9), votes('b', 9)], { rules: { quota: 2, tie: 'chairSide' }, used })).toEqual([
      'a: failed, quota, 1',
      'b: failed, quota, 1',
    ]);
  });

  test('that is not full leaves the threshold to decide', () => {
    expect(outcomes([votes('a', 9), votes('b', 4)], { rules: { quota: 2 } })).toEqual([
      'a: passed, threshold, 1',
      'b: failed, threshold, null',
    ]);
  });

  test('is not exceeded by equal votes that just fit', () => {
    expect(outcomes([votes('a', 8), votes('b', 8)], { rules: { quota: 2 } })).toEqual([
      'a: passed, threshold, 1',
      'b: passed, threshold, 1',
    ]);
  });
});

describe('equal votes at the edge of the quota', () => {
  const counts = [votes('a', 9), votes('b', 7), votes('c', 7), votes('d', 7), votes('e', 6)];
  const atEdge = (tie: RuleCard['tie'], quota: number, chair?: ChairSide) => {
    const [top, ...rest] = outcomes(counts, { rules: { tie, quota }, chair });
    const below = rest.pop();
    expect([top, below]).toEqual(['a: passed, threshold, 1', 'e: failed, quota, 5']);
    return rest;
  };

  test('all fail by default, and nobody below takes the place', () => {
    const failed = 'failed, tieAtQuota, 2';
    expect(atEdge('fails', 3)).toEqual([`b: ${failed}`, `c: ${failed}`, `d: ${failed}`]);
  });

  test('are all voted on again where the card says so', () => {
    const again = 'rerun, tieAtQuota, 2';
    expect(atEdge('rerun', 2)).toEqual([`b: ${again}`, `c: ${again}`, `d: ${again}`]);
  });

  test('wait for the chair', () => {
    const waits = 'needsChair, tieAtQuota, 2';
    expect(atEdge('chairSide', 3)).toEqual([`b: ${waits}`, `c: ${waits}`, `d: ${waits}`]);
  });

  test('go to those whom the chair picks, and filled places leave the others out', () => {
    expect(atEdge('chairSide', 2, { c: 'yes' })).toEqual([
      'b: failed, tieAtQuota, 2',
      'c: passed, tieAtQuota, 2',
      'd: failed, tieAtQuota, 2',
    ]);
  });

  test('go to one whom the chair picks; the other still waits while a place is free', () => {
    expect(atEdge('chairSide', 3, { c: 'yes', d: 'no' })).toEqual([
      'b: needsChair, tieAtQuota, 2',
      'c: passed, tieAtQuota, 2',
      'd: failed, tieAtQuota, 2',
    ]);
  });

  test('wait again when the chair picks more than there are places', () => {
    expect(atEdge('chairSide', 2, { b: 'yes', c: 'yes', d: 'no' })).toEqual([
      'b: needsChair, tieAtQuota, 2',
      'c: needsChair, tieAtQuota, 2',
      'd: failed, tieAtQuota, 2',
    ]);
  });

  test('go to nobody when the chair says no to all', () => {
    const out = 'failed, tieAtQuota, 2';
    expect(atEdge('chairSide', 2, { b: 'no', c: 'no', d: 'no' })).toEqual([`b: ${out}`, `c: ${out}`, `d: ${out}`]);
  });
});

describe('the sentence of an outcome', () => {
  const lastOf = (counts: NomineeCount[], rules: Partial<RuleCard>, chair?: ChairSide) => {
    const { sentence, verdict } = settle(cardOf(rules), NINE, counts, 0, chair).at(-1)!;
    const added = (lang: 'vi' | 'en') => {
      const start = verdict.sentence[lang].slice(0, -1);
      return sentence[lang].startsWith(start) ? sentence[lang].slice(start.length) : `not begun with: ${start}`;
    };
    return { vi: added('vi'), en: added('en') };
  };

  test('says the rank and the places left', () => {
    expect(lastOf([votes('a', 7)], { quota: 2 })).toEqual({
      vi: '; xếp thứ 1, chỉ tiêu còn 2: trong chỉ tiêu.',
      en: '; ranked 1, places left 2: within the quota.',
    });
  });

  test('never says that fewer than none are left', () => {
    const [one] = settle(cardOf({ quota: 2 }), NINE, [votes('a', 9)], 5);
    expect(one!.sentence.en).toBe(
      `${one!.verdict.sentence.en.slice(0, -1)}; ranked 1, places left 0: beyond the quota.`,
    );
  });

  test('says that the quota is full', () => {
    expect(lastOf([votes('b', 9), votes('a', 7)], { quota: 1 })).toEqual({
      vi: '; xếp thứ 2, chỉ tiêu còn 1: ngoài chỉ tiêu.',
      en: '; ranked 2, places left 1: beyond the quota.',
    });
  });

  test.each([
    [{ tie: 'fails' }, {}, 'không được chọn', 'not chosen'],
    [{ tie: 'rerun' }, {}, 'phải bỏ phiếu lại', 'to be voted on again'],
    [{ tie: 'chairSide' }, {}, 'chờ ý kiến người chủ trì', 'waiting for the chair'],
    [{ tie: 'chairSide' }, { a: 'yes' }, 'người chủ trì đồng ý', 'the chair says yes'],
    [{ tie: 'chairSide' }, { b: 'yes' }, 'không được chọn', 'not chosen'],
  ] as [Partial<RuleCard>, ChairSide, string, string][])(
    'says equal votes for the last place: %j %j',
    (rules, chair, vi, en) => {
      const counts = [votes('t', 9), votes('b', 7), votes('a', 7)];
      expect(lastOf(counts, { quota: 2, ...rules }, chair)).toEqual({
        vi: `; xếp thứ 2, chỉ tiêu còn 2: 2 hồ sơ bằng phiếu cho 1 chỗ cuối, ${vi}.`,
        en: `; ranked 2, places left 2: 2 with equal votes for the last 1, ${en}.`,
      });
    },
  );

  test.each([
    [{ tie: 'rerun' }, {}, 'phải bỏ phiếu lại', 'to be voted on again'],
    [{ tie: 'chairSide' }, {}, 'chờ ý kiến người chủ trì', 'waiting for the chair'],
    [{ tie: 'chairSide' }, { a: 'yes' }, 'người chủ trì đồng ý', 'the chair says yes'],
    [{ tie: 'chairSide' }, { a: 'no' }, 'người chủ trì không đồng ý', 'the chair says no'],
  ] as [Partial<RuleCard>, ChairSide, string, string][])('says what became of a tie: %j %j', (rules, chair, vi, en) => {
    expect(lastOf([votes('a', 4, 4)], { denominator: 'valid', ...rules }, chair)).toEqual({
      vi: `; ${vi}.`,
      en: `; ${en}.`,
    });
  });
});

/* ---- The naive settlement: hand out the places one group of equal votes after another. ---- */

function naiveSettlement(card: RuleCard, counts: NomineeCount[], used: number, chair: ChairSide): Map<string, string> {
  const told = new Map<string, string>();
  const waiting = new Map<string, { yes: number; by: string }>();
  for (const count of counts) {
    const { result, yes } = tally(card, NINE, count);
    const side = chair[count.dossierId];
    if (result === 'passed') waiting.set(count.dossierId, { yes, by: 'threshold' });
    else if (result === 'failed') told.set(count.dossierId, 'failed threshold null');
    else if (card.tie === 'rerun') told.set(count.dossierId, 'rerun tie null');
    else if (side === 'yes') waiting.set(count.dossierId, { yes, by: 'tie' });
    else told.set(count.dossierId, side === 'no' ? 'failed tie null' : 'needsChair tie null');
  }
  let places = card.quota === null ? Infinity : card.quota - used;
  let rank = 1;
  while (waiting.size > 0) {
    const most = Math.max(...[...waiting.values()].map(({ yes }) => yes));
    const group = [...waiting].filter(([, { yes }]) => yes === most);
    const picked = group.filter(([id]) => chair[id] === 'yes');
    for (const [id, { by }] of group) {
      waiting.delete(id);
      if (places <= 0) told.set(id, `failed quota ${rank}`);
      else if (group.length <= places) told.set(id, `passed ${by} ${rank}`);
      else told.set(id, `${atTheEdge(card, chair[id], picked.length, places)} tieAtQuota ${rank}`);
    }
    places -= group.length;
    rank += group.length;
  }
  return told;
}

function atTheEdge(card: RuleCard, side: 'yes' | 'no' | undefined, picked: number, places: number): Outcome['outcome'] {
  if (card.tie === 'rerun') return 'rerun';
  if (card.tie === 'fails' || side === 'no') return 'failed';
  if (picked > places) return 'needsChair';
  if (side === 'yes') return 'passed';
  return picked < places ? 'needsChair' : 'failed';
}

describe('whatever the votes, the quota and the chair', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const anyVotes = fc.record({ yes: fc.nat({ max: 9 }), rest: fc.nat({ max: 9 }) });
  const anySheet = fc
    .array(anyVotes, { maxLength: ids.length })
    .map((all) => all.map(({ yes, rest }, i) => votes(ids[i]!, yes, Math.min(rest, 9 - yes))));
  const anyChair = fc
    .tuple(...ids.map(() => fc.constantFrom('yes', 'no', undefined)))
    .map((sides) => Object.fromEntries(ids.flatMap((id, i) => (sides[i] ? [[id, sides[i]]] : []))) as ChairSide);
  const anyCard = fc
    .record({
      tie: fc.constantFrom('fails', 'chairSide', 'rerun'),
      denominator: fc.constantFrom('allMembers', 'valid'),
      quota: fc.constantFrom(null, 0, 1, 2, 3, 4),
    })
    .map((rules) => cardOf(rules as Partial<RuleCard>));
  const anyUsed = fc.nat({ max: 3 });
  const runs = { seed: 11, numRuns: SOAK ? 20_000 : 1_000 };

  test('the places go out as if handed out one group of equal votes after another', () => {
    const property = fc.property(anyCard, anySheet, anyUsed, anyChair, (card, counts, used, chair) => {
      const told = settle(card, NINE, counts, used, chair).map(
        ({ dossierId, outcome, reason, rank }) => [dossierId, `${outcome} ${reason} ${rank}`] as const,
      );
      expect(told.map(([id]) => id)).toEqual(counts.map(({ dossierId }) => dossierId));
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(naiveSettlement(card, counts, used, chair)));
    });
    fc.assert(property, runs);
  });

  test('no more pass than there are places left', () => {
    const property = fc.property(anyCard, anySheet, anyUsed, anyChair, (card, counts, used, chair) => {
      const passed = settle(card, NINE, counts, used, chair).filter(({ outcome }) => outcome === 'passed').length;
      const left = card.quota === null ? counts.length : Math.max(0, card.quota - used);
      expect(Math.max(passed, left)).toBe(left);
    });
    fc.assert(property, runs);
  });

  test('the order of the nominees on the sheet decides nothing', () => {
    const shuffled = anySheet.chain((counts) =>
      fc.tuple(fc.constant(counts), fc.shuffledSubarray(counts, { minLength: counts.length })),
    );
    const property = fc.property(anyCard, shuffled, anyUsed, anyChair, (card, [counts, others], used, chair) => {
      const byId = (order: NomineeCount[]) =>
        Object.fromEntries(settle(card, NINE, order, used, chair).map((one) => [one.dossierId, one]));
      expect(byId(others)).toEqual(byId(counts));
    });
    fc.assert(property, runs);
  });

  test('every sentence is one sentence in whole numbers, the same in both languages', () => {
    const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).sort().join();
    const property = fc.property(anyCard, anySheet, anyUsed, anyChair, (card, counts, used, chair) => {
      const wrong = settle(card, NINE, counts, used, chair).filter(({ sentence: { vi, en }, rank, verdict }) => {
        const whole = [vi, en].every((text) => !/%|-\d|\d[.,]\d|NaN|undefined|null|Infinity/.test(text));
        const single = [vi, en].every((text) => text.indexOf('.') === text.length - 1);
        const same = numbersOf(vi) === numbersOf(en) && vi.startsWith(`Được ${verdict.yes}/${verdict.denominator} `);
        const ranked = vi.includes(`xếp thứ ${rank}, `) === (rank !== null && card.quota !== null);
        return !(whole && single && same && ranked);
      });
      expect(wrong).toEqual([]);
    });
    fc.assert(property, runs);
  });
});
