import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../domain/days.js';
import { addWorkingDays, type CalendarYear } from '../domain/working-days.js';

const FOLDER = new URL('../../calendars/', import.meta.url);

/** How long an office has, with where that is said: data of the office, not law here. */
interface Limit {
  workingDays: number;
  citation: string;
  certainty: 'verified' | 'unverified';
}

const LIMITS = JSON.parse(readFileSync(new URL('../../templates/limits.json', import.meta.url), 'utf8')) as {
  receipt: Limit;
};

/** Until when an answer is promised. Undefined where the calendar of that year is missing: nobody guesses a promise. */
@Injectable()
export class Promises {
  private readonly calendars = new Map<number, CalendarYear | null>();

  from(received: string, zone: string): string | undefined {
    const day = dayOf(new Date(received), zone);
    const year = Number(day.slice(0, 4));
    const known = [year, year + 1].flatMap((one) => this.calendarOf(one) ?? []);
    const found = addWorkingDays(known, day, LIMITS.receipt.workingDays);
    return found.ok ? found.day : undefined;
  }

  private calendarOf(year: number): CalendarYear | null {
    if (!this.calendars.has(year)) this.calendars.set(year, read(year));
    return this.calendars.get(year)!;
  }
}

function read(year: number): CalendarYear | null {
  try {
    return JSON.parse(readFileSync(new URL(`${year}.json`, FOLDER), 'utf8')) as CalendarYear;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
