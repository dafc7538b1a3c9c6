import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import type { Client } from '../support/client.js';
import { docxForm, wordsOf } from '../support/docx.js';
import { Season } from '../support/season.js';
import { pdfForm, PDF } from '../support/steps.js';
import { delivered, faults, sheet, sitting, vote, voted } from '../support/stories.js';
import { referred } from '../support/steps.js';

/** Papers of ours from the printer to the office's register. */
let season: Season;
let of: string;
beforeAll(async () => {
  season = await Season.start();
  of = `organisationId=${season.sample.organisations.commune}`;
});
afterAll(() => season.stop());

interface Outgoing {
  id: string;
  edition: number;
  state: string;
  version: number;
  number: string | null;
  date: string | null;
  signer: string | null;
  marks: object[];
  originals: number | null;
  printed: { sha256: string };
  scan: { sha256: string } | null;
  differing: { dossierId: string; recorded: object; signed: object }[];
  replacesId: string | null;
  reason: string | null;
}
interface Entry {
  paperId: string;
  type: string;
  serial: number;
  drawn: boolean;
  number: string;
}

const SIGNED = { kind: 'signed', name: 'Nguyễn Văn Mẫu', position: 'CHỦ TỊCH', day: '2026-03-02' };
const DAY = { date: '2026-03-02' };
const clerkOf = () => season.as('clerk');

const printed = (by: Client, form: string, subjectId: string) => by.post<Outgoing>('outgoing', { form, subjectId });
const marked = (by: Client, id: string, ...marks: object[]) => by.put<Outgoing>(`outgoing/${id}/marks`, { marks });
async function signed(by: Client, form: string, subjectId: string): Promise<Outgoing> {
  return marked(by, (await printed(by, form, subjectId)).id, SIGNED);
}
/** The latest edition first: the clock of a test may stand still. */
const about = async (by: Client, kind: string, id: string) =>
  (await by.get<{ items: Outgoing[] }>(`outgoing?subjectKind=${kind}&subjectId=${id}`)).items.sort(
    (one, other) => other.edition - one.edition,
  );
const register = async (by: Client, type: string, year = 2026) =>
  (await by.get<{ items: Entry[] }>(`number-register?${of}&year=${year}&type=${type}&limit=100`)).items;

test('a paper is printed, signed, numbered and locked with its signed copy, and each step is on record', async () => {
  const clerk = await clerkOf();
  const sittingId = await sitting(season);
  const paper = await printed(clerk, 'invitation', sittingId);
  expect(paper).toMatchObject({ state: 'printed', edition: 1, number: null, marks: [], scan: null });
  const again = await printed(clerk, 'invitation', sittingId);
  expect([again.id, again.state]).toEqual([paper.id, 'printed']);
  const { bytes, name } = await clerk.file(`outgoing/${paper.id}/printed`);
  expect(name).toMatch(/^Giấy mời họp.*\.docx$/);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const stamped = { kind: 'stamped', name: 'Văn phòng', day: '2026-03-02' };
  expect(await clerk.refused('POST', `outgoing/${paper.id}/issue`, { draw: true, ...DAY })).toEqual([
    409,
    'outgoing.wrongState',
  ]);
  const body = { marks: [SIGNED, stamped], originals: 3 };
  const marks = await clerk.put<Outgoing>(`outgoing/${paper.id}/marks`, body);
  expect(marks).toMatchObject({
    state: 'signed',
    originals: 3,
    signer: 'Nguyễn Văn Mẫu',
    marks: [SIGNED, { ...stamped, position: null }],
  });
  expect(await clerk.refused('POST', 'outgoing', { form: 'invitation', subjectId: sittingId })).toEqual([
    409,
    'outgoing.wrongState',
  ]);
  const issued = await clerk.post<Outgoing>(`outgoing/${paper.id}/issue`, { draw: true, ...DAY });
  expect(issued).toMatchObject({ state: 'issued', number: '01/GM-UBND', date: '2026-03-02' });
  expect(await clerk.refused('PUT', `outgoing/${paper.id}/marks`, { marks: [stamped] })).toEqual([
    409,
    'outgoing.markTaken',
  ]);
  expect(await clerk.refused('PATCH', `papers/${paper.id}`, { signer: 'Người Khác' })).toEqual([
    409,
    'outgoing.ownWay',
  ]);
  const locked = await clerk.post<Outgoing>(`outgoing/${paper.id}/scan`, pdfForm({}, 'bản ký.pdf'));
  expect(locked).toMatchObject({ state: 'locked', scan: { name: 'bản ký.pdf', size: PDF.length } });
  expect(await clerk.refused('POST', `outgoing/${paper.id}/scan`, pdfForm({}))).toEqual([409, 'outgoing.wrongState']);
  expect((await clerk.file(`papers/${paper.id}/content`)).bytes.equals(PDF)).toBe(true);
  expect(await register(clerk, 'GM')).toMatchObject([
    { paperId: paper.id, serial: 1, drawn: true, number: '01/GM-UBND' },
  ]);
  const auditor = await season.as('auditor');
  const { items } = await auditor.get<{ items: { body: { command: string } }[] }>(`audit/streams/outgoing/${paper.id}`);
  expect(items.map(({ body: line }) => line.command)).toEqual([
    ...['PRINT_PAPER', 'PRINT_PAPER', 'MARK_PAPER', 'ISSUE_PAPER', 'LOCK_PAPER'],
  ]);
  expect(JSON.stringify(items)).not.toMatch(/Nguyễn Văn Mẫu|GM-UBND/);
  expect(await faults(season)).toEqual([]);
});

