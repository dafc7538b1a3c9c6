import { addDays, dayOf, endOfDay } from '#domain/days.js';
import { dayTold, HOME_ZONE, momentTold, timeTold } from '#domain/days-told.js';
import { defineWords, language } from './words.ts';

const { say } = defineWords('when', {
  vi: {
    late: 'đã quá hạn {{count}} ngày',
    today: 'hôm nay là hạn cuối',
    tomorrow: 'còn 1 ngày',
    left: 'còn {{count}} ngày',
  },
  en: {
    late: ['{{count}} day late', '{{count}} days late'],
    today: 'due today',
    tomorrow: '1 day left',
    left: ['{{count}} day left', '{{count}} days left'],
  },
});

/** The zone of the organisation whose work is on the screen. */
const ZONE = HOME_ZONE;

/** A plan's day as it is written: 05/12/2025. */
export const day = dayTold;

/** "Thứ Bảy, 05/12/2026"; in English the month by its name, since 05/12 is read there in two ways. */
export function dayInWords(iso: string): string {
  const english = language() === 'en';
  const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const form = new Intl.DateTimeFormat(english ? 'en-GB' : 'vi-VN', {
    ...{ weekday: 'long', timeZone: 'UTC' },
    ...(english && long),
  });
  const said = form.format(new Date(`${iso}T00:00:00Z`));
  return english ? said : `${said}, ${day(iso)}`;
}

export const dayOfInstant = (instant: string, zone = ZONE): string => day(dayOf(new Date(instant), zone));

export const timeOfInstant = (instant: string, zone = ZONE): string => timeTold(new Date(instant), zone);

/** "14:05 ngày 02/12/2025". */
export const moment = (instant: string, zone = ZONE): string => momentTold(new Date(instant), zone, language());

/** Whole days from today to the day on which something is due; a due instant at midnight belongs to the day before. */
export function daysLeft(due: string, now: Date, zone = ZONE): number {
  const end = dayOf(new Date(new Date(due).getTime() - 1), zone);
  const today = dayOf(now, zone);
  const midnight = (iso: string) => Date.parse(`${iso}T00:00:00Z`);
  return Math.round((midnight(end) - midnight(today)) / 86_400_000);
}

/** The last day of a due instant, as people say it: midnight of the 16th is "until 15/12". */
export const lastDay = (due: string, zone = ZONE): string => day(dayOf(new Date(new Date(due).getTime() - 1), zone));

export function timeLeft(days: number): string {
  if (days < 0) return say('late', { count: -days });
  if (days === 0) return say('today');
  return days === 1 ? say('tomorrow') : say('left', { count: days });
}

/** The instant at which a clock on the wall shows that time of that day. */
export function instantAt(iso: string, time: string, zone = ZONE): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(endOfDay(addDays(iso, -1), zone).getTime() + (hours * 60 + minutes) * 60_000).toISOString();
}

/** The day after so many, in the zone, as a form field takes it. */
export const dayAhead = (now: Date, count: number, zone = ZONE): string => addDays(dayOf(now, zone), count);
