import { wordsOf } from '../support/docx.js';
import { hang, type Gallery } from '../support/gallery.js';
import { Season } from '../support/season.js';
import { INDIVIDUAL, nominee } from '../support/steps.js';
import { faults } from '../support/stories.js';
import type { Client } from '../support/client.js';

/** What an office says of its own head and signature, on every paper that is written from then on. */
let season: Season;
let gallery: Gallery;
let clerk: Client;
let path: string;
beforeAll(async () => {
  season = await Season.start();
  gallery = await hang(season);
  clerk = await season.as('clerk');
  path = `organisations/${season.sample.organisations.commune}/letterhead`;
}, 120_000);
afterAll(() => season.stop());

interface Shown {
  version: number;
  said: Record<string, string | string[] | null>;
  derived: { issuer: string; signer: string };
  numbering: string;
  setBy: { name: string } | null;
  setAt: string | null;
}

const SAID = {
  ...{ superior: 'ỦY BAN NHÂN DÂN\nTỈNH MẪU SỐ', issuer: 'ỦY BAN NHÂN DÂN\nXÃ THỬ NGHIỆM', short: 'UBNDX' },
  ...{ place: 'Thử Nghiệm', signedFor: 'TM. ỦY BAN', position: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', signer: 'Ngô Thị Phó' },
  ...{ recipients: ['TT Đảng ủy, HĐND xã', 'Lưu: VT, VHXH'], numberForm: '{số}/{cơ quan}-{loại}' },
};
const words = async (of: string) => wordsOf((await clerk.file(`forms/${of}.docx`)).bytes);
const set = (body: object, by = clerk) =>
  by.send<Shown & { code?: string }>('PUT', path, { numbering: 'typed', ...body });

test('an office that said nothing is told what follows from its name', async () => {
  const shown = await clerk.get<Shown>(path);
  expect(shown).toMatchObject({ version: 0, numbering: 'typed', setBy: null, setAt: null });
  expect(Object.values(shown.said).filter((part) => part !== null)).toEqual([]);
  expect(shown.derived.issuer).toContain('XÃ TÙNG ANH');
  expect(await words(`resultNotice/${gallery.decision}`)).toContain(shown.derived.signer);
});

test('every paper from then on carries what it said', async () => {
  expect((await set(SAID)).body).toMatchObject({ version: 1, said: SAID, setBy: { name: 'Lê Thị Mẫu' } });
  const notice = await words(`resultNotice/${gallery.decision}`);
  for (const part of ['TỈNH MẪU SỐ', 'XÃ THỬ NGHIỆM', 'TM. ỦY BAN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Ngô Thị Phó'])
    expect(notice).toContain(part);
  expect(notice).toContain('Số:      /UBNDX-TB');
  expect(notice).toContain('Thử Nghiệm, ngày');
  expect(notice).toContain('- Các đơn vị có tên trên;- TT Đảng ủy, HĐND xã;- Lưu: VT, VHXH;');
  for (const gone of ['TÙNG ANH', 'Tùng Anh, ngày']) expect(notice).not.toContain(gone);
  const decision = await words(`decision/${gallery.campaignId}`);
  expect(decision).toContain('Ngô Thị Phó');
  expect(await words(`supplementRequest/${gallery.supplement}`)).toContain('- Lưu: VT, VHXH;');
});

test('papers of the council stand under the committee, a list of a unit under the office', async () => {
  expect(await words(`minutes/${gallery.openSitting}`)).toMatch(/^ỦY BAN NHÂN DÂN\s*XÃ THỬ NGHIỆM\s*HỘI ĐỒNG/);
  const items = [{ awardCode: INDIVIDUAL, nomineeId: await nominee(season) }];
  const body = { campaignId: gallery.campaignId, unitId: season.sample.units['thon-mot'], items };
  const { id } = await (await season.as('nominator')).post<{ id: string }>('nominations', body);
  expect(await words(`nominationList/${id}`)).toMatch(/^ỦY BAN NHÂN DÂN\s*XÃ THỬ NGHIỆM\s*THÔN MỘT/);
});

test('whoever signed in fact signs as what he is, not as the deputy that the office set', async () => {
  const letter = await words(`submissionLetter/${gallery.deliveredLetter}`);
  const { signer } = await clerk.get<{ signer: { name: string } }>(`submissions/${gallery.deliveredLetter}`);
  expect(letter).toContain(signer.name);
  expect(letter).toContain('CHỦ TỊCH');
  expect(letter).not.toMatch(/PHÓ CHỦ TỊCH|Ngô Thị Phó/);
  expect(letter).toContain('Số: 15/TTr-UBND');
});

test('a receipt goes to nobody and is signed by hand', async () => {
  expect(await words(`receipt/${gallery.appraisal}`)).not.toMatch(/Ngô Thị Phó|Lưu: VT/);
});

test('blanks fall back to the name; the same again is no version; how numbers come is told', async () => {
  expect((await set(SAID)).body.version).toBe(1);
  const { body } = await set({ superior: ' \n ', issuer: '', recipients: ['  '], numbering: 'drawn' });
  expect(body).toMatchObject({ version: 2, numbering: 'drawn' });
  expect(Object.values(body.said).filter((part) => part !== null)).toEqual([]);
  const notice = await words(`resultNotice/${gallery.decision}`);
  expect(notice).toContain('XÃ TÙNG ANH');
  expect(notice).not.toContain('Thử Nghiệm');
  expect((await clerk.get<Shown>(path)).numbering).toBe('drawn');
});

test('what would break a paper is refused where it stands, and nothing changes', async () => {
  const { status, body } = await clerk.send<{ code: string; problems: { path: string; code: string }[] }>('PUT', path, {
    ...{ numbering: 'typed', issuer: 'X'.repeat(81), position: 'A\nB\nC\nD', numberForm: '{số}/{năm}' },
    ...{ signer: 'Lê\tMẫu', recipients: ['Như trên', 'y'.repeat(121)] },
  });
  expect([status, body.code]).toEqual([422, 'request.invalid']);
  expect(body.problems.map(({ path: place, code }) => `${place} ${code}`).toSorted()).toEqual([
    'issuer text.tooLong',
    'numberForm numberForm.wrong',
    'position text.tooManyLines',
    'recipients[1] text.tooLong',
    'signer text.unprintable',
  ]);
  for (const wrong of [
    { signer: 'a\0b' },
    { signer: '\ud800' },
    { recipients: Array(11).fill('x') },
    { numbering: 'x' },
  ])
    expect((await set(wrong)).status).toBe(422);
  expect((await clerk.get<Shown>(path)).version).toBe(2);
});

test('letterheads are the office’s: members neither see nor set them, another commune has its own', async () => {
  for (const name of ['nominator', 'member1']) {
    const other = await season.as(name);
    expect(await other.refused('GET', path)).toEqual([403, 'role.needed']);
    expect(await other.refused('PUT', path, { numbering: 'typed' })).toEqual([403, 'role.needed']);
  }
  expect(await (await season.as('chair')).refused('PUT', path, { numbering: 'typed' })).toEqual([403, 'role.needed']);
  expect((await (await season.as('chair')).get<Shown>(path)).version).toBe(2);
  for (const method of ['GET', 'PUT'])
    expect(
      await (await season.as('clerk2')).refused(method, path, method === 'PUT' ? { numbering: 'typed' } : undefined),
    ).toEqual([404, 'notFound']);
});

test('two clerks set it at once: each is a version, one after the other', async () => {
  const answers = await Promise.all(['Một', 'Hai', 'Ba'].map((place) => set({ place })));
  expect(answers.map(({ body }) => body.version).toSorted()).toEqual([3, 4, 5]);
});

test('who set the letterhead is on the chain without a name, and what is stored agrees with it', async () => {
  await set(SAID);
  expect(await faults(season)).toEqual([]);
  const auditor = await season.as('auditor');
  const lines = await auditor.get<object>(
    `audit/streams/organisation/${season.sample.organisations.commune}?limit=100`,
  );
  const text = JSON.stringify(lines);
  expect(text).toContain('SET_LETTERHEAD');
  for (const part of ['Ngô Thị Phó', 'THỬ NGHIỆM', 'VHXH']) expect(text).not.toContain(part);
});