test('fifty papers that are issued in one moment get fifty numbers, none twice and none left out', async () => {
  const clerk = await clerkOf();
  const papers: Outgoing[] = [];
  for (let count = 0; count < 50; count += 1)
    papers.push(await signed(clerk, 'appraisalReport', await sitting(season)));
  const issued = await Promise.all(
    papers.map(({ id }, index) =>
      index % 10 === 9
        ? clerk.refused('POST', `outgoing/${id}/issue`, { draw: true, number: '7', ...DAY })
        : clerk.post<Outgoing>(`outgoing/${id}/issue`, { draw: true, ...DAY }),
    ),
  );
  const rest = papers.filter((_, index) => index % 10 === 9);
  const last = await Promise.all(
    rest.map(({ id }) => clerk.post<Outgoing>(`outgoing/${id}/issue`, { draw: true, ...DAY })),
  );
  const numbers = [
    ...issued.flatMap((one) => ('number' in one ? [one.number!] : [])),
    ...last.map((one) => one.number!),
  ];
  const expected = Array.from({ length: 50 }, (_, index) => `${String(index + 1).padStart(2, '0')}/BC-UBND`);
  expect([...numbers].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))).toEqual(expected);
  expect((await register(clerk, 'BC')).map(({ serial }) => serial)).toEqual([...Array(50).keys()].map((n) => 50 - n));
}, 120_000);

test('a number of the office’s own book is entered once, and the next that is drawn comes after it', async () => {
  const clerk = await clerkOf();
  const [one, two, three] = await Promise.all([sitting(season), sitting(season), sitting(season)]);
  const issue = async (id: string, body: object) => clerk.post<Outgoing>(`outgoing/${id}/issue`, { ...DAY, ...body });
  const papers = [];
  for (const id of [one, two, three]) papers.push(await signed(clerk, 'appraisalReport', id));
  const [first, second, third] = papers.map(({ id }) => id);
  const day = { date: '2025-12-20' };
  expect((await issue(first!, { number: '41/BC-UBND', ...day })).number).toBe('41/BC-UBND');
  expect(await clerk.refused('POST', `outgoing/${second}/issue`, { number: '41/BC-HĐTĐKT', ...day })).toEqual([
    409,
    'number.taken',
  ]);
  expect(await clerk.refused('POST', `outgoing/${second}/issue`, day)).toEqual([422, 'number.needed']);
  expect((await issue(second!, { draw: true, ...day })).number).toBe('42/BC-UBND');
  expect((await issue(third!, { draw: true, date: '2024-12-31' })).number).toBe('01/BC-UBND');
  expect((await register(clerk, 'BC', 2025)).map(({ serial, drawn }) => [serial, drawn])).toEqual([
    [42, true],
    [41, false],
  ]);
});

