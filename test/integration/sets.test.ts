import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { tableIn } from '../../src/drafting/workbook.js';
import type { Table } from '../../src/domain/table.js';
import { Config } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { setOnConsole } from '../../src/sets/set.console.js';
import type { Client } from '../support/client.js';
import { docxForm, withParts, wordsOf } from '../support/docx.js';
import { Season } from '../support/season.js';
import { command, paper, PDF, pdfForm, referred } from '../support/steps.js';
import { delivered, faults, voted } from '../support/stories.js';

/** The papers of a letter in one list and one ZIP, on a server without LibreOffice. */
let season: Season;
let clerk: Client;
beforeAll(async () => {
  season = await Season.start();
  clerk = await season.as('clerk');
});
afterAll(() => season.stop());

interface Edition {
  edition: number;
  signed: boolean;
  dossiers: number;
  pdf: object | null;
  xlsx: { sha256: string; size: number };
  zip: { sha256: string; size: number };
  createdBy: string | null;
}
interface Sets {
  items: Edition[];
  building: boolean;
  outdated: boolean;
}

const sets = (letter: string, by = clerk) => by.get<Sets>(`submissions/${letter}/set`);
const taken = async (letter: string, ending = 'zip', by = clerk) =>
  (await by.file(`submissions/${letter}/set.${ending}`)).bytes;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const built = async (letter: string) => {
  await clerk.post(`submissions/${letter}/set`);
  await season.settled();
};

/** Of so many dossiers, each with its vote and its minutes. */
async function recommended(count: number): Promise<string[]> {
  const ids = await referred(season, count);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 8])));
  return ids;
}

async function drafted(ids: string[]): Promise<string> {
  const body = { campaignId: season.sample.campaignId, dossierIds: ids };
  return (await clerk.post<{ id: string }>('submissions', body)).id;
}

/** Every file of the ZIP by its path; a .docx as its words. */
async function inside(zip: Buffer): Promise<Map<string, string>> {
  const files = Object.entries(unzipSync(zip));
  return new Map(
    await Promise.all(
      files.map(async ([path, bytes]) => {
        const text = path.endsWith('.docx') ? await wordsOf(Buffer.from(bytes)) : Buffer.from(bytes).toString('latin1');
        return [path, text] as const;
      }),
    ),
  );
}

