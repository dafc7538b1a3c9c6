import { Season } from '../support/season.js';
import { command, paper, referred } from '../support/steps.js';
import { delivered, voted } from '../support/stories.js';

/** What those who gather, sign and answer letters are shown of them. */
let season: Season;
beforeEach(async () => (season = await Season.start()));
afterEach(() => season.stop());

interface Candidate {
  dossierId: string;
  submissionId: string | null;
  route: string;
  receiver: { code: string };
  held: boolean;
  minutesAttached: boolean;
  openBlocks: number;
  missingPapers: string[];
  sheetId: string;
}

interface Told {
  command: string;
  basis: string;
  reason: string | null;
  paper: { number: string } | null;
}

interface Letter {
  failure: string | null;
  waitsFor: string | null;
  life: (Told & { who: string | null; to: string; dossierIds: string[] | null })[];
  decisions: { id: string; awarded: number; notAwarded: number; paper: { number: string } | null }[];
  dossiers: { dossierId: string; sheetId: string | null; answer: (Told & { items: object[] }) | null }[];
}

const gathered = async (ids: readonly string[]) => {
  const body = { campaignId: season.sample.campaignId, dossierIds: ids };
  return (await (await season.as('clerk')).post<{ id: string }>('submissions', body)).id;
};

test('who gathers a letter sees what is recommended, where it goes, and what is taken, held or blocked', async () => {
  const [free, taken, held] = (await referred(season, 3)) as [string, string, string];
  const sheetId = await voted(season, { [free]: 9, [taken]: 9, [held]: 9 });
  const letter = await gathered([taken]);
  await command(await season.as('chair'), held, 'HOLD', { reason: 'Chờ xác minh.' });
  const clerk = await season.as('clerk');
  const path = `submissions/candidates?campaignId=${season.sample.campaignId}`;
  const { items } = await clerk.get<{ items: Candidate[] }>(path);
  const byId = new Map(items.map((one) => [one.dossierId, one]));
  expect([free, taken, held].map((id) => [byId.get(id)!.submissionId, byId.get(id)!.held])).toEqual([
    [null, false],
    [letter, false],
    [null, true],
  ]);
  const { route, receiver, minutesAttached, openBlocks, sheetId: shown } = byId.get(free)!;
  expect([route, receiver.code, minutesAttached, openBlocks, shown]).toEqual([
    'forward',
    'huyen-mau',
    true,
    0,
    sheetId,
  ]);
  expect(await (await season.as('clerk2')).refused('GET', path)).toEqual([404, 'notFound']);
  expect(await (await season.as('nominator')).refused('GET', path)).toEqual([403, 'role.needed']);
});

test('a letter tells what it waits for, what was said of each of its dossiers and how it is known', async () => {
  const [one, two] = (await referred(season, 2)) as [string, string];
  await voted(season, { [one]: 9, [two]: 9 });
  const [clerk, chair, authority] = [await season.as('clerk'), await season.as('chair'), await season.as('authority')];
  const id = await gathered([one, two]);
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${id}`);
  await chair.post(`submissions/${id}/sign`, { signerId: season.sample.people['chair'], listDigest });
  expect((await clerk.get<Letter>(`submissions/${id}`)).waitsFor).toBe('letter.notNumbered');
  await clerk.post(`submissions/${id}/number`, { number: '15/TTr-UBND', date: '2026-03-02' });
  await season.settled();

  const items = [{ code: 'report', text: 'Nêu rõ kết quả.' }];
  await authority.post(`submissions/${id}/commands`, {
    ...{ type: 'RETURN', dossierIds: [one], reason: 'Báo cáo chưa rõ.', items },
  });
  const paperId = await paper(clerk, 'decision', { kind: 'submission', id }, '99');
  const outcomes = [{ dossierId: two, outcome: 'awarded' }];
  await clerk.post('decisions', { submissionId: id, outcomes, basis: { kind: 'paper', paperId } });

  const letter = await clerk.get<Letter>(`submissions/${id}`);
  expect(letter.waitsFor).toBeNull();
  expect(letter.life.map(({ command: what, to }) => [what, to])).toEqual([
    ['DRAFT_SUBMISSION', 'drafted'],
    ['SIGN', 'signed'],
    ['NUMBER_LETTER', 'signed'],
    ['DELIVERED', 'delivered'],
    ['RETURN', 'delivered'],
    ['RECORD_DECISION', 'answered'],
  ]);
  const answers = letter.dossiers.map(({ answer }) => [answer!.command, answer!.basis, answer!.reason]);
  expect(answers).toEqual([
    ['RETURN', 'screen', 'Báo cáo chưa rõ.'],
    ['RECORD_DECISION', 'paper', null],
  ]);
  expect(letter.dossiers[0]!.answer!.items).toEqual(items);
  expect(letter.decisions.map(({ awarded, notAwarded, paper: of }) => [awarded, notAwarded, of!.number])).toEqual([
    [1, 0, '99/TM'],
  ]);
  const listed = await clerk.get<{ items: { id: string }[] }>(`decisions?campaignId=${season.sample.campaignId}`);
  expect(listed.items.map((row) => row.id)).toEqual([letter.decisions[0]!.id]);
});

test('a receiver reads the plan once it was sent dossiers of it, and never who of the commune did what, or how the council voted', async () => {
  const [id] = (await referred(season, 1)) as [string];
  await voted(season, { [id]: 9 });
  const plan = `campaigns/${season.sample.campaignId}`;
  expect(await (await season.as('authority')).refused('GET', plan)).toEqual([404, 'notFound']);
  const letter = await (await season.as('authority')).get<Letter>(`submissions/${await delivered(season, [id])}`);
  expect(letter.life.map(({ command: what, who }) => [what, who])).toEqual([
    ['SIGN', null],
    ['DELIVERED', null],
  ]);
  expect(letter.dossiers.map(({ sheetId }) => sheetId)).toEqual([null]);
  const { campaign } = await (await season.as('authority')).get<{ campaign: { awards: object[] } }>(plan);
  expect(campaign.awards).toHaveLength(2);
});

test('the chair finds the dossiers for which reinstatement was asked', async () => {
  const [id, other] = (await referred(season, 2)) as [string, string];
  await voted(season, { [id]: 9, [other]: 9 });
  const [chair, clerk] = [await season.as('chair'), await season.as('clerk')];
  for (const one of [id, other]) await command(chair, one, 'STRIKE', { reason: 'Trùng thành tích.' });
  await command(clerk, id, 'ASK_REINSTATE', { reason: 'Nhầm người.', target: 'recommended' });
  const asked = () => chair.get<{ items: { id: string }[] }>('dossiers?askedBack=true');
  expect((await asked()).items.map((one) => one.id)).toEqual([id]);
  await command(chair, id, 'REINSTATE');
  expect((await asked()).items).toEqual([]);
});