test('a year that was typed for a number is refused until somebody is sure, and no number is lost by it', async () => {
  const clerk = await clerkOf();
  const [one, two] = [
    await signed(clerk, 'invitation', await sitting(season)),
    await signed(clerk, 'invitation', await sitting(season)),
  ];
  const day = { date: '2024-05-06' };
  const slip = { number: '2024/GM-UBND', ...day };
  expect(await clerk.refused('POST', `outgoing/${one.id}/issue`, slip)).toEqual([422, 'number.farAhead']);
  expect(await clerk.post(`outgoing/${two.id}/issue`, { draw: true, ...day })).toMatchObject({ number: '01/GM-UBND' });
  expect(await clerk.post(`outgoing/${one.id}/issue`, { ...slip, sure: true })).toMatchObject({ number: slip.number });
  const entries = await register(clerk, 'GM', 2024);
  expect(entries.map(({ serial, drawn }) => [serial, drawn])).toEqual([
    [2024, false],
    [1, true],
  ]);
});

test('a wrong paper holds until another with a reason is issued in its place, and both stay', async () => {
  const clerk = await clerkOf();
  const sittingId = await sitting(season);
  const old = await signed(clerk, 'invitation', sittingId);
  await clerk.post(`outgoing/${old.id}/issue`, { draw: true, ...DAY });
  const made = await clerk.post<Outgoing>(`outgoing/${old.id}/correct`, { reason: 'Ghi nhầm giờ họp của ông Mẫu' });
  expect(made).toMatchObject({
    edition: 2,
    state: 'printed',
    replacesId: old.id,
    reason: 'Ghi nhầm giờ họp của ông Mẫu',
  });
  expect((await about(clerk, 'sitting', sittingId)).map(({ id, state }) => [id, state])).toEqual([
    [made.id, 'printed'],
    [old.id, 'issued'],
  ]);
  const again = () => clerk.refused('POST', `outgoing/${old.id}/correct`, { reason: 'lần nữa' });
  expect(await again()).toEqual([409, 'outgoing.otherUnderWay']);
  await clerk.post(`outgoing/${made.id}/discard`);
  expect((await about(clerk, 'sitting', sittingId)).map(({ state }) => state)).toEqual(['discarded', 'issued']);
  expect(await clerk.refused('POST', 'outgoing', { form: 'invitation', subjectId: sittingId })).toEqual([
    409,
    'outgoing.wrongState',
  ]);
  const third = await clerk.post<Outgoing>(`outgoing/${old.id}/correct`, { reason: 'Sai địa điểm' });
  expect(third).toMatchObject({ edition: 3, replacesId: old.id });
  await marked(clerk, third.id, SIGNED);
  await clerk.post(`outgoing/${third.id}/issue`, { draw: true, ...DAY });
  expect((await about(clerk, 'sitting', sittingId)).map(({ state }) => state)).toEqual([
    ...['issued', 'discarded', 'replaced'],
  ]);
  expect(await again()).toEqual([409, 'outgoing.wrongState']);
  const told = JSON.stringify(await (await season.as('auditor')).get(`audit/streams/outgoing/${made.id}`));
  expect(told).not.toContain('nhầm giờ');
  expect(await faults(season)).toEqual([]);
});

