import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { NUMBERS, type ColumnField, type SetColumn } from '../domain/set-columns.js';
import { dayless } from '../platform/zip-parts.js';

/** What is known of one nominee of a letter, by the columns that it may stand in. */
export type ListedRow = Record<ColumnField, string>;

const FRAME = { borderStyle: 'thin' } as const;

/** The list as a workbook: a row each, under the receiver's own words. The same list gives the same bytes. */
export async function listWorkbook(columns: readonly SetColumn[], rows: readonly ListedRow[]): Promise<Buffer> {
  const head = columns.map(({ title }) => ({
    ...{ value: title, type: String, fontWeight: 'bold' as const, wrap: true, align: 'center' as const },
    ...FRAME,
  }));
  const body = rows.map((row) => columns.map(({ field }) => cellOf(field, row[field])));
  const data: SheetData = [head, ...body];
  const sheet = { sheet: 'Danh sách', columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  return dayless(await writeXlsxFile(data, sheet, { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer());
}

const cellOf = (field: ColumnField, text: string) =>
  NUMBERS.includes(field) && /^\d+$/.test(text)
    ? { value: Number(text), type: Number, ...FRAME }
    : { value: text, type: String, wrap: true, ...FRAME };
