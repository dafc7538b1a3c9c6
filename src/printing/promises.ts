import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../domain/days.js';
import { addWorkingDays } from '../domain/working-days.js';
import { shippedCalendars } from '../platform/calendars.js';

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
  from(received: string, zone: string): string | undefined {
    const found = addWorkingDays(shippedCalendars(), dayOf(new Date(received), zone), LIMITS.receipt.workingDays);
    return found.ok ? found.day : undefined;
  }
}
