import { addDays, isDay } from './days.js';

const BY_MARKS = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const IN_WORDS = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu;
/** A day that lost its form in Excel: from 1954 to 2119. */
const SERIAL = /^[2-7]\d{4}$/;
const BEFORE_FIRST = '1899-12-30';

/** The day that somebody wrote, day before month; undefined where there is none such. */
export function writtenDay(text: string): string | undefined {
  const plain = text.normalize('NFC').trim();
  if (isDay(plain)) return plain;
  if (SERIAL.test(plain)) return dayOfSerial(Number(plain));
  const [, day, month, year] = BY_MARKS.exec(plain) ?? IN_WORDS.exec(plain) ?? [];
  if (!day || !month || !year) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** Excel counts days from the one before 1900 began, and one too many. */
export const dayOfSerial = (days: number): string => addDays(BEFORE_FIRST, Math.floor(days));
