import { inOneLine } from './pasted-table.js';
import type { PastColumns, PastField } from './past-columns.js';
import { cellProblem, faultOf, FIRST_YEAR, missing, type ListSettings, type PastRow } from './past-list.js';
import type { Problem } from './problem.js';
import { cellName, type Cell, type TableRow } from './table.js';
import { normaliseText, searchKey, textProblem } from './text.js';
import type { NomineeKind } from './vocabulary.js';
import { writtenDay } from './written-day.js';

/** How long each may be, as where it is typed by hand. */
const LONGEST: Partial<Record<PastField, number>> = { name: 300, award: 300, number: 100, decidedBy: 300 };
const EMPTY: Cell = { text: '' };

/** The cells of one row by field. Whatever is found wrong is kept with its place. */
export class RowReader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly row: TableRow,
    private readonly columns: PastColumns,
    private readonly settings: ListSettings,
    /** Of cells that were merged only the first holds anything, which is told once. */
    private readonly isMerged: (column: number) => boolean,
  ) {}

  cellOf(field: PastField): string {
    return cellName(this.row.number, this.columns[field] ?? this.columns.name ?? 0);
  }

  private at(field: PastField): Cell {
    const column = this.columns[field];
    return (column === undefined ? undefined : this.row.cells[column]) ?? EMPTY;
  }

  text(field: PastField): string {
    return inOneLine(normaliseText(this.at(field).text));
  }

  /** The text of a field, or what holds for all; '' where neither is there. Unreadable cells and long texts are told. */
  private read(field: PastField, forAll: string | undefined): string {
    const text = this.text(field);
    const faults = faultOf(this.cellOf(field), this.at(field));
    this.problems.push(...faults);
    if (faults.length > 0) return '';
    const wrong = textProblem(text);
    if (wrong) this.told(field, wrong);
    const most = LONGEST[field] ?? 300;
    if (text.length > most) this.told(field, 'text.tooLong', { most });
    return text === '' ? (forAll ?? '') : text;
  }

  told(field: PastField, code: Problem['code'], params: Problem['params'] = {}): void {
    this.problems.push(cellProblem(this.cellOf(field), code, this.text(field), params));
  }

  needed(field: PastField, forAll?: string): string {
    const before = this.problems.length;
    const text = this.read(field, forAll);
    const column = this.columns[field];
    const isTold = this.problems.length > before || (column !== undefined && this.isMerged(column));
    if (text === '' && column !== undefined && !isTold) this.problems.push(missing(this.cellOf(field), field));
    return text;
  }

  year(): number {
    const { forAll, today } = this.settings;
    const text = this.needed('year', forAll?.year === undefined ? undefined : String(forAll.year));
    const most = Number(today.slice(0, 4));
    const year = Number(/^(?:năm\s+)?(\d{4})$/iu.exec(text)?.[1] ?? Number.NaN);
    if (text !== '' && !(year >= FIRST_YEAR && year <= most))
      this.told('year', 'past.year', { least: FIRST_YEAR, most });
    return year;
  }

  birthYear(): number | null {
    const text = this.read('birthYear', undefined);
    if (text === '') return null;
    const year = Number(/^\d{4}$/.exec(text)?.[0] ?? writtenDay(text)?.slice(0, 4) ?? Number.NaN);
    const most = Number(this.settings.today.slice(0, 4));
    if (year >= FIRST_BORN && year <= most) return year;
    this.told('birthYear', 'past.year', { least: FIRST_BORN, most });
    return null;
  }

  decision(): Pick<PastRow, 'decisionNumber' | 'decisionDate' | 'decidedBy'> {
    const { forAll } = this.settings;
    const whole = this.read('decision', undefined);
    const apart = decisionIn(whole);
    if (whole !== '' && !apart) this.told('decision', 'past.decision');
    if (this.at('number').isDay) this.told('number', 'past.numberIsDay');
    return {
      decisionNumber: this.read('number', apart?.number ?? forAll?.number) || null,
      decisionDate: this.day(apart?.date ?? forAll?.date),
      decidedBy: this.read('decidedBy', apart?.decidedBy ?? forAll?.decidedBy) || null,
    };
  }

  private day(otherwise: string | undefined): string | null {
    const text = this.read('date', otherwise);
    if (text === '') return null;
    const day = writtenDay(text);
    const field = this.text('date') === '' ? 'decision' : 'date';
    if (!day) this.told(field, 'past.date');
    else if (day > this.settings.today) this.told(field, 'past.dateAhead');
    return day ?? null;
  }
}

/** As a nominee's own year is taken. */
const FIRST_BORN = 1800;
const DECISION =
  /^(?:quyết định\s+)?(?:số:?\s*)?(\S.*?)[,;]?\s+(?:ngày|ký ngày)\s+(.+?)(?:[,;]?\s+(?:của|do)\s+(.+))?$/iu;

/** "Số 12/QĐ-UBND ngày 05/02/2024 của Chủ tịch UBND xã", taken apart. */
function decisionIn(text: string): { number: string; date: string; decidedBy?: string } | undefined {
  const [, number, date, decidedBy] = DECISION.exec(text) ?? [];
  if (!number || !date || !writtenDay(date)) return undefined;
  return { number, date, ...(decidedBy && { decidedBy }) };
}

const KINDS: readonly (readonly [NomineeKind, RegExp])[] = [
  ['individual', /^(?:ca nhan|cn|nguoi)$/],
  ['collective', /^(?:tap the|tt|don vi)$/],
  ['household', /^(?:ho gia dinh|ho|gia dinh|hgd)$/],
];

export const kindSaid = (text: string): NomineeKind | undefined =>
  KINDS.find(([, pattern]) => pattern.test(searchKey(text)))?.[0];
