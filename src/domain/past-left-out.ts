import type { PastColumns } from './past-columns.js';
import type { LeftOut } from './past-list.js';
import type { TableRow } from './table.js';
import { searchKey } from './text.js';
import type { NomineeKind } from './vocabulary.js';

/** "Tổng cộng", "Cộng: 05 tập thể", "Tổng số cá nhân: 12"; not "Công an xã", nor "Tổng công ty". */
const TOTAL =
  /^(?:tong(?: cong| so)?|cong)(?:[\s:.,-]*\d.*)?[\s:.,-]*$|^tong (?:so|cong)(?! ty\b)\b.*\d|^(?:danh sach|an dinh)\b.*\d/;
const SECTIONS: readonly (readonly [NomineeKind, RegExp])[] = [
  ['collective', /^(?:cac )?tap the$/],
  ['individual', /^(?:cac )?ca nhan$/],
  ['household', /^(?:cac )?ho gia dinh$/],
];
/** What numbers a part of a list, and what counts it: "I. Tập thể (12)". */
const AROUND = /^(?:(?:[ivx]+|[a-d]|\d{1,2})\s+)?(?:danh sach\s+)?|(?:\s+\d+)?(?:\s+(?:tap the|ca nhan|ho))?$/g;

const filled = ({ cells }: TableRow): string[] => cells.map(({ text }) => text).filter((text) => text.trim() !== '');

/** Of which kind the nominees of the following rows are, where a row says only that. */
export function sectionIn(row: TableRow): NomineeKind | undefined {
  const said = searchKey(
    filled(row)
      .join(' ')
      .replaceAll(/[.,:;()/-]/g, ' '),
  );
  return SECTIONS.find(([, pattern]) => pattern.test(said) || pattern.test(said.replaceAll(AROUND, '')))?.[0];
}

/** Why a row tells of no award; undefined where it does, or tries to. */
export function leftOutOf(row: TableRow, columns: PastColumns): LeftOut | undefined {
  const texts = filled(row);
  const out = (why: LeftOut['why']): LeftOut => ({ row: row.number, why, text: texts.join(' ').slice(0, 200) });
  if (row.cells.some(({ fault }) => fault)) return undefined;
  if (texts.length === 0) return out('blank');
  const at = (field: keyof PastColumns) => row.cells[columns[field] ?? -1]?.text.trim() ?? '';
  if (sectionIn(row)) return out('section');
  if (texts.length > 1 && texts.every((text, index) => isNumbered(text, index))) return out('numbering');
  if (at('award') === '' && texts.some((text) => TOTAL.test(searchKey(text)))) return out('total');
  const told = (['name', 'award', 'year', 'number', 'decision'] as const).filter((field) => at(field) !== '');
  return told.length === 0 || onlyOrdinal(row, columns) ? out('note') : undefined;
}

/** The row of (1) (2) (3) below a heading. */
const isNumbered = (text: string, index: number): boolean =>
  text.replaceAll(/[()[\]]/g, '').trim() === String(index + 1);

const onlyOrdinal = ({ cells }: TableRow, { ordinal }: PastColumns): boolean =>
  cells.every(({ text }, column) => column === ordinal || text.trim() === '');
