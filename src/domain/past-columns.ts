import { searchKey } from './text.js';
import type { TableRow } from './table.js';
import type { Sentence } from './vocabulary.js';

/** What a list of past awards may tell, each in a column of its own. */
export const PAST_FIELDS = [
  'ordinal',
  'name',
  'kind',
  'birthYear',
  'place',
  'award',
  'year',
  'number',
  'date',
  'decidedBy',
  'decision',
] as const;
export type PastField = (typeof PAST_FIELDS)[number];

const label = (vi: string, en: string): Sentence => ({ vi, en });

export const PAST_FIELD_LABELS: Record<PastField, Sentence> = {
  ordinal: label('số thứ tự', 'number in the list'),
  name: label('họ và tên, tên tập thể', 'name'),
  kind: label('loại (cá nhân, tập thể, hộ gia đình)', 'kind (individual, collective, household)'),
  birthYear: label('năm sinh, năm thành lập', 'year of birth or founding'),
  place: label('đơn vị, thôn, chức vụ', 'unit, village, office'),
  award: label('danh hiệu, hình thức khen thưởng', 'award'),
  year: label('năm được khen', 'year of the award'),
  number: label('số quyết định', 'number of the decision'),
  date: label('ngày quyết định', 'date of the decision'),
  decidedBy: label('người, cơ quan quyết định', 'who decided'),
  decision: label('số, ngày, cơ quan quyết định trong một ô', 'number, date and authority in one cell'),
};

/** Column by field. */
export type PastColumns = Partial<Record<PastField, number>>;

/** Nothing but words of headings: "Thôn Một" is no heading. */
const PLACE =
  /^(?:(?:don vi|thon|xom|khu|to dan pho|chuc vu|chuc danh|noi cong tac|noi o|dia chi|cong tac|to|hoac|va)(?: |$))+$/;

/** As offices head their columns, without marks and signs; the first that fits. */
const HEADINGS: readonly (readonly [PastField, RegExp])[] = [
  ['ordinal', /^(?:s?tt|so tt|so thu tu|stt so)$/],
  ['birthYear', /^(?:nam sinh|sinh nam|nam thanh lap|ngay sinh|ngay thang nam sinh)\b/],
  [
    'name',
    /^(?:ho (?:va )?(?:chu dem va )?ten|ten (?:tap the|ca nhan|ho|don vi duoc|nguoi|doi tuong)|nguoi duoc|(?:tap the|ca nhan)(?: (?:tap the|ca nhan|ho gia dinh))*$|ten$)/,
  ],
  ['kind', /^(?:loai|doi tuong|loai hinh)\b/],
  ['decision', /^(?:so,? ngay|so quyet dinh ngay|so va ngay|so qd ngay|quyet dinh khen thuong$|quyet dinh$|can cu)/],
  [
    'decidedBy',
    /^(?:(?:nguoi|co quan|cap|noi|tham quyen|don vi) (?:ra |ban hanh |ky )?(?:quyet dinh|qd|khen|tang|ky)|nguoi ky|cap nao khen)/,
  ],
  ['number', /^(?:so (?:quyet dinh|qd|hieu|ky hieu|van ban)|(?:quyet dinh|qd) so|so$)/],
  ['date', /^(?:ngay(?: thang)?(?: nam)?(?: (?:quyet dinh|qd|ky|ban hanh|ra|cua).*)?$|thoi gian quyet dinh)/],
  ['award', /^(?:danh hieu|hinh thuc|khen thuong|muc khen|da duoc khen|thanh tich khen)/],
  ['year', /^nam\b/],
  ['place', PLACE],
];

const headingKey = (text: string): string => searchKey(text.replaceAll(/[/\\|.,;:()\-–—_*]/g, ' '));

export function fieldHeaded(text: string): PastField | undefined {
  const key = headingKey(text);
  return HEADINGS.find(([, pattern]) => pattern.test(key))?.[0];
}

/** The columns that a row heads; the first where two say the same. */
export function columnsHeaded({ cells }: TableRow): PastColumns {
  const columns: PastColumns = {};
  for (const [column, { text }] of cells.entries()) {
    const field = fieldHeaded(text);
    if (field && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}

const LOOKED_AT = 30;

/** The row that heads the table: the first with a name and something to tell of it. */
export function headingIn(rows: readonly TableRow[]): { row: TableRow; columns: PastColumns } | undefined {
  for (const row of rows.slice(0, LOOKED_AT)) {
    const columns = columnsHeaded(row);
    if (columns.name !== undefined && Object.keys(columns).length > 1) return { row, columns };
  }
  return undefined;
}

/** Of the heading alone: whether it names one kind of nominee. */
export function kindHeaded(text: string): 'individual' | 'collective' | 'household' | undefined {
  const key = headingKey(text);
  const named = [
    ...(/\btap the|don vi/.test(key) ? ['collective' as const] : []),
    ...(/\bho gia dinh|ten ho\b/.test(key) ? ['household' as const] : []),
    ...(/\bho (?:va )?(?:chu dem va )?ten|ca nhan/.test(key) ? ['individual' as const] : []),
  ];
  return named.length === 1 ? named[0] : undefined;
}
