import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, createDeflate, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { FileStore } from '../../src/platform/file.store.js';
import { CleanCopies } from '../../src/sets/clean.copies.js';
import { testInFull } from '../support/in-full.js';
import { pdfOf } from '../support/pdf.js';

/** What people upload as a signed copy, good and bad, on its way into the one PDF of a set. */
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-copies-'));
const store = new FileStore(loadConfig({ DATA_DIR: folder }), new MovableClock(new Date()));
const copies = new CleanCopies(store);
afterAll(() => rmSync(folder, { recursive: true }));

const PDF = 'application/pdf';
let made = 0;
async function copied(bytes: Buffer, mediaType = PDF) {
  const file = await store.keepBytes(bytes, { name: 'bản ký', mediaType });
  return copies.of(file, folder, (made += 1));
}

const RED = pdfOf([1, 0, 0]);
const raw = (...objects: string[]): Buffer => {
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\n%%EOF`, 'latin1');
};

/** Two thousand megabytes of nothing, packed into a few. */
async function endless(): Promise<Buffer> {
  const packing = createDeflate({ level: 1 });
  const nothing = Buffer.alloc(16 * 1024 * 1024);
  const pieces: Buffer[] = [];
  packing.on('data', (piece: Buffer) => pieces.push(piece));
  for (let index = 0; index < 125; index += 1)
    await new Promise<void>((written) => packing.write(nothing, () => written()));
  packing.end();
  await once(packing, 'end');
  return Buffer.concat(pieces);
}

/** A sound PDF with a part that unpacks to that. */
function withPart(packed: Buffer, about: string): Buffer {
  const object = Buffer.concat([
    Buffer.from(`8 0\nobj<<${about}/Length ${packed.length}>>stream\n`),
    packed,
    Buffer.from('\nendstream endobj\n'),
  ]);
  return Buffer.concat([RED.subarray(0, RED.indexOf('xref')), object, RED.subarray(RED.indexOf('xref'))]);
}

/** A tree in which each of nine levels names the next one ten times: a thousand million pages in a thousand bytes. */
function branching(): Buffer {
  const levels = Array.from({ length: 9 }, (_, index) => {
    const kids = Array.from({ length: 10 }, () => `${index + 3} 0 R`).join(' ');
    return `<</Type/Pages/Count 10/Kids[${kids}]>>`;
  });
  return raw('<</Type/Catalog/Pages 2 0 R>>', ...levels, '<</Type/Page/MediaBox[0 0 9 9]>>');
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};
const sized = (side: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6], 8);
  return chunk('IHDR', head);
};
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([PNG, ...chunks, chunk('IEND', Buffer.alloc(0))]);

async function withField(drawn: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage();
  const looks = document.context.register(document.context.flateStream('', { Type: 'XObject', Subtype: 'Form' }));
  const field = { Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 9, 9], V: PDFString.of('đã ký') };
  const note = document.context.register(document.context.obj({ ...field, ...(drawn && { AP: { N: looks } }) }));
  page.node.set(PDFName.of('Annots'), document.context.obj([note]));
  return Buffer.from(await document.save());
}

async function withLayers(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.catalog.set(PDFName.of('OCProperties'), document.context.obj({ OCGs: [] }));
  return Buffer.from(await document.save());
}

async function locked(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ userPassword: 'kín', ownerPassword: 'kín', permissions: {} });
  return Buffer.from(await document.save());
}

test('a sound copy is as many pages as it has, and is a PDF of nothing else', async () => {
  const copy = await copied(pdfOf([1, 0, 0], [0, 1, 0]));
  expect(copy?.pages).toBe(2);
  expect((await PDFDocument.load(readFileSync(copy!.path))).getPageCount()).toBe(2);
  expect((await copied(await withField(true)))?.pages).toBe(1);
});

test('a photograph stands as it was taken: lying where it lies, turned where the camera was turned', async () => {
  const page = async (jpeg: Buffer) => {
    const copy = await copied(jpeg, 'image/jpeg');
    return (await PDFDocument.load(readFileSync(copy!.path))).getPage(0);
  };
  const lying = await page(JPEG);
  expect([lying.getWidth() > lying.getHeight(), lying.getRotation().angle]).toEqual([true, 0]);
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1');
  const size = Buffer.alloc(2);
  size.writeUInt16BE(exif.length + 2);
  const turned = Buffer.concat([JPEG.subarray(0, 2), Buffer.from([0xff, 0xe1]), size, exif, JPEG.subarray(2)]);
  expect((await page(turned)).getRotation().angle).toBe(90);
});

/** Of two dots beside each other, as far as whoever does not draw it looks. */
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 1, 0, 2, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]),
  Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9]),
]);

let packed: Buffer;
beforeAll(async () => {
  packed = await endless();
});
const PART = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode';

/** Copied while the program goes on with other things, and grows by little. */
async function harmless(file: Buffer, mediaType = PDF) {
  const before = process.memoryUsage().rss;
  const beats: number[] = [];
  const heart = setInterval(() => beats.push(performance.now()), 20);
  const copy = await copied(file, mediaType);
  clearInterval(heart);
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  expect(Math.max(0, ...beats.slice(1).map((at, index) => at - beats[index]!))).toBeLessThan(2_000);
  return copy;
}

test.each<[string, () => Buffer | Promise<Buffer>, string?]>([
  ['no PDF at all', () => Buffer.from('GIF89a')],
  ['a PDF that ends in the middle', () => RED.subarray(0, 60)],
  ['one that is locked with a password', locked],
  ['one with layers, of which some may be hidden', withLayers],
  ['one with a field that only a reader draws', () => withField(false)],
  ['one without a page', () => raw('<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>')],
  ['a tree of pages without end', branching],
  [
    'a page above itself',
    () =>
      raw(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>',
        '<</Type/Page/Parent 2 0 R>>',
      ),
  ],
  [
    'notes that are none',
    () =>
      raw(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/Annots 7>>',
      ),
  ],
  [
    'lists in lists without end',
    () =>
      raw(
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        `<</Type/Page/Parent 2 0 R/Resources ${'['.repeat(50_000)}${']'.repeat(50_000)}>>`,
      ),
  ],
  ['a picture that unpacks without end', () => png(sized(1), chunk('IDAT', packed)), 'image/png'],
  ['a Word file', () => Buffer.from('PK'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
])('%s is not bound, and does nothing to the program', async (_, bytes, mediaType = PDF) => {
  expect(await harmless(await bytes(), mediaType)).toBeUndefined();
});

test.each([
  ['a part that unpacks without end', PART],
  ['one behind many blanks', `${PART}${' '.repeat(3000)}`],
])('of a PDF with %s the page is bound without it', async (_, about) => {
  expect((await harmless(withPart(packed, about)))?.pages).toBe(1);
});

testInFull(
  'a picture that says its size twice is given up in time',
  async () => {
    const twice = png(sized(1), sized(40_000), chunk('IDAT', deflateSync(Buffer.alloc(9))));
    expect(await harmless(twice, 'image/png')).toBeUndefined();
  },
  60_000,
);
