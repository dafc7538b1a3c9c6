import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  LeaderType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
  type IRunOptions,
} from 'docx';

/** The layout of an official paper after Decree 30/2020, annex I: sizes in points, lengths in millimetres. */
const FONT = 'Times New Roman';
const BODY = 14;
const SMALL = 13;
const MARGIN = { top: 20, bottom: 20, left: 30, right: 20 };
const A4 = { width: 210, height: 297 };
const FIRST_LINE = 12.7;

const mm = convertMillimetersToTwip;
const halfPoints = (points: number) => points * 2;
const twentieths = (points: number) => points * 20;

type Look = IRunOptions & { points?: number };

const run = (text: string, { points = BODY, ...look }: Look = {}) =>
  new TextRun({ ...look, text, font: FONT, size: halfPoints(points) });

const CENTRE = { alignment: AlignmentType.CENTER };
const TIGHT = { spacing: { before: 0, after: 0 } };

export const centred = (text: string, look: Look = {}) =>
  new Paragraph({ ...CENTRE, ...TIGHT, children: [run(text, look)] });

type Text = string | [string, Look];

const justified = (parts: readonly Text[], keepNext: boolean) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(FIRST_LINE) },
    spacing: { before: twentieths(3), after: twentieths(3), line: 276 },
    keepNext,
    children: parts.map((part) => (typeof part === 'string' ? run(part) : run(...part))),
  });

/** A paragraph of the body: justified, its first line moved in, six points from the next. */
export const body = (...parts: Text[]) => justified(parts, false);

/** The last of them, on the page of the signature: nobody signs an empty page. */
export const last = (...parts: Text[]) => justified(parts, true);

/** The space behind a table; what was opened in the heading before it is closed there. */
export const closing = (tag: string) => new Paragraph({ ...TIGHT, children: [run(`{/${tag}}`, { points: 8 })] });

/** A paragraph for each item of a list. */
export const each = (list: string, text: string, look: Look = {}) =>
  body([`{#${list} [loopOver: 'paragraph']}${text}{/${list}}`, look]);

/** Dots to the end of the line, to be filled in by hand. */
export const toFill = (label: string) =>
  new Paragraph({
    indent: { firstLine: mm(FIRST_LINE) },
    spacing: { before: twentieths(3), after: twentieths(3), line: 276 },
    tabStops: [
      { type: TabStopType.RIGHT, position: mm(A4.width - MARGIN.left - MARGIN.right), leader: LeaderType.DOT },
    ],
    children: [run(label), new TextRun({ children: [new Tab()], font: FONT, size: halfPoints(BODY) })],
  });

export const heading = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(FIRST_LINE) },
    spacing: { before: twentieths(6), after: twentieths(3) },
    keepNext: true,
    children: [run(text, { bold: true })],
  });

/** A line in capitals that stands by itself in the middle, over what it says. */
export const over = (text: string) =>
  new Paragraph({
    ...CENTRE,
    spacing: { before: twentieths(6), after: twentieths(6) },
    keepNext: true,
    children: [run(text, { bold: true })],
  });

export const gap = () => new Paragraph({ ...TIGHT, children: [run('')] });

/** A line as long as a third to a half of what stands above it. */
const rule = (indent: number) =>
  new Paragraph({
    spacing: { before: twentieths(2), after: 0 },
    indent: { left: mm(indent), right: mm(indent) },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [run('', { points: 4 })],
  });

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 };

/** Two columns side by side, without lines. */
function columns(widths: [number, number], left: Paragraph[], right: Paragraph[]): Table {
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({
      borders: NO_LINES,
      margins: NO_MARGINS,
      width: { size: mm(width), type: WidthType.DXA },
      children,
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => mm(width)),
    width: { size: mm(widths[0] + widths[1]), type: WidthType.DXA },
    borders: { ...NO_LINES, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })],
  });
}

