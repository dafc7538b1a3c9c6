import { ADDRESS, isName, kindOf } from '../../../src/domain/nominee-kind.js';
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

function rowOf([first = '', ...rest]: string[]): PastedRow | undefined {
  const named = first.replace(NUMBERING, '').replace(ADDRESS, '');
  const year = YEAR.exec([named, ...rest].join('\n'))?.[1];
  const without = (part: string) => (year ? part.replace(YEAR, ' ') : part).replace(/\(\s*\)/, ' ');
  const [name, ...note] = [named, ...rest].map((part) => without(part).replaceAll(/\s+/g, ' ').trim());
  if (!name || !/\p{L}/u.test(name)) return undefined;
  const said = note.filter((part) => part !== '').join(', ');
  return { name, note: said, kind: kindOf(name), ...(year && { year: Number(year) }) };
}
