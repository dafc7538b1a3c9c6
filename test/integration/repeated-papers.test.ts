import type { Client } from '../support/client.js';
import { docxForm, wordsOf } from '../support/docx.js';
import { Season } from '../support/season.js';
import { decidedHere } from '../support/short-plan.js';
import { command, fill, nominate, paper, pdfForm, referred } from '../support/steps.js';
import { faults, voted } from '../support/stories.js';

/** Papers that are issued about the same thing again: in rounds, and for one list after another. */
let season: Season;
let clerk: Client;
beforeAll(async () => {
  season = await Season.start({ plan: decidedHere });
  clerk = await season.as('clerk');
});
afterAll(() => season.stop());

interface Outgoing {
  id: string;
  edition: number;
  state: string;
  number: string | null;
  replacesId: string | null;
}

const DAY = '2026-03-02';
const MARKS = { marks: [{ kind: 'signed', name: 'Nguyễn Văn Mẫu', day: DAY }] };
const print = (form: string, subjectId: string) => clerk.post<Outgoing>('outgoing', { form, subjectId });
const wordsIn = async ({ id }: Outgoing) => wordsOf((await clerk.file(`outgoing/${id}/printed`)).bytes);
async function issued(form: string, subjectId: string, number: object = {}): Promise<Outgoing> {
  const { id } = await print(form, subjectId);
  await clerk.put(`outgoing/${id}/marks`, MARKS);
  return clerk.post<Outgoing>(`outgoing/${id}/issue`, { date: DAY, ...number });
}
const namesOf = (ids: string[]) =>
  Promise.all(ids.map(async (id) => (await clerk.get<{ nominee: { name: string } }>(`dossiers/${id}`)).nominee.name));
const ask = (by: Client, id: string, text: string) =>
  command(by, id, 'ASK_SUPPLEMENT', {
    items: [{ code: 'report', text }],
    reason: 'Còn thiếu.',
    dueAt: new Date(season.clock.now().getTime() + 3 * 86_400_000).toISOString(),
  });
const decide = async (paperId: string, ids: string[]) =>
  (await season.as('chair')).post<{ id: string }>('decisions', {
    paperId,
    outcomes: ids.map((dossierId) => ({ dossierId, outcome: 'awarded' })),
  });

test('a supplement that is asked for a second time is a second request; the first stays issued as it was', async () => {
  const [id] = await nominate(season, 1);
  const nominator = await season.as('nominator');
  await command(nominator, id!, 'SUBMIT');
  await fill(nominator, id!);
  await command(nominator, id!, 'COMPLETE');
  await ask(clerk, id!, 'Nêu rõ số hồ sơ.');
  const first = await issued('supplementRequest', id!);
  expect(await wordsIn(first)).toContain('Nêu rõ số hồ sơ.');
  await nominator.put(`dossiers/${id}/sections/report`, { text: 'Báo cáo đã bổ sung.' });
  await command(nominator, id!, 'RESUBMIT');
  const over = [409, 'outgoing.nothingAsked'];
  expect(await clerk.refused('POST', `outgoing/${first.id}/correct`, { reason: 'Sai chính tả' })).toEqual(over);
  expect(await clerk.refused('POST', 'outgoing', { form: 'supplementRequest', subjectId: id })).toEqual(over);
  season.clock.advance(60_000);
  await ask(await season.as('chair'), id!, 'Thiếu chữ ký.');
  const second = await print('supplementRequest', id!);
  expect(second).toMatchObject({ edition: 2, state: 'printed', replacesId: null });
  expect(await wordsIn(second)).toContain('Thiếu chữ ký.');
  expect((await print('supplementRequest', id!)).id).toBe(second.id);
  expect(await clerk.get<Outgoing>(`outgoing/${first.id}`)).toMatchObject({ state: 'issued', edition: 1 });
  const reason = { reason: 'Ghi nhầm hạn' };
  expect(await clerk.refused('POST', `outgoing/${first.id}/correct`, reason)).toEqual([409, 'outgoing.roundOver']);
  await clerk.put(`outgoing/${second.id}/marks`, MARKS);
  await clerk.post(`outgoing/${second.id}/issue`, { date: DAY });
  const third = await clerk.post<Outgoing>(`outgoing/${second.id}/correct`, reason);
  expect(third).toMatchObject({ edition: 3, replacesId: second.id });
  expect(await wordsIn(third)).toContain('Thiếu chữ ký.');
  expect(await faults(season)).toEqual([]);
});

