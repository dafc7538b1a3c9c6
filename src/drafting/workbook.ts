import { dayTold } from '../domain/days-told.js';
import { problem, type Problem } from '../domain/problem.js';
import { placeOf, type Area, type Cell, type Table, type TableRow } from '../domain/table.js';
import { dayOfSerial } from '../domain/written-day.js';
import { attribute, elementsOf, type Element } from '../platform/strict-xml.js';
import { TOO_LARGE, unpacked, type Parts } from '../platform/zip-parts.js';
import { dayStyles } from './workbook.styles.js';

const MEGABYTE = 1024 * 1024;
const BOUNDS = { largest: 12 * MEGABYTE, largestText: 3 * MEGABYTE, parts: 2000 };
/** What is read of a workbook; pictures, programs and links are never unpacked. */
const READ = /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/;
const WIDEST = 100;
const LONGEST = 1_048_576;

/** The first sheet of a workbook that is shown, or what is wrong with the file. */
export function tableIn(file: Uint8Array): Table | Problem {
  if (Buffer.from(file.subarray(0, 8)).equals(OLD)) return problem('', 'workbook.old');
  const parts = unpacked(file, BOUNDS, (name) => READ.test(name));
  if (parts === TOO_LARGE) return problem('', 'workbook.tooLarge', { most: BOUNDS.largestText / MEGABYTE });
  if (!parts || !('xl/workbook.xml' in parts)) return problem('', 'workbook.notXlsx');
  try {
    return new Workbook(parts).table();
  } catch (error) {
    if (error instanceof Unreadable) return problem('', 'workbook.malformed');
    throw error;
  }
}

/** How files of Excel before 2007 begin, and those with a password. */
const OLD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

class Unreadable extends Error {}

class Workbook {
  private readonly words: string[];
  private readonly isDay: (style: string) => boolean;
  /** Workbooks of old Macs count from 1904. */
  private readonly lateStart: number;

  constructor(private readonly parts: Parts) {
    this.words = wordsIn(this.optional('xl/sharedStrings.xml'));
    this.isDay = dayStyles(this.optional('xl/styles.xml'));
    const properties = this.part('xl/workbook.xml').find(({ name }) => name === 'workbookPr');
    this.lateStart = properties && /^(?:1|true)$/.test(attribute(properties, 'date1904')) ? 1462 : 0;
  }

  table(): Table {
    const rows: TableRow[] = [];
    const merged: Area[] = [];
    let cell: { element: Element; value: Cell; column: number } | undefined;
    const close = () => {
      if (cell) putInto(rows.at(-1)!, cell.column, this.finished(cell.element, cell.value));
      cell = undefined;
    };
    for (const element of this.part(this.firstSheet())) {
      if (element.name === 'row') {
        close();
        rows.push(this.rowOf(element, rows.at(-1)));
      } else if (element.name === 'c') {
        close();
        cell = { element, value: { text: '' }, column: columnIn(element, rows.at(-1)) };
      } else if (element.name === 'v' && cell) cell.value.text = element.words;
      else if (element.name === 't' && cell) cell.value.text += element.words;
      else if (element.name === 'f' && cell) cell.value.fault = 'formula';
      else if (element.name === 'mergeCell') merged.push(...areaIn(attribute(element, 'ref')));
    }
    close();
    return { rows, merged };
  }

  private rowOf(element: Element, before: TableRow | undefined): TableRow {
    const number = Number(attribute(element, 'r') || (before?.number ?? 0) + 1);
    if (!Number.isInteger(number) || number < 1 || number > LONGEST) throw new Unreadable();
    return { number, hidden: /^(?:1|true)$/.test(attribute(element, 'hidden')), cells: [] };
  }

  /** A formula with its result is as good as what it gave. */
  private finished(element: Element, { text, fault }: Cell): Cell {
    const type = attribute(element, 't');
    const said = text.trim();
    if (fault && said === '' && type !== 'str') return { text: '', fault };
    if (type === 'e') return { text: said, fault: 'error' };
    if (type === 's') return { text: this.words[Number(said)] ?? '' };
    if (type === 'b') return { text: said === '1' ? 'TRUE' : 'FALSE' };
    if (type === 'd') return { text: said.slice(0, 10), isDay: true };
    const number = Number(said);
    const isNumber = (type === '' || type === 'n') && said !== '' && Number.isFinite(number);
    if (!isNumber) return { text };
    if (!this.isDay(attribute(element, 's')) || number < 1 || number > LAST_DAY) return { text: String(number) };
    return { text: dayTold(dayOfSerial(number + this.lateStart)), isDay: true };
  }

  private firstSheet(): string {
    const sheets = this.part('xl/workbook.xml').filter(({ name }) => name === 'sheet');
    const shown = sheets.find((sheet) => !/hidden/i.test(attribute(sheet, 'state')));
    const id = shown && shown.attributes.findLast(([name]) => name === 'id')?.[1];
    const link = this.part('xl/_rels/workbook.xml.rels').find((one) => attribute(one, 'Id') === id);
    const target = link ? attribute(link, 'Target').replace(/^\/?(?:xl\/)?/, '') : '';
    return `xl/${target}`;
  }

  private part(name: string): Element[] {
    const bytes = this.parts[name];
    const elements = bytes && elementsOf(bytes);
    if (!elements) throw new Unreadable();
    return elements;
  }

  private optional(name: string): Element[] {
    return name in this.parts ? this.part(name) : [];
  }
}

/** The end of the year 9999, where Excel's calendar ends. */
const LAST_DAY = 2_958_465;

/** Texts that cells share; what is said beside East Asian letters is no part of them. */
function wordsIn(elements: readonly Element[]): string[] {
  const words: string[] = [];
  let isBeside = false;
  for (const { name, words: said } of elements) {
    if (name === 'si') words.push('');
    if (name === 'si' || name === 'r' || name === 'rPh') isBeside = name === 'rPh';
    if (name === 't' && words.length > 0 && !isBeside) words[words.length - 1] += said;
  }
  return words;
}

function columnIn(element: Element, row: TableRow | undefined): number {
  const name = attribute(element, 'r');
  const column = name === '' ? row?.cells.length : placeOf(name)?.column;
  if (!row || column === undefined) throw new Unreadable();
  return column;
}

/** What stands far to the right is no part of a list. */
function putInto({ cells }: TableRow, column: number, cell: Cell): void {
  if (column >= WIDEST) return;
  while (cells.length < column) cells.push({ text: '' });
  cells[column] = cell;
}

function areaIn(ref: string): Area[] {
  const [from, to = from] = ref.split(':').map(placeOf);
  if (!from || !to) return [];
  return [{ top: from.row, left: from.column, bottom: to.row, right: to.column }];
}
