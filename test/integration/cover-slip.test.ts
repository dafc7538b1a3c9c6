import { createHash } from 'node:crypto';
import { shortCode } from '../../src/domain/cover-slip.js';
import type { Client } from '../support/client.js';
import { wordsOf } from '../support/docx.js';
import { Season } from '../support/season.js';
import { nominate } from '../support/steps.js';
import { faults } from '../support/stories.js';

/** Slips that go with a paper, by which its file is known again. */
let season: Season;
let clerk: Client;
let dossier: string;
let of: string;
beforeAll(async () => {
  season = await Season.start();
  clerk = await season.as('clerk');
  dossier = (await nominate(season, 1))[0]!;
  of = `organisationId=${season.sample.organisations.commune}`;
});
afterAll(() => season.stop());

interface Slip {
  id: string;
  code: string;
  fileSha256: string;
  form: string;
}

const PAPER = 'forms/individualReport';
const written = async () => (await clerk.file(`${PAPER}/${dossier}.docx`)).bytes;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const found = async (code: string, by = clerk) =>
  (await by.get<{ items: Slip[] }>(`cover-slips?${of}&code=${code}`)).items;

test('the same facts are written as the same bytes, today and in an hour', async () => {
  const first = await written();
  season.clock.advance(3_600_000);
  season.forget();
  clerk = await season.as('clerk');
  // The seconds of the wall go into a ZIP, too: two are enough for its clock.
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(digest(await written())).toBe(digest(first));
});

test('a slip tells the digest and the code of the very file that is written, and is found by it', async () => {
  const slip = await clerk.post<Slip>(`${PAPER}/${dossier}/cover-slips`);
  const own = digest(await written());
  expect(slip).toMatchObject({ form: 'individualReport', fileSha256: own, code: shortCode(own) });
  expect((await found(slip.code)).map(({ id }) => id)).toEqual([slip.id]);
  expect((await found(slip.code.toLowerCase().replace('-', '%20'))).length).toBe(1);
  expect(await found('33333-33333')).toEqual([]);
  expect(await found('khong')).toEqual([]);
  const told = await wordsOf((await clerk.file(`cover-slips/${slip.id}.docx`)).bytes);
  for (const part of ['Báo cáo thành tích của cá nhân', slip.code, own.slice(0, 8), own.slice(-8)])
    expect(told).toContain(part);
  expect(told).not.toMatch(/[{}]|CỘNG HÒA|undefined/);
});

test('nothing of a slip is on the paper itself', async () => {
  const [slip] = await found(shortCode(digest(await written())));
  const told = await wordsOf(await written());
  for (const part of [slip!.code, slip!.fileSha256.slice(0, 8), dossier]) expect(told).not.toContain(part);
});

test('once the facts have changed the paper is another file, and its old slip says so', async () => {
  const before = shortCode(digest(await written()));
  const nominator = await season.as('nominator');
  await nominator.post(`dossiers/${dossier}/commands`, { type: 'SUBMIT' });
  await nominator.put(`dossiers/${dossier}/sections/report`, { text: 'Báo cáo đã sửa.' });
  const after = shortCode(digest(await written()));
  expect(after).not.toBe(before);
  expect([(await found(before)).length, (await found(after)).length]).toEqual([1, 0]);
});

test('slips are the office’s: another commune has none, and nobody writes one for a paper that he may not have', async () => {
  const [slip] = await found(shortCode(digest(await written()))).then(async (items) =>
    items.length > 0 ? items : [await clerk.post<Slip>(`${PAPER}/${dossier}/cover-slips`)],
  );
  const stranger = await season.as('clerk2');
  expect(await stranger.refused('GET', `cover-slips/${slip!.id}.docx`)).toEqual([404, 'notFound']);
  expect(await stranger.refused('GET', `cover-slips?${of}&code=${slip!.code}`)).toEqual([404, 'notFound']);
  expect(await stranger.refused('POST', `${PAPER}/${dossier}/cover-slips`)).toEqual([404, 'notFound']);
  expect(await (await season.as('nominator2')).refused('POST', `${PAPER}/${dossier}/cover-slips`)).toEqual([
    404,
    'notFound',
  ]);
});

test('who wrote a slip is on the chain, and what is stored agrees with it', async () => {
  expect(await faults(season)).toEqual([]);
});