test('each list that is decided here has a decision of its own, and a correction is about whom it awarded', async () => {
  const ids = await referred(season, 2);
  const [one, two] = ids as [string, string];
  const [nameOne, nameTwo] = await namesOf(ids);
  const { campaignId } = season.sample;
  await voted(season, { [one]: 9 });
  const first = await issued('decision', campaignId, { draw: true });
  expect(first.number).toBe('01/QĐ-UBND');
  await decide(first.id, [one]);
  await voted(season, { [two]: 9 });
  const second = await issued('decision', campaignId, { draw: true });
  expect(second).toMatchObject({ edition: 2, number: '02/QĐ-UBND', replacesId: null });
  expect(await wordsIn(second)).toContain(nameTwo);
  expect(await wordsIn(second)).not.toContain(nameOne);
  const third = await print('decision', campaignId);
  const reason = { reason: 'Sai chức vụ' };
  expect(await clerk.refused('POST', `outgoing/${first.id}/correct`, reason)).toEqual([409, 'outgoing.otherUnderWay']);
  await clerk.post(`outgoing/${third.id}/discard`);
  const tells = async (paper_: Outgoing) => {
    const words = await wordsIn(paper_);
    return [words.includes(nameOne!), words.includes(nameTwo!)];
  };
  const corrected = await clerk.post<Outgoing>(`outgoing/${first.id}/correct`, reason);
  expect(await tells(corrected)).toEqual([true, false]);
  expect(await tells(await print('decision', campaignId))).toEqual([true, false]);
  await clerk.put(`outgoing/${corrected.id}/marks`, MARKS);
  await clerk.post(`outgoing/${corrected.id}/issue`, { date: DAY, draw: true });
  expect(await tells(await clerk.post<Outgoing>(`outgoing/${corrected.id}/correct`, reason))).toEqual([true, false]);
  expect(await faults(season)).toEqual([]);
});

test('a printed decision that is filed again as it was signed has its number once, and is corrected about the same people', async () => {
  const ids = await referred(season, 2);
  const names = await namesOf(ids);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  for (const { id, state } of await clerk
    .get<{ items: Outgoing[] }>(`outgoing?subjectKind=campaign&subjectId=${season.sample.campaignId}`)
    .then(({ items }) => items))
    if (state === 'printed' || state === 'signed') await clerk.post(`outgoing/${id}/discard`);
  const printed = await issued('decision', season.sample.campaignId, { number: '21/QĐ-UBND' });
  const filed = () =>
    clerk.post<{ id: string }>(
      'papers',
      pdfForm({
        ...{ purpose: 'decision', 'subject[kind]': 'campaign', 'subject[id]': season.sample.campaignId },
        ...{ number: '21/QĐ-UBND', date: DAY },
      }),
    );
  const decided: { id: string }[] = [];
  for (const id of ids) decided.push(await decide((await filed()).id, [id]));
  const of = `organisationId=${season.sample.organisations.commune}&year=2026&type=QĐ&limit=100`;
  const { items } = await clerk.get<{ items: { paperId: string; serial: number }[] }>(`number-register?${of}`);
  expect(items.filter(({ serial }) => serial === 21).map(({ paperId }) => paperId)).toEqual([printed.id]);
  const corrected = await clerk.post<Outgoing>(`outgoing/${printed.id}/correct`, { reason: 'Sai tên đơn vị' });
  const words = await wordsIn(corrected);
  expect(names.map((name) => words.includes(name))).toEqual([true, true]);
  const compared = async () =>
    clerk.post<{ differences: unknown[] }>(
      `forms/decision/${season.sample.campaignId}/check`,
      docxForm((await clerk.file(`outgoing/${corrected.id}/printed`)).bytes),
    );
  expect((await compared()).differences).toEqual([]);
  await clerk.put(`outgoing/${corrected.id}/marks`, MARKS);
  await clerk.post(`outgoing/${corrected.id}/issue`, { date: DAY, number: '22/QĐ-UBND' });
  expect((await compared()).differences).toEqual([]);
  const { items: listed } = await clerk.get<{ items: { id: string; paper: { number: string } | null }[] }>(
    `decisions?campaignId=${season.sample.campaignId}&limit=100`,
  );
  for (const { id } of decided) {
    expect(listed.find((one) => one.id === id)?.paper?.number).toBe('22/QĐ-UBND');
    expect(await wordsOf((await clerk.file(`forms/resultNotice/${id}.docx`)).bytes)).toContain('22/QĐ-UBND');
  }
  expect(await faults(season)).toEqual([]);
});