test('where one corrects a paper in the moment in which another issues its correction, nobody waits for the other in a ring', async () => {
  const clerk = await clerkOf();
  for (let time = 0; time < 8; time += 1) {
    const old = await signed(clerk, 'invitation', await sitting(season));
    await clerk.post(`outgoing/${old.id}/issue`, { draw: true, ...DAY });
    const made = await clerk.post<Outgoing>(`outgoing/${old.id}/correct`, { reason: 'Sai giờ' });
    await marked(clerk, made.id, SIGNED);
    const acts: [string, object][] = [
      [`outgoing/${made.id}/issue`, { draw: true, ...DAY }],
      [`outgoing/${old.id}/correct`, { reason: 'lần nữa' }],
      [`outgoing/${made.id}/correct`, { reason: 'lần nữa' }],
    ];
    const answers = await Promise.all(acts.map(([path, body]) => clerk.send('POST', path, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 409, expect.any(Number)]);
    expect([201, 409]).toContain(answers[2]!.status);
  }
  expect(await faults(season)).toEqual([]);
});

test('where two print the same paper in one moment, there is one', async () => {
  const [clerk, secretary] = [await clerkOf(), await season.as('secretary')];
  const sittingId = await sitting(season);
  const print = (by: Client) => by.send<Outgoing>('POST', 'outgoing', { form: 'attendance', subjectId: sittingId });
  const answers = await Promise.all([clerk, secretary, clerk, secretary].map(print));
  for (const { status } of answers) expect([201, 409]).toContain(status);
  const papers = await about(clerk, 'sitting', sittingId);
  expect(papers.map(({ edition }) => edition)).toEqual([1]);
});

test('the signed paper prevails: counts that it tells otherwise are corrected by a line of the vote', async () => {
  const secretary = await season.as('secretary');
  const [one, two] = await referred(season, 2);
  const sheetId = await voted(season, { [one!]: 8, [two!]: 7 });
  const paper = await signed(secretary, 'countRecord', sheetId);
  const path = `outgoing/${paper.id}/issue`;
  const body = { draw: true, ...DAY };
  expect(await secretary.refused('POST', path, body)).toEqual([422, 'outgoing.countsNeeded']);
  const same = { dossierId: one, yes: 8, no: 1, blank: 0 };
  expect(await secretary.refused('POST', path, { ...body, counts: [same] })).toEqual([422, 'outgoing.countsNeeded']);
  const other = { dossierId: two, yes: 6, no: 2, blank: 1 };
  const issued = await secretary.post<Outgoing>(path, { ...body, counts: [same, other] });
  const differing = [{ dossierId: two, recorded: { yes: 7, no: 2, blank: 0 }, signed: { yes: 6, no: 2, blank: 1 } }];
  expect(issued).toMatchObject({ state: 'issued', differing });
  const { items } = await (
    await season.as('auditor')
  ).get<{ items: { body: { command: string; basis: object; data: object } }[] }>(
    `audit/streams/sheet/${sheetId}?limit=100`,
  );
  const line = items.find((one_) => one_.body.command === 'CORRECT_COUNT');
  expect(line?.body).toMatchObject({ basis: { kind: 'paper', paperId: paper.id }, data: { differing } });
  expect(await faults(season)).toEqual([]);
});

test('what a signed paper corrected is told from then on, and corrected again by the next one', async () => {
  const secretary = await season.as('secretary');
  const [one, two] = await referred(season, 2);
  const sheetId = await voted(season, { [one!]: 8, [two!]: 7 });
  const paper = await signed(secretary, 'countRecord', sheetId);
  const counts = [{ dossierId: two, yes: 6, no: 2, blank: 1 }];
  await secretary.post(`outgoing/${paper.id}/issue`, { draw: true, ...DAY, counts });
  const shown = async () =>
    (await secretary.get<{ counts: { dossierId: string; yes: number; signed: object | null }[] }>(`sheets/${sheetId}`))
      .counts;
  const countOf = (id: string | undefined, all: Awaited<ReturnType<typeof shown>>) =>
    all.find(({ dossierId }) => dossierId === id);
  const before = await shown();
  expect([countOf(one, before)?.signed, countOf(two, before)]).toMatchObject([
    null,
    { yes: 7, signed: { yes: 6, no: 2, blank: 1 } },
  ]);
  const { id } = await secretary.post<Outgoing>(`outgoing/${paper.id}/correct`, { reason: 'Đánh máy lại' });
  await marked(secretary, id, SIGNED);
  const words = await wordsOf((await secretary.file(`outgoing/${id}/printed`)).bytes);
  expect(words).toMatch(/6\s*2\s*1\s*……/);
  expect(words).not.toContain('7/9');
  const same = { draw: true, ...DAY, counts };
  expect(await secretary.refused('POST', `outgoing/${id}/issue`, same)).toEqual([422, 'outgoing.countsNeeded']);
  const again = [{ dossierId: two, yes: 5, no: 3, blank: 1 }];
  const issued = await secretary.post<Outgoing>(`outgoing/${id}/issue`, { draw: true, ...DAY, counts: again });
  expect(issued.differing).toEqual([
    { dossierId: two, recorded: { yes: 6, no: 2, blank: 1 }, signed: { yes: 5, no: 3, blank: 1 } },
  ]);
  expect(countOf(two, await shown())?.signed).toEqual({ yes: 5, no: 3, blank: 1 });
  expect(await faults(season)).toEqual([]);
});

test('before the result is read out, counts that differ are counted again instead', async () => {
  const secretary = await season.as('secretary');
  const [one] = await referred(season, 1);
  const sheetId = await sheet(season, [one!]);
  await secretary.post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, { [one!]: 8 });
  await secretary.post(`sheets/${sheetId}/close`);
  const { id } = await signed(secretary, 'countRecord', sheetId);
  const counts = [{ dossierId: one, yes: 7, no: 2, blank: 0 }];
  expect(await secretary.refused('POST', `outgoing/${id}/issue`, { draw: true, ...DAY, counts })).toEqual([
    409,
    'outgoing.recountFirst',
  ]);
  expect(
    (await secretary.post<Outgoing>(`outgoing/${id}/issue`, { draw: true, ...DAY, countsAgree: true })).state,
  ).toBe('issued');
});