/** As somebody checks it who has the ZIP and a shell. */
function checked(zip: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-set-'));
  try {
    for (const [path, bytes] of Object.entries(unzipSync(zip))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return execFileSync('sha256sum', ['--strict', '-c', 'manifest-sha256.txt'], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a letter that is signed has its set, with every paper and file, and sha256sum finds each as it is listed', async () => {
  const ids = await recommended(2);
  const letter = await delivered(season, ids);
  const { items, building, outdated } = await sets(letter);
  expect([building, outdated]).toEqual([false, false]);
  const [latest] = items;
  expect(latest).toMatchObject({ signed: true, dossiers: 2, pdf: null, createdBy: null });
  const zip = await taken(letter);
  expect([sha256(zip), zip.length]).toEqual([latest!.zip.sha256, latest!.zip.size]);
  const files = await inside(zip);
  const names = [...files.keys()];
  expect(names.filter((name) => name.startsWith('Giấy tờ/')).map((name) => name.slice(8))).toEqual([
    '00 Mục lục.docx',
    expect.stringMatching(/^01 Tờ trình .*\.docx$/) as string,
    expect.stringMatching(/^02 Biên bản họp .*\.pdf$/) as string,
    expect.stringMatching(/^03 Biên bản kiểm phiếu .*\.docx$/) as string,
    expect.stringMatching(/^04 Báo cáo thành tích .*\.docx$/) as string,
    expect.stringMatching(/^05 Báo cáo thành tích .*\.docx$/) as string,
  ]);
  expect(names.filter((name) => name.startsWith('Minh chứng/'))).toHaveLength(2);
  const number = (await clerk.get<{ letter: { number: string } }>(`submissions/${letter}`)).letter.number;
  expect(files.get(names.find((name) => name.includes('/01 '))!)).toContain(number);
  expect(files.get('Giấy tờ/00 Mục lục.docx')).toContain(number);
  const lines = checked(zip).trim().split('\n');
  expect(lines).toHaveLength(names.length - 1);
  expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([]);
});

test('every download has the bytes that were kept, to its receiver too, and to nobody else', async () => {
  const letter = await delivered(season, await recommended(1));
  const authority = await season.as('authority');
  const [kept] = (await sets(letter)).items;
  for (const by of [clerk, authority, await season.as('auditor')]) {
    expect(sha256(await taken(letter, 'zip', by))).toBe(kept!.zip.sha256);
    expect(sha256(await taken(letter, 'xlsx', by))).toBe(kept!.xlsx.sha256);
  }
  expect((await sets(letter, authority)).items).toEqual((await sets(letter)).items);
  for (const who of ['nominator', 'member5']) {
    expect(await (await season.as(who)).refused('GET', `submissions/${letter}/set`)).toEqual([403, 'role.needed']);
    expect((await (await season.as(who)).refused('GET', `submissions/${letter}/set.zip`))[0]).toBe(403);
  }
  expect(await clerk.refused('GET', `submissions/${letter}/set.pdf`)).toEqual([409, 'set.noPdf']);
  expect(await clerk.refused('GET', `submissions/${letter}/set.zip?edition=7`)).toEqual([409, 'set.none']);
  expect((await clerk.refused('GET', `submissions/${letter}/set.zip?edition=0`))[0]).toBe(422);
  expect((await authority.refused('POST', `submissions/${letter}/set`))[0]).toBe(403);
});

test('before the signature a set is built where somebody asks for it, and no receiver sees it', async () => {
  const letter = await drafted(await recommended(1));
  expect(await clerk.refused('GET', `submissions/${letter}/set.zip`)).toEqual([409, 'set.none']);
  expect((await sets(letter)).items).toEqual([]);
  await clerk.post(`submissions/${letter}/set`);
  expect(await clerk.refused('POST', `submissions/${letter}/set`)).toEqual([409, 'set.underWay']);
  expect((await sets(letter)).building).toBe(true);
  await season.settled();
  const { items, building, outdated } = await sets(letter);
  expect([items.map(({ signed }) => signed), building, outdated]).toEqual([[false], false, false]);
  expect(items[0]!.createdBy).not.toBeNull();
  await built(letter);
  expect((await sets(letter)).items).toHaveLength(1);
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${letter}`);
  const signing = { signerId: season.sample.people['chair'], listDigest };
  await (await season.as('chair')).post(`submissions/${letter}/sign`, signing);
  await season.settled();
  await clerk.post(`submissions/${letter}/number`, { number: '301/TTr-UBND', date: '2026-03-02' });
  await season.settled();
  expect((await sets(letter)).items.map(({ signed }) => signed)).toEqual([true, true, false]);
  const seen = await sets(letter, await season.as('authority'));
  expect([seen.items.map(({ edition }) => edition), seen.outdated]).toEqual([[3, 2], false]);
});

test('a paper that is signed or scanned makes the set out of date; the next one has the signed copy', async () => {
  const [id] = await recommended(1);
  const letter = await delivered(season, [id!]);
  const made = await clerk.post<{ id: string }>('outgoing', { form: 'individualReport', subjectId: id });
  expect((await sets(letter)).outdated).toBe(false);
  const printed = (await clerk.file(`outgoing/${made.id}/printed`)).bytes;
  const report = (zip: Buffer) =>
    Object.entries(unzipSync(zip)).filter(([name]) => name.includes('Báo cáo thành tích'));
  const mark = { kind: 'signed', name: 'Nguyễn Văn Mẫu', day: '2026-03-02' };
  await clerk.put(`outgoing/${made.id}/marks`, { marks: [mark] });
  expect((await sets(letter)).outdated).toBe(true);
  await built(letter);
  expect(report(await taken(letter)).map(([, bytes]) => sha256(bytes))).toEqual([sha256(printed)]);
  await clerk.post(`outgoing/${made.id}/issue`, { date: '2026-03-02' });
  await clerk.post(`outgoing/${made.id}/scan`, pdfForm({}));
  expect((await sets(letter)).outdated).toBe(true);
  await built(letter);
  expect(report(await taken(letter)).map(([name, bytes]) => [name.slice(-4), sha256(bytes)])).toEqual([
    ['.pdf', sha256(PDF)],
  ]);
  expect((await sets(letter)).outdated).toBe(false);
});

test('what was taken back from the receiver is no more to be had from it, until there is a set without it', async () => {
  const [kept, gone] = await recommended(2);
  const letter = await delivered(season, [kept!, gone!]);
  const [authority, chair] = [await season.as('authority'), await season.as('chair')];
  const nameOf = async (id: string) => (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name;
  await command(chair, gone!, 'RECALL', { reason: 'Sai tên' });
  expect(await authority.refused('GET', `submissions/${letter}/set.zip`)).toEqual([409, 'set.none']);
  expect((await sets(letter, authority)).items).toEqual([]);
  expect((await sets(letter)).items[0]!.dossiers).toBe(2);
  await built(letter);
  const files = await inside(await taken(letter, 'zip', authority));
  const reports = [...files.keys()].filter((name) => /Báo cáo|Minh chứng/.test(name));
  expect(reports.filter((name) => name.includes('Báo cáo'))).toHaveLength(1);
  expect(reports.filter((name) => !/\d\d /.test(name))).toEqual([]);
  expect(reports.join()).toContain(await nameOf(kept!));
  expect(reports.join()).not.toContain(await nameOf(gone!));
  expect((await sets(letter, authority)).items.map(({ dossiers }) => dossiers)).toEqual([1]);
});

test('what came back and was changed is not put into the set of the letter that it was signed in', async () => {
  const [id, other] = await recommended(2);
  const letter = await delivered(season, [id!, other!]);
  const before = (await sets(letter)).items[0]!.zip.sha256;
  const items = [{ code: 'report', text: 'Viết rõ hơn' }];
  const returned = { type: 'RETURN', dossierIds: [id], reason: 'Chưa rõ', items };
  await (await season.as('authority')).post(`submissions/${letter}/commands`, returned);
  await command(clerk, id!, 'SEND_BACK', {
    reason: 'Viết lại',
    dueAt: '2026-03-20T10:00:00Z',
    items,
  });
  await (await season.as('nominator')).put(`dossiers/${id}/sections/report`, { text: 'Đã viết lại.' });
  await built(letter);
  const [latest, first] = (await sets(letter)).items;
  expect([latest!.dossiers, first!.dossiers, first!.zip.sha256]).toEqual([1, 2, before]);
  const words = [...(await inside(await taken(letter)))].map(([, text]) => text).join('\n');
  expect(words).not.toContain('Đã viết lại.');
  expect(sha256((await clerk.file(`submissions/${letter}/set.zip?edition=${first!.edition}`)).bytes)).toBe(before);
});

const rowsOf = async (letter: string): Promise<string[][]> =>
  (tableIn(await taken(letter, 'xlsx')) as Table).rows.map(({ cells }) => cells.map(({ text }) => text));

test('while a signed paper is being corrected, the set has that one; from the issue of the other on, the other', async () => {
  const [id] = await recommended(1);
  const letter = await delivered(season, [id!]);
  const record = Buffer.concat([PDF, Buffer.from('%biên bản đã ký')]);
  const { sheetId } = (await clerk.get<{ dossiers: { sheetId: string }[] }>(`submissions/${letter}`)).dossiers[0]!;
  const secretary = await season.as('secretary');
  const signedAs = async (paperId: string, counts: object) => {
    const mark = { kind: 'signed', name: 'Nguyễn Văn Mẫu', day: '2026-03-02' };
    await secretary.put(`outgoing/${paperId}/marks`, { marks: [mark] });
    await secretary.post(`outgoing/${paperId}/issue`, { date: '2026-03-02', draw: true, ...counts });
  };
  const counted = async () =>
    Object.entries(unzipSync(await taken(letter))).filter(([name]) => name.includes('Biên bản kiểm phiếu'));
  const { id: first } = await secretary.post<{ id: string }>('outgoing', { form: 'countRecord', subjectId: sheetId });
  expect((await sets(letter)).outdated).toBe(false);
  await signedAs(first, { counts: [{ dossierId: id, yes: 6, no: 3, blank: 0 }] });
  await secretary.post(`outgoing/${first}/scan`, pdfForm({}, 'ký.pdf', record));
  const second = await secretary.post<{ id: string }>(`outgoing/${first}/correct`, { reason: 'Sai ngày' });
  await built(letter);
  expect((await counted()).map(([, bytes]) => sha256(bytes))).toEqual([sha256(record)]);
  expect((await rowsOf(letter))[1]![5]).toBe('6');
  const contents = [...(await inside(await taken(letter)))].find(([path]) => path.includes('Mục lục'))![1];
  expect(contents).toMatch(/Biên bản kiểm phiếuCá nhân đề nghị/);
  await signedAs(second.id, { countsAgree: true });
  await built(letter);
  expect((await counted()).map(([path]) => path.slice(-5))).toEqual(['.docx']);
});

test('of corrected minutes that are not scanned yet, the set has the new ones, and not the copy of the old', async () => {
  const [id] = await recommended(1);
  const letter = await delivered(season, [id!]);
  const secretary = await season.as('secretary');
  const { sheetId } = (await clerk.get<{ dossiers: { sheetId: string }[] }>(`submissions/${letter}`)).dossiers[0]!;
  const { sittingId } = await secretary.get<{ sittingId: string }>(`sheets/${sheetId}`);
  const mark = { kind: 'signed', name: 'Nguyễn Văn Mẫu', day: '2026-03-02' };
  const issue = async (paperId: string, counts: object) => {
    await secretary.put(`outgoing/${paperId}/marks`, { marks: [mark] });
    await secretary.post(`outgoing/${paperId}/issue`, { date: '2026-03-02', draw: true, ...counts });
  };
  const minutes = async () =>
    Object.keys(unzipSync(await taken(letter))).filter((name) => name.includes('Biên bản họp Hội đồng'));
  const { id: first } = await secretary.post<{ id: string }>('outgoing', { form: 'minutes', subjectId: sittingId });
  await issue(first, { countsAgree: true });
  await built(letter);
  expect((await minutes()).map((name) => name.slice(-4))).toEqual(['.pdf']);
  const { id: second } = await secretary.post<{ id: string }>(`outgoing/${first}/correct`, { reason: 'Sai ngày' });
  await issue(second, { counts: [{ dossierId: id, yes: 7, no: 2, blank: 0 }] });
  expect((await sets(letter)).outdated).toBe(true);
  await built(letter);
  expect((await minutes()).map((name) => name.slice(-5))).toEqual(['.docx']);
  expect((await rowsOf(letter))[1]![5]).toBe('7');
});

test("the list stands in the receiver's own columns, with the votes as numbers", async () => {
  const ids = await recommended(2);
  const letter = await delivered(season, ids);
  const names = await Promise.all(
    ids.map(async (id) => (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name),
  );
  const [head, first] = await rowsOf(letter);
  expect(head!.slice(0, 3)).toEqual(['STT', 'Tên tập thể, cá nhân', 'Loại']);
  expect([first![0], first![1], first![5], first![6]]).toEqual(['1', names[0], '8', '9']);
  const { receiver } = await clerk.get<{ receiver: { id: string } }>(`submissions/${letter}`);
  const path = `organisations/${season.sample.organisations.commune}/set-columns/${receiver.id}`;
  expect(await clerk.get(path)).toMatchObject({ version: 0, setBy: null });
  const columns = [
    { field: 'blank', title: 'Ý kiến huyện', width: 20 },
    { field: 'name', title: '=HYPERLINK("x")', width: 40 },
    { field: 'yes', title: 'Phiếu', width: 8 },
  ];
  expect(await clerk.put(path, { columns })).toMatchObject({ version: 1, columns });
  expect(await clerk.put(path, { columns })).toMatchObject({ version: 1 });
  expect((await sets(letter)).outdated).toBe(true);
  await built(letter);
  expect(await rowsOf(letter)).toEqual([
    ['Ý kiến huyện', '=HYPERLINK("x")', 'Phiếu'],
    ['', names[0], '8'],
    ['', names[1], '8'],
  ]);
  const [, bytes] = Object.entries(unzipSync(await taken(letter, 'xlsx'))).find(([name]) =>
    name.endsWith('sheet1.xml'),
  )!;
  expect(Buffer.from(bytes).toString()).not.toContain('<f>');
  await clerk.put(path, { columns: columns.toReversed() });
  await clerk.put(path, { columns });
  const before = (await sets(letter)).items.length;
  await built(letter);
  expect((await sets(letter)).items).toHaveLength(before);
});

test.each<[string, object[], number]>([
  ['none', [], 422],
  ['none with a name', [{ field: 'unit', title: 'Đơn vị', width: 10 }], 422],
  ['one that is none', [{ field: 'citizenNumber', title: 'Số định danh', width: 10 }], 422],
  ['a name without words', [{ field: 'name', title: ' ', width: 10 }], 422],
])('columns with %s are refused', async (_, columns, status) => {
  const { organisations } = season.sample;
  const path = `organisations/${organisations.commune}/set-columns/${organisations.district}`;
  expect((await clerk.refused('PUT', path, { columns }))[0]).toBe(status);
  expect((await (await season.as('authority')).refused('GET', path))[0]).toBe(403);
  expect((await clerk.refused('PUT', path.replace(/[^/]+$/, season.sample.campaignId), { columns: [NAME] }))[0]).toBe(
    404,
  );
});
const NAME = { field: 'name', title: 'Tên', width: 30 };

test('a set names nobody of the roll, and says nothing of why somebody is blocked', async () => {
  const [id] = await recommended(1);
  const { nominee } = await clerk.get<{ nominee: { id: string } }>(`dossiers/${id}`);
  const letter = await delivered(season, [id!]);
  const paperId = await paper(clerk, 'eligibilityNotice', { kind: 'dossier', id: id! }, '777');
  await clerk.post(`nominees/${nominee.id}/blocks`, {
    code: 'dang-bi-ky-luat',
    fromDate: '2026-01-01',
    paperId,
  });
  await clerk.post('outgoing', { form: 'individualReport', subjectId: id });
  await built(letter);
  const files = await inside(await taken(letter));
  const words = [...files].map(([name, text]) => `${name} ${text}`).join('\n');
  const { person } = await (await season.as('member5')).get<{ person: { fullName: string } }>('me');
  expect(words).not.toContain(person.fullName);
  expect(words).not.toMatch(/dang-bi-ky-luat|777\/TM/i);
});

test('a letter that was recalled has no set built of it any more, and those it had are kept', async () => {
  const [id] = await recommended(1);
  const letter = await drafted([id!]);
  const chair = await season.as('chair');
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${letter}`);
  await chair.post(`submissions/${letter}/sign`, { signerId: season.sample.people['chair'], listDigest });
  await season.settled();
  await chair.post(`submissions/${letter}/commands`, { type: 'RECALL', reason: 'Sai tên' });
  expect(await clerk.refused('POST', `submissions/${letter}/set`)).toEqual([409, 'set.letterEnded']);
  expect((await sets(letter)).items).toHaveLength(1);
  expect((await taken(letter)).length).toBeGreaterThan(0);
});

test('another commune has no such letter, and every set is on record', async () => {
  const letter = await delivered(season, await recommended(1));
  const stranger = await season.as('clerk2');
  for (const path of [`submissions/${letter}/set`, `submissions/${letter}/set.zip`])
    expect((await stranger.refused('GET', path))[0]).toBe(404);
  expect((await stranger.refused('POST', `submissions/${letter}/set`))[0]).toBe(404);
  expect(await faults(season)).toEqual([]);
});

test('the console writes the latest set of a letter into a folder, byte for byte', async () => {
  const letter = await delivered(season, await recommended(1));
  const { letter: paperOf } = await clerk.get<{ letter: { number: string } }>(`submissions/${letter}`);
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-set-'));
  const lines: string[] = [];
  const asked = { organisation: 'xa-mau', letter: paperOf.number, to: join(folder, 'bộ') };
  try {
    const [database, config, clock] = [season.app.get(Database), season.app.get(Config), season.clock];
    expect(await setOnConsole(database, config, clock, asked, (line) => void lines.push(line))).toBe(0);
    const names = readdirSync(asked.to);
    const number = paperOf.number.replace('/', ' ');
    expect(names.toSorted()).toEqual([`Bộ hồ sơ ${number}.xlsx`, `Bộ hồ sơ ${number}.zip`]);
    const [set] = (await sets(letter)).items;
    expect(names.map((name) => sha256(readFileSync(join(asked.to, name)))).toSorted()).toEqual(
      [set!.xlsx.sha256, set!.zip.sha256].toSorted(),
    );
    expect(lines).toHaveLength(2);
    const unknown = setOnConsole(database, config, clock, { ...asked, letter: '999/TTr' }, () => undefined);
    await expect(unknown).rejects.toMatchObject({ refusal: { code: 'notFound' } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('whoever was cut off goes on where he was, as long as it is the same file', async () => {
  const letter = await delivered(season, await recommended(1));
  const whole = await taken(letter);
  const asked = (headers: Record<string, string>) => clerk.raw(`submissions/${letter}/set.zip`, headers);
  const middle = await asked({ range: 'bytes=100-199' });
  expect([middle.status, middle.headers.get('content-range')]).toEqual([206, `bytes 100-199/${whole.length}`]);
  expect((await middle.bytes()).equals(whole.subarray(100, 200))).toBe(true);
  const etag = middle.headers.get('etag')!;
  const rest = await asked({ range: 'bytes=5000-', 'if-range': etag });
  expect([rest.status, (await rest.bytes()).equals(whole.subarray(5000))]).toEqual([206, true]);
  const others: Record<string, string>[] = [
    { range: 'bytes=5000-', 'if-range': '"another"' },
    { range: `bytes=${whole.length}-` },
    { range: 'bytes=9-4' },
    { range: 'bytes=0-1,5-9' },
    { range: 'lines=1-2' },
  ];
  for (const headers of others) {
    const answer = await asked(headers);
    expect([answer.status, (await answer.bytes()).equals(whole)]).toEqual([200, true]);
  }
});

test('what the office changes of its letterhead or of a template of the set makes it out of date', async () => {
  const letter = await drafted(await recommended(1));
  await built(letter);
  const organisation = season.sample.organisations.commune;
  expect((await sets(letter)).outdated).toBe(false);
  await clerk.put(`organisations/${organisation}/letterhead`, { place: 'Thử Nghiệm', numbering: 'typed' });
  expect((await sets(letter)).outdated).toBe(true);
  await built(letter);
  const change = async (form: string) => {
    const { bytes } = await clerk.file(`forms/${form}/template.docx?organisationId=${organisation}`);
    const changed = withParts(bytes, {
      'docProps/app.xml': (xml) => xml.replace('</Properties>', '<Company>Mẫu</Company></Properties>'),
    });
    await clerk.post(`forms/${form}/templates?organisationId=${organisation}`, docxForm(changed));
  };
  await change('invitation');
  expect((await sets(letter)).outdated).toBe(false);
  await change('individualReport');
  expect((await sets(letter)).outdated).toBe(true);
});
