import { workingDaysBetween, type CalendarYear, type DayCount } from '#domain/working-days.js';

const CALENDARS = Object.values(
  import.meta.glob<CalendarYear>('../../../calendars/*.json', { eager: true, import: 'default' }),
);

/** Working days from one day to the other, by the calendars that the program ships. */
export const workingDaysLeft = (from: string, to: string): DayCount => workingDaysBetween(CALENDARS, from, to);