/** Who issues, number, the State's name and motto, place and day. */
export const head = ({ numbered }: { numbered: boolean }): FileChild[] => [
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    ...TIGHT,
    children: [run('{Mẫu số}', { points: 11, italics: true })],
  }),
  columns(
    [60, 100],
    [
      centred('{Cơ quan chủ quản}', { points: SMALL }),
      centred('{Cơ quan ban hành}', { points: SMALL, bold: true }),
      rule(18),
      ...(numbered ? [centred('Số: {Số}', { points: SMALL })] : []),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { points: 12, bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: {} }),
      gap(),
      centred('{Địa danh và ngày}', { italics: true }),
    ],
  ),
  gap(),
];

/** The name of the paper and what it is about. */
export const title = (name: string, about: string): FileChild[] => [
  centred(name, { bold: true }),
  centred(about, { bold: true }),
  rule(55),
  gap(),
];

const keptGap = () => new Paragraph({ ...TIGHT, keepNext: true, children: [run('')] });

/** Recipients left, the signature right, kept together on one page. */
export const signature = (): FileChild[] => [
  keptGap(),
  columns(
    [76, 84],
    [
      new Paragraph({ ...TIGHT, children: [run('Nơi nhận:', { points: 12, bold: true, italics: true })] }),
      new Paragraph({
        ...TIGHT,
        children: [run("{#Nơi nhận [loopOver: 'paragraph']}- {Nơi};{/Nơi nhận}", { points: 11 })],
      }),
    ],
    [
      centred('{Ký thay mặt}', { bold: true }),
      centred('{Chức vụ người ký}', { bold: true }),
      ...Array.from({ length: 4 }, gap),
      centred('{Người ký}', { bold: true }),
    ],
  ),
];

/** Two people sign side by side: a secretary left, a presider right. */
export const twoSignatures = (left: [string, string], right: [string, string]): FileChild[] => {
  const side = ([position, signer]: [string, string]) => [
    centred(position, { bold: true }),
    ...Array.from({ length: 4 }, gap),
    centred(signer, { bold: true }),
  ];
  return [keptGap(), columns([80, 80], side(left), side(right))];
};

/** A column of a table: its head, the tags of its cells, its width in millimetres. */
export interface TableColumn {
  head: string;
  cell: string;
  width: number;
  centre?: boolean;
}

/** A table that repeats its head on each page and has one row for each item of a list. */
export function rows(list: string, asked: readonly TableColumn[]): FileChild {
  const cell = (text: string, { width, centre }: TableColumn, look: Look) =>
    new TableCell({
      width: { size: mm(width), type: WidthType.DXA },
      margins: { left: mm(1), right: mm(1), top: mm(0.5), bottom: mm(0.5) },
      verticalAlign: VerticalAlign.CENTER,
      children: [new Paragraph({ ...TIGHT, ...(centre && CENTRE), children: [run(text, look)] })],
    });
  const end = asked.length - 1;
  const tagged = (text: string, index: number) =>
    `${index === 0 ? `{#${list}}` : ''}${text}${index === end ? `{/${list}}` : ''}`;
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: asked.map(({ width }) => mm(width)),
    width: { size: mm(asked.reduce((sum, { width }) => sum + width, 0)), type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: asked.map((column) => cell(column.head, { ...column, centre: true }, { points: SMALL, bold: true })),
      }),
      new TableRow({
        cantSplit: true,
        children: asked.map((column, index) => cell(tagged(column.cell, index), column, { points: SMALL })),
      }),
    ],
  });
}

/** A4 with its margins; the number of the page in the middle of the top, from the second page on. */
export function paper(children: FileChild[], { landscape = false } = {}): Document {
  const numbered = new Paragraph({
    ...CENTRE,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: halfPoints(BODY) })],
  });
  return new Document({
    styles: { default: { document: { run: { font: FONT, size: halfPoints(BODY), language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: mm(A4.width),
              height: mm(A4.height),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              ...{ top: mm(MARGIN.top), bottom: mm(MARGIN.bottom), left: mm(MARGIN.left), right: mm(MARGIN.right) },
              ...{ header: mm(10), footer: mm(10) },
            },
          },
        },
        headers: { default: new Header({ children: [numbered] }), first: new Header({ children: [gap()] }) },
        children,
      },
    ],
  });
}