test('what was printed of a vote under way is told to nobody who may not know it', async () => {
  const [secretary, member] = [await season.as('secretary'), await season.as('member1')];
  const [one] = await referred(season, 1);
  const sheetId = await sheet(season, [one!]);
  await secretary.post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, { [one!]: 8 });
  await secretary.post(`sheets/${sheetId}/close`);
  const { id } = await printed(secretary, 'countRecord', sheetId);
  expect((await about(secretary, 'sheet', sheetId)).map((paper) => paper.id)).toEqual([id]);
  expect(await about(member, 'sheet', sheetId)).toEqual([]);
  for (const path of [`outgoing/${id}`, `outgoing/${id}/printed`, `papers/${id}`])
    expect(await member.refused('GET', path)).toEqual([404, 'notFound']);
  await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
  expect((await about(member, 'sheet', sheetId)).map((paper) => paper.id)).toEqual([id]);
});

test('a printed letter is signed with its list, gets its number there, and leaves', async () => {
  const [clerk, chair] = [await clerkOf(), await season.as('chair')];
  const [one] = await referred(season, 1);
  await voted(season, { [one!]: 9 });
  const body = { campaignId: season.sample.campaignId, dossierIds: [one] };
  const { id } = await clerk.post<{ id: string }>('submissions', body);
  const letter = await printed(clerk, 'submissionLetter', id);
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${id}`);
  const signing = { signerId: season.sample.people['chair'], listDigest };
  expect(await chair.post(`submissions/${id}/sign`, signing)).toMatchObject({ letterPaperId: letter.id });
  const [own] = await about(clerk, 'submission', id);
  expect(own).toMatchObject({ state: 'signed', marks: [{ kind: 'signed', name: own!.signer }] });
  expect(own!.signer).not.toBeNull();
  const path = `outgoing/${letter.id}`;
  expect(await clerk.refused('POST', `${path}/issue`, { draw: true, ...DAY })).toEqual([409, 'paper.numberedByRoute']);
  expect(await clerk.refused('POST', `${path}/discard`)).toEqual([409, 'outgoing.letterStands']);
  await clerk.post(`submissions/${id}/number`, { draw: true, ...DAY });
  await season.settled();
  const [issued] = await about(clerk, 'submission', id);
  expect(issued).toMatchObject({ state: 'issued', number: expect.stringMatching(/^\d\d\/TTr-UBND$/), ...DAY });
  expect(await clerk.refused('POST', `${path}/correct`, { reason: 'x' })).toEqual([409, 'outgoing.letterStands']);
  expect(await clerk.get(`submissions/${id}`)).toMatchObject({
    state: 'delivered',
    letter: { number: issued!.number },
  });
  expect(await faults(season)).toEqual([]);
});

test.each<[string, (id: string, of: string) => Promise<unknown>]>([
  ['marked', async (id) => marked(await clerkOf(), id, SIGNED)],
  ['printed again', async (_, sittingId) => printed(await clerkOf(), 'invitation', sittingId)],
])('whoever waits for a paper to be %s holds nothing that its list would wait for', async (_, act) => {
  const sittingId = await sitting(season);
  const { id } = await printed(await clerkOf(), 'invitation', sittingId);
  const other = new Postgres({ connectionString: season.database.superuserUrl });
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query('SELECT FROM paper WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const acting = act(id, sittingId);
    const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await other.query(waits)).rowCount === 0) await pause(10);
    await other.query('SELECT FROM outgoing WHERE id = $1 FOR NO KEY UPDATE NOWAIT', [id]);
    await other.query('COMMIT');
    await acting;
  } finally {
    await other.end();
  }
});

test('two letters do not get one number', async () => {
  const clerk = await clerkOf();
  const [one, two] = await referred(season, 2);
  await voted(season, { [one!]: 9, [two!]: 9 });
  const taken = await clerk.get<{ letter: { number: string } }>(`submissions/${await delivered(season, [one!])}`);
  const { id } = await clerk.post<{ id: string }>('submissions', {
    ...{ campaignId: season.sample.campaignId, dossierIds: [two] },
  });
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${id}`);
  const signing = { signerId: season.sample.people['chair'], listDigest };
  await (await season.as('chair')).post(`submissions/${id}/sign`, signing);
  const number = { number: taken.letter.number, date: season.clock.now().toISOString().slice(0, 10) };
  expect(await clerk.refused('POST', `submissions/${id}/number`, number)).toEqual([409, 'number.taken']);
});

