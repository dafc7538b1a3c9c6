import { PDFDocument, PDFHexString, PDFName, PDFString, degrees } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { binding, type Bound } from '../../src/sets/pdf.binding.js';
import { pagesIn } from '../../src/sets/pdf.pages.js';
import { pdfOf } from '../support/pdf.js';

const PDF_TYPE = 'application/pdf';

/** Papers of any origin bound into one, read back by another reader than the one that bound them. */
async function bound(...papers: [title: string, group: string, pdf: Buffer][]): Promise<Buffer> {
  const all: Bound[] = [];
  for (const [title, group, pdf] of papers) {
    const document = await pagesIn(pdf, PDF_TYPE);
    all.push({ title, group, pages: document.getPageCount(), open: () => pagesIn(pdf, PDF_TYPE) });
  }
  const pieces: Buffer[] = [];
  for await (const piece of binding(all)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function read(bytes: Buffer) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push({
      ...{ view: page.view, rotate: page.rotate },
      words: items.map((item) => ('str' in item ? item.str : '')).join(' '),
      notes: await page.getAnnotations(),
    });
  }
  const outline = (await document.getOutline()) ?? [];
  const marks = [];
  for (const top of outline)
    for (const { title, dest, items } of [top, ...(top.items as typeof outline)]) {
      const index = await document.getPageIndex((dest as [never])[0]);
      marks.push([title, index + 1, items.length]);
    }
  const scripts = await document.getJSActions();
  await task.destroy();
  return { pages, marks, scripts };
}

const RED = pdfOf([1, 0, 0]);
const TWO = pdfOf([0, 1, 0], [0, 0, 1]);

test('papers stand one after the other, with a bookmark for each, in Vietnamese, those of one kind under its name', async () => {
  const file = await bound(
    ['Tờ trình', 'Tờ trình', RED],
    ['Báo cáo - Thôn Mẫu', 'Báo cáo', TWO],
    ['Báo cáo - Đặng Thị Ngọc', 'Báo cáo', RED],
  );
  const { pages, marks } = await read(file);
  expect(pages).toHaveLength(4);
  expect(marks).toEqual([
    ['Tờ trình', 1, 0],
    ['Báo cáo', 2, 2],
    ['Báo cáo - Thôn Mẫu', 2, 0],
    ['Báo cáo - Đặng Thị Ngọc', 4, 0],
  ]);
});

test('the same papers are bound into the same bytes', async () => {
  const twice = [await bound(['Một', 'Một', TWO]), await bound(['Một', 'Một', TWO])];
  expect(twice[0]!.equals(twice[1]!)).toBe(true);
});

test('what a page has from the tree above it goes along: its size, its turn, its fonts', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 400]);
  page.drawText('MAU', { x: 20, y: 20 });
  page.setRotation(degrees(90));
  const tree = document.catalog.Pages();
  for (const key of ['Resources', 'MediaBox', 'Rotate']) {
    const value = page.node.get(PDFName.of(key));
    if (!value) throw new Error(`the page has no ${key}`);
    tree.set(PDFName.of(key), value);
    page.node.delete(PDFName.of(key));
  }
  const { pages } = await read(await bound(['A', 'A', Buffer.from(await document.save())]));
  expect(pages).toEqual([{ view: [0, 0, 300, 400], rotate: 90, words: 'MAU', notes: [] }]);
});

test('a file that keeps its parts packed together is bound as well', async () => {
  const document = await PDFDocument.create();
  document.addPage().drawText('PACKED');
  const packed = Buffer.from(await document.save({ useObjectStreams: true }));
  expect(packed.includes('/ObjStm')).toBe(true);
  expect((await read(await bound(['A', 'A', packed]))).pages[0]!.words).toBe('PACKED');
});

/** A page with a note that looks like something and does something. */
async function withNote(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 200]);
  const { context } = document;
  const script = context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
  const looks = context.register(
    context.flateStream('1 0 0 rg 0 0 10 10 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10] }),
  );
  const note = context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: [10, 10, 60, 60], AP: { N: looks }, A: script });
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 9, 9],
    A: { S: 'URI', URI: PDFString.of('http://example.test') },
  });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(note), context.register(link)]));
  page.node.set(PDFName.of('AA'), context.obj({ O: script }));
  document.catalog.set(PDFName.of('OpenAction'), script);
  document.setTitle('Nội bộ');
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

test('a stamp on a page is taken along; nothing that runs, leads out or tells who made the file is', async () => {
  const file = await bound(['A', 'A', await withNote()]);
  const { pages, scripts } = await read(file);
  expect(pages[0]!.notes.map(({ subtype }) => subtype as string)).toEqual(['Stamp']);
  expect(scripts).toBeNull();
  for (const word of [
    'JavaScript',
    'app.alert',
    'example.test',
    '/OpenAction',
    '/AA',
    PDFHexString.fromText('Nội bộ').asString(),
  ])
    expect(file.includes(word)).toBe(false);
});
