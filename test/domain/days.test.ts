import * as fc from 'fast-check';
import { addDays, dayOf, endOfDay, isDay, weekday } from '../../src/domain/days.js';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const settings = { seed: 2025, numRuns: process.env.SOAK ? 20_000 : 200 };
const instants = fc.date({ min: new Date('1980-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const days = instants.map((instant) => instant.toISOString().slice(0, 10));
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

test.each([
  ['2025-12-15', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-02-30', false],
  ['2025-11-31', false],
  ['2025-13-01', false],
  ['2025-00-10', false],
  ['2025-1-1', false],
  ['15/12/2025', false],
  ['2025-12-15T00:00:00Z', false],
  ['0000-01-01', false],
  ['', false],
])('whether "%s" is a day: %s', (text, answer) => {
  expect(isDay(text)).toBe(answer);
});

test('days are counted over the ends of months and of leap years', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(['2025-12-14', '2025-12-15', '2026-11-24'].map(weekday)).toEqual([0, 1, 2]);
});

test('a dossier sent at 23:59:59.999 on 15 December in Vietnam comes that day, a millisecond later the next', () => {
  const end = endOfDay('2025-12-15', VIETNAM);
  expect(end.toISOString()).toBe('2025-12-15T17:00:00.000Z');
  expect(dayOf(new Date(end.getTime() - 1), VIETNAM)).toBe('2025-12-15');
  expect(dayOf(end, VIETNAM)).toBe('2025-12-16');
});

test('in Vietnam every day ends at 17:00 UTC', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(endOfDay(day, VIETNAM).toISOString()).toBe(`${day}T17:00:00.000Z`);
    }),
    settings,
  );
});

test.each([
  ['2025-03-30', 'Europe/Berlin', '2025-03-30T22:00:00.000Z', 'a day of 23 hours'],
  ['2025-10-26', 'Europe/Berlin', '2025-10-26T23:00:00.000Z', 'a day of 25 hours'],
  ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'a midnight that clocks skipped'],
  ['2018-02-17', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z', 'an hour before midnight that came twice'],
  [
    '2005-10-29',
    'America/St_Johns',
    '2005-10-30T03:30:00.000Z',
    'a day that came back after midnight, until its second end',
  ],
  ['2025-11-01', 'America/Havana', '2025-11-02T04:00:00.000Z', 'a midnight that came twice, the day before it once'],
  ['2011-12-29', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'the day before the one that Samoa left out'],
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'the day that Samoa left out'],
  ['2025-06-01', 'Asia/Kathmandu', '2025-06-01T18:15:00.000Z', 'a zone of quarter hours'],
  ['2025-12-15', 'UTC', '2025-12-16T00:00:00.000Z', 'no zone at all'],
])('%s in %s ends at %s: %s', (day, zone, instant) => {
  expect(endOfDay(day, zone).toISOString()).toBe(instant);
});

test('wherever a commune may lie, a day ends exactly where the next begins', () => {
  fc.assert(
    fc.property(days, zones, (day, zone) => {
      const end = endOfDay(day, zone);
      expect(dayOf(end, zone) > day).toBe(true);
      expect(dayOf(new Date(end.getTime() - 1), zone) <= day).toBe(true);
    }),
    settings,
  );
});

test('whatever the instant, it lies before the end of its day and not before the end of the day before', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const day = dayOf(instant, zone);
      expect(instant.getTime()).toBeLessThan(endOfDay(day, zone).getTime());
      expect(dayOf(endOfDay(addDays(day, -1), zone), zone) <= day).toBe(true);
    }),
    settings,
  );
});
