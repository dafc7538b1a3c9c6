import { workingDaysBetween, type CalendarYear, type DayCount } from '#domain/working-days.js';

/** The calendars that the program ships, by year. */
export const CALENDARS = Object.values(
  import.meta.glob<CalendarYear>('../../../calendars/*.json', { eager: true, import: 'default' }),
);

/** Working days from one day to the other. */
export const workingDaysLeft = (from: string, to: string): DayCount => workingDaysBetween(CALENDARS, from, to);
