import { addDays, weekday } from './days.js';
import type { Certainty } from './rule-card.js';
import type { Sentence } from './vocabulary.js';

/** The days off of one year, as its file says them. Saturdays and Sundays are off unless named as worked. */
export interface CalendarYear {
  year: number;
  holidays: { date: string; name: string }[];
  /** Weekdays off in exchange: for a holiday that fell on a weekend, or for a Saturday worked. */
  compensatory: string[];
  workingSaturdays: string[];
  source: Sentence;
  certainty: Certainty;
}

/** A missing year is a refusal, never a guess. */
export interface CalendarMissing {
  ok: false;
  code: 'calendar.missing';
  year: number;
}

export type FoundDay = { ok: true; day: string } | CalendarMissing;
export type DayCount = { ok: true; days: number } | CalendarMissing;

/** The n-th working day after a day, which itself is not counted; before it when n is negative; itself when n is 0. */
export function addWorkingDays(calendars: readonly CalendarYear[], from: string, n: number): FoundDay {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a whole number of working days`);
  let [day, left] = [from, Math.abs(n)];
  while (left > 0) {
    day = addDays(day, Math.sign(n));
    const works = isWorkingDay(calendars, day);
    if (typeof works !== 'boolean') return works;
    if (works) left -= 1;
  }
  return { ok: true, day };
}

/** How many working days a step from one day to the other passes, the first not counted; negative when it goes back. */
export function workingDaysBetween(calendars: readonly CalendarYear[], from: string, to: string): DayCount {
  const step = from <= to ? 1 : -1;
  let days = 0;
  for (let day = from; day !== to;) {
    day = addDays(day, step);
    const works = isWorkingDay(calendars, day);
    if (typeof works !== 'boolean') return works;
    if (works) days += step;
  }
  return { ok: true, days };
}

/** The day itself or, where it is off, the next working day: where a period of days ends (Civil Code, art. 148). */
export function workingDayFrom(calendars: readonly CalendarYear[], day: string): FoundDay {
  const works = isWorkingDay(calendars, day);
  if (typeof works !== 'boolean') return works;
  return works ? { ok: true, day } : addWorkingDays(calendars, day, 1);
}

function isWorkingDay(calendars: readonly CalendarYear[], day: string): boolean | CalendarMissing {
  const year = Number(day.slice(0, 4));
  const calendar = calendars.find((candidate) => candidate.year === year);
  if (!calendar) return { ok: false, code: 'calendar.missing', year };
  if (calendar.workingSaturdays.includes(day)) return true;
  const off = calendar.compensatory.includes(day) || calendar.holidays.some(({ date }) => date === day);
  return !off && weekday(day) !== 0 && weekday(day) !== 6;
}
