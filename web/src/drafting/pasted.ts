import type { NomineeKind } from '../../../src/domain/vocabulary.js';

/** One line of a list as it came from Excel, Word or Zalo. */
export interface PastedRow {
  name: string;
  /** What stood beside the name: an office, an address. */
  note: string;
  year?: number;
  kind: NomineeKind;
}

/** Reads a pasted list: cells of a sheet, names in one line, or numbered lines with an office behind the name. */
export const pastedRows = (text: string): PastedRow[] =>
  text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !HEADING.test(line.replace(NUMBERING, '')))
    .flatMap((line) => (line.includes('\t') ? [cells(line)] : names(line)))
    .flatMap((parts) => rowOf(parts) ?? []);

/** The head of a table, the title of a list, a greeting. */
const HEADING = /^(?:stt|tt|số tt)\b|họ (?:và )?tên|^danh sách|^kính (?:gửi|thưa)|:$/iu;
const NUMBERING = /^(?:\(?\d{1,3}\s*[.)/:-]+\s*|\d{1,3}\s+(?=\p{L})|[-•*+–—]\s+)/u;
const ADDRESS = /^(?:đ\/c|đồng chí|ông|bà|anh|chị)\.?\s+(?=\p{Lu})/iu;
const YEAR = /(?:\(|\b(?:sinh năm|sinh|sn|năm sinh)[: ]*)?\b(1[89]\d\d|20\d\d)\b\)?/iu;

const cells = (line: string): string[] =>
  line
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '' && !/^\d{1,3}[.)]?$/.test(cell));

/** A line of names one after the other, or one name with what is said of it. */
function names(line: string): string[][] {
  const bare = line.replace(NUMBERING, '');
  const parts = bare.split(/\s*[,;]\s*/).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => isName(part.replace(NUMBERING, ''))))
    return parts.map((part) => [part]);
  const [first = '', ...rest] = bare.split(/\s*[,;]\s*|\s+[-–—]\s+/);
  return [[first, ...rest]];
}

/** Two words or more, each with a capital: "Trần Thị B", not "Bí thư chi bộ". */
const isName = (text: string): boolean => {
  const words = text.replace(ADDRESS, '').split(/\s+/);
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
};

function rowOf([first = '', ...rest]: string[]): PastedRow | undefined {
  const named = first.replace(NUMBERING, '').replace(ADDRESS, '');
  const year = YEAR.exec([named, ...rest].join('\n'))?.[1];
  const without = (part: string) => (year ? part.replace(YEAR, ' ') : part).replace(/\(\s*\)/, ' ');
  const [name, ...note] = [named, ...rest].map((part) => without(part).replaceAll(/\s+/g, ' ').trim());
  if (!name || !/\p{L}/u.test(name)) return undefined;
  const said = note.filter((part) => part !== '').join(', ');
  return { name, note: said, kind: kindOf(name), ...(year && { year: Number(year) }) };
}

const HOUSEHOLD = /^(?:hộ|gia đình)\s/iu;
const COLLECTIVE =
  /^(?:tập thể|chi hội|chi bộ|chi đoàn|hội|đoàn|ban|tổ|đội|thôn|xóm|khối|trường|trạm|phòng|văn phòng|bộ phận|câu lạc bộ|ubnd|uỷ ban|ủy ban|công an|hợp tác xã|nhóm|cơ quan|đơn vị)\s/iu;

/** A first guess, which the person who pastes may correct. */
export function kindOf(name: string): NomineeKind {
  if (HOUSEHOLD.test(name)) return 'household';
  // "Đoàn Văn A" is a person: of two readings of a short name, the one with capitals throughout.
  return COLLECTIVE.test(`${name} `) && !(isName(name) && FAMILY.test(name)) ? 'collective' : 'individual';
}

/** Family names that are also words for a group. */
const FAMILY = /^(?:đoàn|tổ|khối)\s+(?:thị|văn|\p{Lu}\p{Ll}+$|\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+$)/iu;
