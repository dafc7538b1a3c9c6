import { readFileSync } from 'node:fs';
import { isDay } from '../../src/domain/days.js';
import {
  amountOf,
  dongTold,
  prizeOf,
  prizeTold,
  rateOf,
  type Awarded,
  type PrizeRules,
} from '../../src/domain/prize.js';

const RULES = JSON.parse(readFileSync('templates/prizes.json', 'utf8')) as PrizeRules;

const award = (title: string, more: Partial<Awarded> = {}): Awarded => ({
  ...{ code: 'x', title, kind: 'individual', day: '2026-11-29', byHand: null, others: [] },
  ...more,
});
const collective = { kind: 'collective' } as const;

describe('by law an award is paid', () => {
  test.each([
    ['Chiến sĩ thi đua toàn quốc', {}, 11_390_000],
    ['Chiến sĩ thi đua cấp tỉnh', {}, 7_590_000],
    ['Chiến sĩ thi đua cơ sở', {}, 2_530_000],
    ['Danh hiệu Chiến sĩ thi đua cơ sở', {}, 2_530_000],
    ['CHIẾN SĨ THI ĐUA CƠ SỞ', {}, 2_530_000],
    ['Lao động tiên tiến', {}, 760_000],
    ['Tập thể Lao động xuất sắc', collective, 3_800_000],
    ['Tập thể Lao động tiên tiến', collective, 2_030_000],
    ['Xã tiêu biểu', collective, 5_060_000],
    ['Thôn văn hoá', collective, 3_800_000],
    ['Cờ thi đua của Chính phủ', collective, 30_360_000],
    ['Cờ thi đua của Ủy ban nhân dân tỉnh', collective, 20_240_000],
    ['Một tên riêng của xã', { code: 'lao-dong-tien-tien' }, 760_000],
    ['Lao động tiên tiến', { day: '2026-06-30' }, 710_000],
    ['Lao động tiên tiến', { day: '2026-07-01' }, 760_000],
    ['Chiến sĩ thi đua cơ sở', { day: '2025-07-01' }, 2_340_000],
    ['Tập thể Lao động tiên tiến', { ...collective, day: '2025-12-20' }, 1_880_000],
    ['Chiến sĩ thi đua cơ sở', { day: '2027-02-28' }, 2_530_000],
  ])('%s %j: %d', (title, more, amount) => {
    expect(prizeOf(RULES, award(title, more))).toEqual({ amount, why: 'byRule' });
  });
});

describe('nobody knows what is paid for', () => {
  test.each([
    ['Giấy khen của Chủ tịch UBND xã', {}],
    ['Chiến sĩ thi đua', {}],
    ['Lao động tiên tiến xuất sắc', {}],
    ['Lao động tiên tiến', collective],
    ['Tập thể Lao động tiên tiến', {}],
    ['Lao động tiên tiến', { day: null }],
    ['Lao động tiên tiến', { day: '2025-06-30' }],
    ['Lao động tiên tiến', { day: '2027-03-01' }],
  ])('%s %j', (title, more: Partial<Awarded>) => {
    expect(prizeOf(RULES, award(title, more))).toEqual({ amount: null, why: 'unknown' });
  });
});

describe('of several titles of one period', () => {
  const with_ = (title: string, ...others: [string, boolean?][]) =>
    prizeOf(RULES, award(title, { others: others.map(([one, earlier = false]) => ({ title: one, earlier })) }));
  test('only the highest is paid', () => {
    expect(with_('Lao động tiên tiến', ['Chiến sĩ thi đua cơ sở']).why).toBe('higherTitle');
    expect(with_('Chiến sĩ thi đua cơ sở', ['Lao động tiên tiến'])).toEqual({ amount: 2_530_000, why: 'byRule' });
    expect(with_('Chiến sĩ thi đua cơ sở', ['Lao động tiên tiến'], ['Chiến sĩ thi đua cấp tỉnh']).amount).toBeNull();
  });
  test('of two that are alike the earlier one', () => {
    expect(with_('Lao động tiên tiến', ['Lao động tiên tiến', true]).why).toBe('higherTitle');
    expect(with_('Lao động tiên tiến', ['Lao động tiên tiến', false]).why).toBe('byRule');
  });
  test('what is no title counts for nothing', () => {
    expect(with_('Lao động tiên tiến', ['Giấy khen của Chủ tịch UBND xã', true]).why).toBe('byRule');
  });
});

test('what the office says is paid, also nothing at all, and whatever law says', () => {
  const others = [{ title: 'Chiến sĩ thi đua toàn quốc', earlier: true }];
  for (const byHand of [0, 350_000])
    expect(prizeOf(RULES, award('Lao động tiên tiến', { byHand, others, day: null }))).toEqual({
      amount: byHand,
      why: 'byHand',
    });
});

test('a rule that nobody has checked pays nothing', () => {
  const rate = rateOf(RULES, award('Lao động tiên tiến'))!;
  const unsure = { certainty: 'unverified' } as const;
  const withUnsure = [
    { ...RULES, ratesHold: { ...RULES.ratesHold, ...unsure } },
    { ...RULES, baseSalaries: RULES.baseSalaries.map((one) => ({ ...one, ...unsure })) },
  ];
  expect(amountOf(RULES, rate, '2026-11-29')).toBe(760_000);
  for (const rules of withUnsure) expect(amountOf(rules, rate, '2026-11-29')).toBeUndefined();
});

test.each([
  [0, '0 đ'],
  [760_000, '760.000 đ'],
  [2_530_000, '2.530.000 đ'],
  [30_360_000, '30.360.000 đ'],
  [123, '123 đ'],
])('%d is written %s', (amount, told) => {
  expect(dongTold(amount)).toBe(told);
  expect(prizeTold({ amount, why: 'byHand' })).toBe(told);
});

test('on a list nothing stands where nobody knows, and why where a higher title is paid', () => {
  expect(prizeTold({ amount: null, why: 'unknown' })).toBe('');
  expect(prizeTold({ amount: null, why: 'higherTitle' })).toBe('hưởng theo danh hiệu cao hơn');
});

test('the shipped rules name their sources, hold on days that there are, and never twice on one', () => {
  const { baseSalaries, ratesHold, rates } = RULES;
  for (const { citation, validFrom, validTo } of [...baseSalaries, ratesHold]) {
    expect(citation.length).toBeGreaterThan(20);
    for (const day of [validFrom, validTo]) expect(day === null || isDay(day)).toBe(true);
  }
  const spans = baseSalaries.map(({ validFrom, validTo }) => [validFrom ?? '0', validTo ?? '9']).sort();
  for (const [index, [, to]] of spans.entries())
    expect(index === spans.length - 1 || to! < spans[index + 1]![0]!).toBe(true);
  const titles = rates.flatMap(({ titles: own }) => own);
  expect(new Set(titles).size).toBe(titles.length);
});
