import { createHash } from 'node:crypto';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { FileStore } from '../../src/platform/file.store.js';
import { newBytes } from '../../src/platform/random.js';
import { zipped } from '../../src/sets/set.zip.js';
import type { Client } from '../support/client.js';
import { inFull } from '../support/in-full.js';
import { pdfOf } from '../support/pdf.js';
import { readPdf } from '../support/pdf-words.js';
import { Season } from '../support/season.js';
import { INDIVIDUAL, pdfForm, referred } from '../support/steps.js';
import { delivered, faults, voted } from '../support/stories.js';

/** All papers of a letter bound into one PDF, by the LibreOffice of this machine. */
let season: Season;
let clerk: Client;
beforeAll(async () => {
  season = await Season.start({ office: true });
  clerk = await season.as('clerk');
});
afterAll(() => season.stop());

const LONG = 180_000;
const DOSSIERS = inFull(60, 14);

interface Edition {
  edition: number;
  pdf: { sha256: string; size: number; pages: number } | null;
  zip: { sha256: string; size: number };
  xlsx: { sha256: string };
  unbound: object[];
}
const editions = async (letter: string) => (await clerk.get<{ items: Edition[] }>(`submissions/${letter}/set`)).items;
const built = async (letter: string) => {
  await clerk.post(`submissions/${letter}/set`);
  await season.settled();
  return (await editions(letter))[0]!;
};
const pdfOfSet = async (letter: string) => (await clerk.file(`submissions/${letter}/set.pdf`)).bytes;

async function bookmarks(bytes: Buffer): Promise<[title: string, page: number][]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const marks: [string, number][] = [];
  for (const top of (await document.getOutline()) ?? [])
    for (const { title, dest, items } of [top, ...(top.items as (typeof top)[])])
      if (items.length === 0) marks.push([title, 1 + (await document.getPageIndex((dest as [never])[0]))]);
  await task.destroy();
  return marks;
}

/** Recommended by one vote, in a letter that is numbered and delivered. */
async function letterOf(count: number): Promise<{ letter: string; ids: string[] }> {
  const ids = await referred(season, count, INDIVIDUAL);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  return { letter: await delivered(season, ids), ids };
}

