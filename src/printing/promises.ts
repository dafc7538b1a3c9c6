import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../domain/days.js';
import { addWorkingDays, type CalendarYear } from '../domain/working-days.js';

const FOLDER = new URL('../../calendars/', import.meta.url);

/** A commune appraises and submits within so many working days of a full dossier (QĐ 638/QĐ-BNV of 2025, for one award). */
const WORKING_DAYS = 20;

/** Until when an answer is promised. Undefined where the calendar of that year is missing: nobody guesses a promise. */
@Injectable()
export class Promises {
  private readonly calendars = new Map<number, CalendarYear | null>();

  from(received: string, zone: string): string | undefined {
    const day = dayOf(new Date(received), zone);
    const year = Number(day.slice(0, 4));
    const known = [year, year + 1].flatMap((one) => this.calendarOf(one) ?? []);
    const found = addWorkingDays(known, day, WORKING_DAYS);
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