test('an office’s papers are its own: nominators and members do not issue, others learn of nothing', async () => {
  const clerk = await clerkOf();
  const sittingId = await sitting(season);
  const { id } = await printed(clerk, 'invitation', sittingId);
  const body = { marks: [SIGNED] };
  expect(await (await season.as('nominator')).refused('PUT', `outgoing/${id}/marks`, body)).toEqual([
    403,
    'role.needed',
  ]);
  expect(await (await season.as('member1')).refused('PUT', `outgoing/${id}/marks`, body)).toEqual([403, 'role.needed']);
  for (const name of ['clerk2', 'authority']) {
    const foreign = await season.as(name);
    expect((await foreign.refused('GET', `outgoing/${id}`))[0]).toBe(404);
    expect([403, 404]).toContain((await foreign.refused('PUT', `outgoing/${id}/marks`, body))[0]);
    expect([403, 404]).toContain(
      (await foreign.refused('POST', 'outgoing', { form: 'invitation', subjectId: sittingId }))[0],
    );
    expect([403, 404]).toContain((await foreign.refused('GET', `number-register?${of}&year=2026`))[0]);
  }
});

test('whoever printed first of a vote learns nothing from what its secretary prints afterwards, nor by guessing', async () => {
  const [clerk, secretary] = [await clerkOf(), await season.as('secretary')];
  const [one] = await referred(season, 1);
  const sheetId = await sheet(season, [one!]);
  const { id } = await printed(clerk, 'countRecord', sheetId);
  await secretary.post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, { [one!]: 8 });
  await secretary.post(`sheets/${sheetId}/close`);
  expect((await printed(secretary, 'countRecord', sheetId)).id).toBe(id);
  expect(await clerk.refused('GET', `outgoing/${id}/printed`)).toEqual([404, 'notFound']);
  expect(await clerk.refused('POST', 'outgoing', { form: 'countRecord', subjectId: sheetId })).toEqual([
    409,
    'outgoing.printedMeanwhile',
  ]);
});

