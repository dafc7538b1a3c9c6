import { readdirSync, readFileSync } from 'node:fs';
import type { CalendarYear } from '../domain/working-days.js';

const FOLDER = new URL('../../calendars/', import.meta.url);

let known: readonly CalendarYear[] | undefined;

/** The calendars of working days that the program ships, a file for each year; read once. */
export function shippedCalendars(): readonly CalendarYear[] {
  known ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as CalendarYear);
  return known;
}
