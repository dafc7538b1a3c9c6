import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { addDays, isDay, weekday } from '../../src/domain/days.js';
import {
  addWorkingDays,
  workingDayFrom,
  workingDaysBetween,
  type CalendarYear,
} from '../../src/domain/working-days.js';

const read = (year: number): CalendarYear =>
  JSON.parse(readFileSync(new URL(`../../calendars/${year}.json`, import.meta.url), 'utf8')) as CalendarYear;
const CALENDARS = [read(2025), read(2026)];
const settings = { seed: 2025, numRuns: process.env.SOAK ? 5_000 : 40 };
const day = fc.integer({ min: 0, max: 729 }).map((index) => addDays('2025-01-01', index));

const after = (from: string, n: number) => addWorkingDays(CALENDARS, from, n);
const found = (onDay: string) => ({ ok: true, day: onDay });
const missing = (year: number) => ({ ok: false, code: 'calendar.missing', year });

describe.each(CALENDARS)('the calendar of $year', (calendar) => {
  const { year, holidays, compensatory, workingSaturdays } = calendar;
  const all = [...holidays.map(({ date }) => date), ...compensatory, ...workingSaturdays];

  test('names real days of its year, each once, and says that nobody has verified it', () => {
    expect(all.filter((one) => !isDay(one) || !one.startsWith(`${year}-`))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect(calendar.certainty).toBe('unverified');
  });

  test('has the holidays of the Labour Code', () => {
    const names = holidays.map(({ name }) => name);
    const count = [...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]);
    expect(count).toEqual([
      ['Tết Dương lịch', 1],
      ['Tết Nguyên đán', 5],
      ['Giỗ Tổ Hùng Vương', 1],
      ['Ngày Chiến thắng', 1],
      ['Ngày Quốc tế lao động', 1],
      ['Quốc khánh (ngày liền kề)', 1],
      ['Quốc khánh', 1],
      ...(year === 2026 ? [['Ngày Văn hóa Việt Nam', 1]] : []),
    ]);
  });

  test('gives days in lieu on weekdays and takes them back on Saturdays', () => {
    expect(compensatory.filter((one) => [0, 6].includes(weekday(one)))).toEqual([]);
    expect(workingSaturdays.map(weekday)).toEqual(workingSaturdays.map(() => 6));
  });
});

test.each([
  ['2025-12-12', 1, '2025-12-15', 'over a weekend'],
  ['2025-12-15', 10, '2025-12-29', 'two weeks'],
  ['2025-12-31', 1, '2026-01-05', 'over New Year 2026, its Friday off and the weekend'],
  ['2026-01-09', 1, '2026-01-10', 'a Saturday worked for that Friday'],
  ['2025-01-24', 1, '2025-02-03', 'over the Lunar New Year of 2025'],
  ['2026-02-13', 1, '2026-02-23', 'over the Lunar New Year of 2026'],
  ['2025-04-04', 1, '2025-04-08', 'over the Hùng Kings on a Monday'],
  ['2026-04-24', 1, '2026-04-28', 'over the Hùng Kings on a Sunday, with the Monday in lieu'],
  ['2025-04-25', 2, '2025-04-28', 'with the Saturday worked'],
  ['2025-04-29', 1, '2025-05-05', 'over the end of April 2025'],
  ['2026-11-23', 1, '2026-11-25', 'over 24 November, a holiday since 2026'],
  ['2025-11-21', 1, '2025-11-24', 'on 24 November 2025, a working day still'],
  ['2025-12-15', 0, '2025-12-15', 'no step at all'],
  ['2025-12-15', -1, '2025-12-12', 'backwards'],
])('from %s, %i working days lead to %s: %s', (from, n, to) => {
  expect(after(from, n)).toEqual(found(to));
});

test('a year whose calendar is missing is refused, forwards and backwards', () => {
  expect(after('2026-12-30', 3)).toEqual(missing(2027));
  expect(after('2025-01-02', -1)).toEqual(missing(2024));
  expect(workingDaysBetween(CALENDARS, '2026-12-01', '2027-01-01')).toEqual(missing(2027));
  expect(workingDayFrom(CALENDARS, '2027-01-01')).toEqual(missing(2027));
  expect(workingDayFrom([read(2025)], '2025-12-31')).toEqual(found('2025-12-31'));
  expect(workingDayFrom([], '2025-12-31')).toEqual(missing(2025));
});

test('a period that ends on a day off ends on the next working day', () => {
  const ends = ['2025-12-13', '2025-12-15', '2025-04-26', '2026-02-14'].map((end) => workingDayFrom(CALENDARS, end));
  expect(ends).toEqual([found('2025-12-15'), found('2025-12-15'), found('2025-04-26'), found('2026-02-23')]);
});

test('a period that ends on the last Saturday of the known years is refused, not guessed', () => {
  const saturday = { ...read(2026), year: 2022, holidays: [], compensatory: [], workingSaturdays: [] };
  expect(workingDayFrom([saturday], '2022-12-31')).toEqual(missing(2023));
});

test('working days are whole', () => {
  expect(() => after('2025-12-15', 1.5)).toThrow(RangeError);
  expect(() => after('2025-12-15', Number.NaN)).toThrow('not a whole number');
});

test('the year 2025 had 250 working days', () => {
  expect(workingDaysBetween([read(2025), { ...read(2025), year: 2024 }], '2024-12-31', '2025-12-31')).toEqual({
    ok: true,
    days: 250,
  });
});

test('n working days from a day are n working days away, and the way back is as long', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -60, max: 60 }), (from, n) => {
      const step = after(from, n);
      if (!step.ok) return;
      expect(workingDaysBetween(CALENDARS, from, step.day)).toEqual({ ok: true, days: n });
      if (n !== 0) expect(workingDayFrom(CALENDARS, step.day)).toEqual(step);
    }),
    settings,
  );
});

test('working days add up', () => {
  const count = (from: string, to: string) => {
    const counted = workingDaysBetween(CALENDARS, from, to);
    return counted.ok ? counted.days : NaN;
  };
  fc.assert(
    fc.property(day, day, day, (a, b, c) => {
      const [first, second, third] = [a, b, c].toSorted();
      expect(count(first!, third!)).toBe(count(first!, second!) + count(second!, third!));
    }),
    settings,
  );
});
