/** How an official paper writes its day and its number (Decree 30/2020, annex I; its form is data of the paper, not law here). */

const BLANK = '     ';

/** "ngày 05 tháng 02 năm 2025". Days below ten and the months 1 and 2 begin with a zero, the months 3 to 9 do not. */
export function formalDay(day: string): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** The same with blanks to be filled in by hand: a paper has its day once it is issued. */
export const formalDayToFill = (year: number): string => `ngày${BLANK}tháng${BLANK}năm ${year}`;

/** "Tùng Anh, ngày 05 tháng 02 năm 2025"; `day` is null until the paper is issued. */
export const placeAndDay = (place: string, day: string | null, year: number): string =>
  `${place}, ${day === null ? formalDayToFill(year) : formalDay(day)}`;

/** The number of the office's register; below ten it begins with a zero, and it is blank until it is drawn. */
export const serialWritten = (serial: number | null): string =>
  serial === null ? BLANK : String(serial).padStart(2, '0');

/** "05/TTr-UBND". */
export const paperNumber = (serial: number | null, symbol: string): string => `${serialWritten(serial)}/${symbol}`;
