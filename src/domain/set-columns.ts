import { at, problem, type Problem } from './problem.js';
import type { Role, Sentence } from './vocabulary.js';

/** What an authority may want to have in the columns of the list that comes with a letter. Nobody's own numbers are among it. */

const label = (vi: string, en: string): Sentence => ({ vi, en });

export const COLUMN_LABELS = {
  position: label('STT', 'No.'),
  name: label('Tên tập thể, cá nhân', 'Name'),
  kind: label('Loại', 'Kind'),
  unit: label('Đơn vị', 'Unit'),
  award: label('Danh hiệu, hình thức khen thưởng', 'Award'),
  yes: label('Số phiếu đồng ý', 'Votes in favour'),
  members: label('Tổng số thành viên Hội đồng', 'Members of the council'),
  minutes: label('Số biên bản', 'Number of the minutes'),
  letter: label('Số tờ trình', 'Number of the letter'),
  letterDate: label('Ngày tờ trình', 'Date of the letter'),
  sender: label('Cơ quan trình', 'Sender'),
  campaign: label('Phong trào', 'Campaign'),
  blank: label('Ghi chú', 'Notes'),
} as const satisfies Record<string, Sentence>;

export type ColumnField = keyof typeof COLUMN_LABELS;
export const COLUMN_FIELDS = Object.keys(COLUMN_LABELS) as ColumnField[];

/** A column of the list: what stands in it, under which words, how wide in letters. */
// A type, not an interface: it is hashed as it is.
export type SetColumn = { field: ColumnField; title: string; width: number };

/** In numbers, so that the receiver can add up. */
export const NUMBERS: readonly ColumnField[] = ['position', 'yes', 'members'];

const WIDTHS: Partial<Record<ColumnField, number>> = {
  name: 36,
  unit: 26,
  award: 32,
  sender: 32,
  campaign: 40,
  blank: 24,
};

export const columnOf = (field: ColumnField): SetColumn => ({
  field,
  title: COLUMN_LABELS[field].vi,
  width: WIDTHS[field] ?? 14,
});

/** Where an authority has not said what it wants. */
export const DEFAULT_COLUMNS: readonly SetColumn[] = (
  ['position', 'name', 'kind', 'unit', 'award', 'yes', 'members', 'blank'] as const
).map(columnOf);

export const MOST_COLUMNS = 30;
export const LONGEST_TITLE = 100;
export const WIDTH = { least: 3, most: 100 };

/** A list in which nobody can be told from another is of no use. */
export function columnProblems(columns: readonly SetColumn[]): Problem[] {
  const names = columns.some(({ field }) => field === 'name');
  return [
    ...(columns.length < 1 || columns.length > MOST_COLUMNS
      ? [problem('columns', 'list.wrongLength', { least: 1, most: MOST_COLUMNS })]
      : []),
    ...(columns.length > 0 && !names ? [problem('columns', 'columns.noName')] : []),
    ...columns.flatMap(({ field }, index) =>
      field !== 'blank' && columns.findIndex((other) => other.field === field) < index
        ? [problem(`${at('columns', index)}.field`, 'columns.twice')]
        : [],
    ),
  ];
}

/** Who chooses them for the office. */
export const MAY_SET_COLUMNS = ['admin', 'clerk', 'secretary'] as const satisfies readonly Role[];
