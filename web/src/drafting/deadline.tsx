import { endOfDay } from '#domain/days.js';
import { Due } from '../parts/due.tsx';

/** The last day of a plan, with the days that are left. */
export const Deadline = ({ day, zone }: { day: string; zone: string }) => (
  <Due at={endOfDay(day, zone).toISOString()} />
);