test('the paper of a decision that was made before there was one is numbered, and a slip there is asked about', async () => {
  const ids = await referred(season, 1);
  await voted(season, { [ids[0]!]: 9 });
  const outcomes = [{ dossierId: ids[0], outcome: 'awarded' }];
  const { id } = await (await season.as('chair')).post<{ id: string }>('decisions', { outcomes });
  const later = (parts: object) => ({ purpose: 'decision', subject: { kind: 'decision', id }, ...parts });
  const slip = { number: '2026/QĐ-UBND', date: DAY };
  expect(await clerk.refused('POST', 'papers', later(slip))).toEqual([422, 'number.farAhead']);
  expect(await clerk.refused('POST', 'papers', later({ number: '64', date: '2026-03-03' }))).toEqual([
    422,
    'number.dayAhead',
  ]);
  const half = await clerk.post<{ id: string }>('papers', later({ date: DAY }));
  const fillIn = (parts: object) => clerk.refused('PATCH', `papers/${half.id}`, parts);
  expect(await fillIn({ number: slip.number })).toEqual([422, 'number.farAhead']);
  await clerk.ok('PATCH', `papers/${half.id}`, { number: '64/QĐ-UBND' });
  const next = await issued('decision', season.sample.campaignId, { draw: true });
  expect(next.number).toBe('65/QĐ-UBND');
  const of = `organisationId=${season.sample.organisations.commune}&year=2026&type=QĐ&limit=2`;
  const { items } = await clerk.get<{ items: { serial: number; paperId: string }[] }>(`number-register?${of}`);
  expect(items).toMatchObject([{ serial: 65 }, { serial: 64, paperId: half.id }]);
  const notice = await clerk.file(`forms/resultNotice/${id}.docx`);
  expect(await wordsOf(notice.bytes)).toContain('Quyết định số 64/QĐ-UBND ngày');
  const { nominee } = await clerk.get<{ nominee: { id: string } }>(`dossiers/${ids[0]}`);
  expect(await clerk.get(`nominees/${nominee.id}`)).toMatchObject({
    pastAwards: [{ decisionNumber: '64/QĐ-UBND', decisionDate: DAY }],
  });
  expect(await faults(season)).toEqual([]);
});

test('a number that nobody would give is asked about where the decision rests on it, and taken once it is meant', async () => {
  const ids = await referred(season, 1);
  await voted(season, { [ids[0]!]: 9 });
  const chair = await season.as('chair');
  const paperId = await paper(clerk, 'decision', { kind: 'dossier', id: ids[0]! }, '2026');
  const deciding = { paperId, outcomes: [{ dossierId: ids[0], outcome: 'awarded' }] };
  expect(await chair.refused('POST', 'decisions', deciding)).toEqual([422, 'number.farAhead']);
  await chair.post('decisions', { ...deciding, sure: true });
  expect(await faults(season)).toEqual([]);
});

