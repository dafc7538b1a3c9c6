/** A table as it came out of Excel or Word: nothing of it is understood yet. */
export interface Table {
  rows: TableRow[];
  /** Cells that were made one. */
  merged: Area[];
}

export interface TableRow {
  /** From 1, as the margin of the sheet shows it. */
  number: number;
  hidden: boolean;
  /** From column A on; a row may end early. */
  cells: Cell[];
}

export interface Cell {
  text: string;
  /** Nothing can be read here: a formula whose result was not saved, or one that went wrong. */
  fault?: 'formula' | 'error';
  /** The sheet shows it as a day, which the text tells as 05/02/2024. */
  isDay?: true;
}

/** Rows from 1, columns from 0, both ends within. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const ALPHABET = 26;
/** Of `C7` the C. */
const LETTER_A = 65;

export const columnLetters = (column: number): string =>
  (column < ALPHABET ? '' : columnLetters(Math.floor(column / ALPHABET) - 1)) +
  String.fromCharCode(LETTER_A + (column % ALPHABET));

export const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * ALPHABET + letter.charCodeAt(0) - LETTER_A + 1, 0) - 1;

/** As Excel calls it: C7. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** The place that a name stands for; undefined where it is none. */
export function placeOf(name: string): { row: number; column: number } | undefined {
  const [, letters, row] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? [];
  return letters && row ? { row: Number(row), column: columnOf(letters) } : undefined;
}

export const areaTold = ({ top, left, bottom, right }: Area): string =>
  `${cellName(top, left)}:${cellName(bottom, right)}`;