test(
  'a set has every paper in the order of signing, found by its bookmark on the page that the contents tell',
  async () => {
    const { letter, ids } = await letterOf(DOSSIERS);
    const [{ pdf, unbound } = { pdf: null, unbound: [] }] = await editions(letter);
    const bytes = await pdfOfSet(letter);
    expect([pdf!.sha256, pdf!.size, unbound]).toEqual([sha256(bytes), bytes.length, []]);
    const { pages } = await readPdf(bytes);
    expect(pages).toHaveLength(pdf!.pages);
    for (const { width, height } of pages) expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    const marks = await bookmarks(bytes);
    const names = await Promise.all(
      ids.map(async (id) => (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name),
    );
    expect(marks.map(([title]) => title.replace(/ - Cá nhân đề nghị.*/, ''))).toEqual([
      'Tờ trình đề nghị khen thưởng',
      'Mục lục bộ hồ sơ',
      'Biên bản họp Hội đồng - Họp Hội đồng',
      'Biên bản kiểm phiếu',
      ...names.map((name) => `Báo cáo thành tích của cá nhân - ${name}`),
    ]);
    const from = marks[1]![1];
    const contents = pages
      .slice(from - 1, marks[2]![1] - 1)
      .map(({ words }) => words)
      .join(' ');
    for (const [index, [title, page]] of marks.filter((_, place) => place !== 1).entries()) {
      const name = title.split(' - ')[1];
      if (index > 2) {
        expect(pages[page - 1]!.words).toContain(name);
        expect(contents).toMatch(new RegExp(`${name} +${page}(?!\\d)`));
      }
    }
    expect(pages[0]!.words).toContain('TỜ TRÌNH');
  },
  LONG,
);

test(
  'the same papers are the same bytes, whenever they are put together',
  async () => {
    const { letter } = await letterOf(inFull(60, 2));
    const first = (await editions(letter))[0]!;
    const { receiver } = await clerk.get<{ receiver: { id: string } }>(`submissions/${letter}`);
    const path = `organisations/${season.sample.organisations.commune}/set-columns/${receiver.id}`;
    const { columns } = await clerk.get<{ columns: { title: string }[] }>(path);
    await clerk.put(path, { columns: columns.toReversed() });
    expect((await built(letter)).zip.sha256).not.toBe(first.zip.sha256);
    await clerk.put(path, { columns });
    const again = await built(letter);
    expect(again.edition).toBe(first.edition + 2);
    expect([again.pdf, again.zip, again.xlsx]).toEqual([first.pdf, first.zip, first.xlsx]);
  },
  LONG,
);

test(
  'a signed copy takes the place of the paper; one that cannot be bound is in the ZIP, and that is told',
  async () => {
    const { letter, ids } = await letterOf(3);
    const issued = async (subjectId: string, scan: Buffer) => {
      const { id } = await clerk.post<{ id: string }>('outgoing', { form: 'individualReport', subjectId });
      const marks = [{ kind: 'signed', name: 'Nguyễn Văn Mẫu', day: '2026-03-02' }];
      await clerk.put(`outgoing/${id}/marks`, { marks });
      await clerk.post(`outgoing/${id}/issue`, { date: '2026-03-02' });
      await clerk.post(`outgoing/${id}/scan`, pdfForm({}, scan === PICTURE ? 'ảnh.png' : 'bản ký.pdf', scan));
    };
    await issued(ids[0]!, pdfOf([1, 0, 0], [0, 1, 0], [0, 0, 1]));
    await issued(ids[1]!, Buffer.from('%PDF-1.7\nbản quét hỏng\n%%EOF'));
    await issued(ids[2]!, PICTURE);
    const set = await built(letter);
    const places = (await bookmarks(await pdfOfSet(letter))).map(([, page]) => page);
    expect(places.at(-2)! - places.at(-3)!).toBe(3);
    expect(set.pdf!.pages).toBe(places.at(-1));
    expect(set.unbound).toEqual([{ form: 'individualReport', subjectId: ids[1] }]);
    const inZip = Object.keys(unzipSync((await clerk.file(`submissions/${letter}/set.zip`)).bytes));
    const reports = inZip.filter((name) => name.includes('Báo cáo thành tích')).map((name) => name.slice(-4));
    expect(reports.toSorted()).toEqual(['.pdf', '.pdf', '.png', 'docx']);
    expect(await faults(season)).toEqual([]);
  },
  LONG,
);

/** A page as somebody photographs it, of one dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const MEGABYTE = 1024 * 1024;
const PIECE = 20;

test(
  'a set of two gigabytes is packed and sent without growing the program',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-large-'));
    try {
      const store = new FileStore(loadConfig({ DATA_DIR: folder }), new MovableClock(new Date()));
      const piece = newBytes(PIECE * MEGABYTE);
      const { sha256: digest } = await store.keepBytes(piece, { name: 'bản quét.pdf', mediaType: 'application/pdf' });
      const count = inFull(2048 / PIECE + 1, 12);
      const files = Array.from({ length: Math.ceil(count) }, (_, index) => ({
        ...{ path: `Minh chứng/${index}.pdf`, sha256: digest, open: () => store.read(digest) },
      }));
      globalThis.gc?.();
      const before = process.memoryUsage().rss;
      let most = 0;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
      const kept = await store.keepStream(zipped(files), { name: 'bộ.zip', mediaType: 'application/zip' });
      const hash = createHash('sha256');
      const counted = new Writable({
        write: (chunk: Buffer, _, done) => {
          hash.update(chunk);
          done();
        },
      });
      await pipeline(await store.read(kept.sha256), counted);
      clearInterval(watch);
      expect(kept.size).toBeGreaterThan(files.length * PIECE * MEGABYTE);
      expect(hash.digest('hex')).toBe(kept.sha256);
      expect(most).toBeGreaterThan(0);
      console.log(`${Math.round(kept.size / MEGABYTE)} MB, grown by ${Math.round((most - before) / MEGABYTE)} MB`);
      expect((most - before) / MEGABYTE).toBeLessThan(50);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  LONG,
);