test('the number of an uploaded decision of ours is in the register, that of a paper on which it only rests is not', async () => {
  const ids = await referred(season, 2);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  const subject = { kind: 'campaign', id: season.sample.campaignId };
  const record = await paper(clerk, 'recordOfAct', subject, '90');
  const chair = await season.as('chair');
  const outcome = (dossierId: string | undefined) => ({ outcomes: [{ dossierId, outcome: 'awarded' }] });
  await chair.post('decisions', { ...outcome(ids[0]), basis: { kind: 'paper', paperId: record } });
  await decide(await paper(clerk, 'decision', subject, '57'), [ids[1]!]);
  const of = `organisationId=${season.sample.organisations.commune}&year=2026&type=QĐ&limit=100`;
  const { items } = await clerk.get<{ items: { serial: number }[] }>(`number-register?${of}`);
  expect(items.filter(({ serial }) => serial === 57 || serial === 90)).toMatchObject([
    { serial: 57, drawn: false, purpose: 'decision' },
  ]);
  expect(await faults(season)).toEqual([]);
});

test('a report is the unit’s: it bears the number of its own book, and none is drawn for it', async () => {
  const [id] = await nominate(season, 1);
  await command(await season.as('nominator'), id!, 'SUBMIT');
  const { id: paperId } = await print('individualReport', id!);
  await clerk.put(`outgoing/${paperId}/marks`, MARKS);
  const path = `outgoing/${paperId}/issue`;
  expect(await clerk.refused('POST', path, { date: DAY, draw: true })).toEqual([422, 'number.none']);
  expect(await clerk.post(path, { date: DAY, number: '03/BC-TM' })).toMatchObject({ number: '03/BC-TM' });
  const of = `organisationId=${season.sample.organisations.commune}&year=2026&type=BC&limit=100`;
  expect((await clerk.get<{ items: object[] }>(`number-register?${of}`)).items).toEqual([]);
});

test('a paper is not dated ahead of the day, as the wall of the office shows it', async () => {
  const { id } = await print('decision', season.sample.campaignId);
  await clerk.put(`outgoing/${id}/marks`, MARKS);
  const path = `outgoing/${id}/issue`;
  expect(await clerk.refused('POST', path, { date: '2026-03-03', draw: true })).toEqual([422, 'number.dayAhead']);
  season.clock.advance(15 * 3_600_000);
  season.forget();
  expect(await (await season.as('clerk')).post(path, { date: '2026-03-03', draw: true })).toMatchObject({
    date: '2026-03-03',
  });
});

test('a letter whose paper bore a number and no day yet gets the day by its own route', async () => {
  const plan = await Season.start();
  try {
    const office = await plan.as('clerk');
    const [one] = await referred(plan, 1);
    await voted(plan, { [one!]: 9 });
    const body = { campaignId: plan.sample.campaignId, dossierIds: [one] };
    const { id } = await office.post<{ id: string }>('submissions', body);
    const form = {
      purpose: 'submissionLetter',
      'subject[kind]': 'submission',
      'subject[id]': id,
      number: '31/TTr-UBND',
    };
    const { id: letterPaperId } = await office.post<{ id: string }>('papers', pdfForm(form));
    const { listDigest } = await office.get<{ listDigest: string }>(`submissions/${id}`);
    const signing = { signerId: plan.sample.people['chair'], listDigest, letterPaperId };
    await (await plan.as('chair')).post(`submissions/${id}/sign`, signing);
    const route = `submissions/${id}/number`;
    expect(await office.refused('POST', route, { number: '32/TTr-UBND', date: DAY })).toEqual([409, 'paper.locked']);
    expect(await office.refused('POST', route, { draw: true, date: DAY })).toEqual([409, 'paper.locked']);
    await office.post(route, { number: '31/TTr-UBND', date: DAY });
    const of = `organisationId=${plan.sample.organisations.commune}&year=2026&type=TTr`;
    const { items } = await office.get<{ items: object[] }>(`number-register?${of}`);
    expect(items).toMatchObject([{ serial: 31, paperId: letterPaperId }]);
  } finally {
    await plan.stop();
  }
});
