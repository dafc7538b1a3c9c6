import { addDays, dayOf, endOfDay } from './days.js';
import type { Sentence } from './vocabulary.js';

/** The one zone of the country; for what is told without knowing whose clock is meant. */
export const HOME_ZONE = 'Asia/Ho_Chi_Minh';

/** A day as it is written: 05/12/2025. */
export const dayTold = (iso: string): string => iso.split('-').toReversed().join('/');

/** Put together by hand, since the short forms of Intl differ between releases of Node. */
export const timeTold = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instant);

/** "14:05 ngày 02/12/2025". */
export const momentTold = (instant: Date, zone: string, language: keyof Sentence): string =>
  `${timeTold(instant, zone)} ${language === 'vi' ? 'ngày' : 'on'} ${dayTold(dayOf(instant, zone))}`;

/** The day that a deadline ends; undefined where it falls within a day. */
export function dayEndedBy(instant: Date, zone: string): string | undefined {
  const eve = addDays(dayOf(instant, zone), -1);
  return endOfDay(eve, zone).getTime() === instant.getTime() ? eve : undefined;
}
