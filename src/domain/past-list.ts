import type { PastColumns, PastField } from './past-columns.js';
import { problem, type Problem } from './problem.js';
import type { ProblemCode } from './problem-sentences.js';
import type { Params } from './refusals.js';
import type { Cell } from './table.js';
import type { NomineeKind } from './vocabulary.js';

const SHOWN = 200;

/** Something wrong in a list: at a cell ("C7"), with what stands in it. Of the list as a whole the path is ''. */
export const cellProblem = (cell: string, code: ProblemCode, value: string, params: Params = {}): Problem =>
  problem(cell, code, { ...params, ...(value !== '' && { value: value.slice(0, SHOWN) }) });

/** One award of the past, as a list tells of it. */
export interface PastRow {
  row: number;
  /** Where the name stands, for what is found wrong later. */
  cells: { name: string; award: string };
  name: string;
  kind: NomineeKind;
  /** Said by the list, and not guessed from the name. */
  kindSure: boolean;
  birthYear: number | null;
  place: string;
  title: string;
  year: number;
  decisionNumber: string | null;
  decisionDate: string | null;
  decidedBy: string | null;
  /** Nothing is wrong with its cells; of another row only the nominee and the name of the award are looked at. */
  sound: boolean;
}

/** A row that tells of nobody: left out, and said. */
export interface LeftOut {
  row: number;
  why: 'blank' | 'total' | 'section' | 'numbering' | 'note';
  text: string;
}

/** A row of the list: what stands in it, and the award that it tells of, of whomever it names. */
export interface ReadRow {
  row: number;
  texts: Partial<Record<PastField, string>>;
  award: PastRow | null;
}

/** A list as it was read. */
export interface PastList {
  columns: PastColumns;
  rows: ReadRow[];
  leftOut: LeftOut[];
  problems: Problem[];
}

/** What holds for every row that says nothing else: a list "kèm theo Quyết định số …" tells it above the table. */
export interface ForAll {
  award?: string | undefined;
  year?: number | undefined;
  number?: string | undefined;
  date?: string | undefined;
  decidedBy?: string | undefined;
}

export interface ListSettings {
  /** Column by field, as letters; in the place of what the headings say. */
  columns?: Partial<Record<PastField, string>> | undefined;
  forAll?: ForAll | undefined;
  /** The last year in which an award can have been given, and the day. */
  today: string;
}

export const MOST_ROWS = 2000;
export const FIRST_YEAR = 1945;

export const missing = (cell: string, field: PastField): Problem => cellProblem(cell, 'past.missing', '', { field });

/** Whether a cell holds what nobody can read. */
export const faultOf = (cell: string, { fault, text }: Cell): Problem[] =>
  fault ? [cellProblem(cell, fault === 'formula' ? 'past.formula' : 'past.cellError', text)] : [];
