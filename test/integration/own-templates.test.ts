import { FileSweep } from '../../src/papers/file.sweep.js';
import type { Client } from '../support/client.js';
import { docxForm, withParts, wordsOf } from '../support/docx.js';
import { faults } from '../support/stories.js';
import { Season } from '../support/season.js';
import { nominate } from '../support/steps.js';

/** An office changes a template in Word and puts it in the place of the shipped one. */
let season: Season;
let of: string;
let dossier: string;
beforeAll(async () => {
  season = await Season.start();
  of = `organisationId=${season.sample.organisations.commune}`;
  dossier = (await nominate(season, 1))[0]!;
});
afterAll(() => season.stop());

interface Set {
  version: number;
  fileName: string | null;
  setBy: { name: string };
}
interface Told {
  code: string;
  problems: { path: string; code: string }[];
}

const ROUTE = 'forms/individualReport';
const report = async (by: Client) => wordsOf((await by.file(`${ROUTE}/${dossier}.docx`)).bytes);
const current = async (by: Client) => (await by.file(`${ROUTE}/template.docx?${of}`)).bytes;
const changed = (docx: Buffer, from: string, to: string) =>
  withParts(docx, { 'word/document.xml': (xml) => xml.replaceAll(from, to) });
const set = (by: Client, docx: Buffer, more = '') => by.post<Set>(`${ROUTE}/templates?${of}${more}`, docxForm(docx));

test('papers are filled into what the office changed, from then on, and into the shipped one after it was taken again', async () => {
  const clerk = await season.as('clerk');
  expect(await report(clerk)).toContain('BÁO CÁO THÀNH TÍCH');
  const own = changed(await current(clerk), 'BÁO CÁO THÀNH TÍCH', 'BÁO CÁO TÓM TẮT THÀNH TÍCH');
  expect(await set(clerk, own)).toMatchObject({ version: 1, fileName: 'mẫu của xã.docx' });
  expect(await report(clerk)).toContain('BÁO CÁO TÓM TẮT THÀNH TÍCH');
  const preview = await wordsOf((await clerk.file(`${ROUTE}/preview.docx?${of}`)).bytes);
  expect(preview).toContain('BÁO CÁO TÓM TẮT THÀNH TÍCH');
  expect(preview).toContain('Trần Thị Mẫu');
  await clerk.ok('DELETE', `${ROUTE}/templates?${of}`);
  expect(await report(clerk)).not.toContain('TÓM TẮT');
  const { items } = await clerk.get<{ items: Set[] }>(`${ROUTE}/templates?${of}`);
  expect(items.map(({ version, fileName }) => [version, fileName])).toEqual([
    [2, null],
    [1, 'mẫu của xã.docx'],
  ]);
  expect(items[0]!.setBy.name).toBe('Lê Thị Mẫu');
});

test('a template with a fault is refused with the place of each, and nothing changes', async () => {
  const clerk = await season.as('clerk');
  const before = await report(clerk);
  const faulty = changed(await current(clerk), '{Đoạn}', '{Công lao}');
  for (const dryRun of ['true', 'false']) {
    const path = `${ROUTE}/templates?${of}&dryRun=${dryRun}`;
    const { status, body } = await clerk.send<Told>('POST', path, docxForm(faulty));
    expect([status, body.code]).toEqual([422, 'template.invalid']);
    expect(body.problems.map(({ path: place, code }) => [place, code])).toEqual([
      ["{#Thành tích [loopOver: 'paragraph']}{Công lao}{/Thành tích}", 'template.unknownTag'],
      ['', 'template.missingTag'],
    ]);
  }
  expect(await report(clerk)).toBe(before);
});

test('a dry run keeps nothing', async () => {
  const clerk = await season.as('clerk');
  const versions = async () => (await clerk.get<{ items: Set[] }>(`${ROUTE}/templates?${of}`)).items.length;
  const before = await versions();
  expect(await set(clerk, await current(clerk), '&dryRun=true')).toEqual({ form: 'individualReport', sound: true });
  expect(await versions()).toBe(before);
});

test('templates are the office’s: nominators and members do not set them, another commune has its own', async () => {
  const [clerk, foreign] = [await season.as('clerk'), await season.as('clerk2')];
  const own = await current(clerk);
  const post = (by: Client) => by.refused('POST', `${ROUTE}/templates?${of}`, docxForm(own));
  expect(await post(await season.as('nominator'))).toEqual([403, 'role.needed']);
  expect(await post(await season.as('member1'))).toEqual([403, 'role.needed']);
  expect(await post(foreign)).toEqual([404, 'notFound']);
  expect(await foreign.refused('GET', `${ROUTE}/template.docx?${of}`)).toEqual([404, 'notFound']);
  expect(await clerk.refused('POST', `${ROUTE}/templates?${of}`, new FormData())).toEqual([422, 'file.missing']);
  expect(await clerk.refused('GET', `forms/toString/templates?${of}`)).toEqual([404, 'notFound']);
});

test('the fields of a form are told with their tags', async () => {
  const { fields } = await (
    await season.as('clerk')
  ).get<{ fields: { tag: string; must: boolean; of: { tag: string }[] }[] }>(ROUTE);
  expect(fields.find(({ tag }) => tag === 'Thành tích')).toMatchObject({ must: true, of: [{ tag: 'Đoạn' }] });
  expect(fields.find(({ tag }) => tag === 'Các tiêu chuẩn')!.of.map(({ tag }) => tag)).toEqual([
    'STT',
    'Tiêu chuẩn',
    'Kê khai',
    'Minh chứng',
  ]);
});

test('the file of a template in use is not swept away, a file that was only tried is', async () => {
  const clerk = await season.as('clerk');
  const shipped = await current(clerk);
  await set(clerk, changed(shipped, 'NGƯỜI BÁO CÁO', 'NGƯỜI VIẾT BÁO CÁO'));
  await set(clerk, changed(shipped, 'NGƯỜI BÁO CÁO', 'NGƯỜI LẬP BÁO CÁO'), '&dryRun=true');
  season.clock.moveTo(new Date(Date.now() + 2 * 3_600_000));
  expect(await season.app.get(FileSweep, { strict: false }).sweep()).toBeGreaterThan(0);
  season.forget();
  expect(await report(await season.as('clerk'))).toContain('NGƯỜI VIẾT BÁO CÁO');
});

test('who set a template is on the chain, and what is stored agrees with it', async () => {
  expect(await faults(season)).toEqual([]);
});