test('who may not know the counts does not find them by issuing what he printed himself', async () => {
  const [clerk, secretary] = [await clerkOf(), await season.as('secretary')];
  const [one] = await referred(season, 1);
  const sheetId = await sheet(season, [one!]);
  const { id } = await signed(clerk, 'countRecord', sheetId);
  await secretary.post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, { [one!]: 8 });
  await secretary.post(`sheets/${sheetId}/close`);
  for (const yes of [7, 8]) {
    const counts = [{ dossierId: one, yes, no: 9 - yes, blank: 0 }];
    expect(await clerk.refused('POST', `outgoing/${id}/issue`, { draw: true, ...DAY, counts })).toEqual([
      403,
      'sheet.notSettled',
    ]);
  }
});

async function draftedLetter(count: number): Promise<{ id: string; ids: string[] }> {
  const ids = await referred(season, count);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  const body = { campaignId: season.sample.campaignId, dossierIds: ids };
  return { id: (await (await clerkOf()).post<{ id: string }>('submissions', body)).id, ids };
}
async function signature(id: string) {
  const { listDigest } = await (await clerkOf()).get<{ listDigest: string }>(`submissions/${id}`);
  return { signerId: season.sample.people['chair'], listDigest };
}

test('a letter is not signed whose list was changed since it was printed', async () => {
  const [clerk, chair] = [await clerkOf(), await season.as('chair')];
  const { id, ids } = await draftedLetter(2);
  await printed(clerk, 'submissionLetter', id);
  season.clock.advance(60_000);
  await clerk.put(`submissions/${id}/dossiers`, { dossierIds: ids.slice(1) });
  const sign = `submissions/${id}/sign`;
  expect(await chair.refused('POST', sign, await signature(id))).toEqual([409, 'outgoing.listChanged']);
  await printed(clerk, 'submissionLetter', id);
  await chair.post(sign, await signature(id));
});

test('the letter that a list was signed with keeps its signature, and no other is printed beside it', async () => {
  const [clerk, chair] = [await clerkOf(), await season.as('chair')];
  const { id } = await draftedLetter(1);
  const letter = await printed(clerk, 'submissionLetter', id);
  await chair.post(`submissions/${id}/sign`, await signature(id));
  expect(await clerk.refused('PUT', `outgoing/${letter.id}/marks`, { marks: [] })).toEqual([409, 'outgoing.markTaken']);
  const again = { form: 'submissionLetter', subjectId: id };
  expect(await clerk.refused('POST', 'outgoing', again)).toEqual([409, 'outgoing.letterStands']);
  const bare = await draftedLetter(1);
  await chair.post(`submissions/${bare.id}/sign`, await signature(bare.id));
  expect(await clerk.refused('POST', 'outgoing', { ...again, subjectId: bare.id })).toEqual([
    409,
    'outgoing.letterStands',
  ]);
  expect(await faults(season)).toEqual([]);
});

test('a Word file is no signed copy', async () => {
  const clerk = await clerkOf();
  const { id } = await signed(clerk, 'invitation', await sitting(season));
  await clerk.post(`outgoing/${id}/issue`, { draw: true, ...DAY });
  const { bytes } = await clerk.file(`outgoing/${id}/printed`);
  expect(await clerk.refused('POST', `outgoing/${id}/scan`, docxForm(bytes))).toEqual([415, 'outgoing.scanNeeded']);
  expect((await clerk.get<Outgoing>(`outgoing/${id}`)).state).toBe('issued');
});
