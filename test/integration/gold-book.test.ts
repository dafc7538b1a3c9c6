import type { Client } from '../support/client.js';
import { wordsOf } from '../support/docx.js';
import { Season } from '../support/season.js';
import { command, INDIVIDUAL, paper, referred } from '../support/steps.js';
import { delivered, faults, voted } from '../support/stories.js';

/** The office's gold book, and what is paid with an award. */
let season: Season;
let clerk: Client;
let authority: Client;
beforeAll(async () => {
  season = await Season.start();
  [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
});
afterAll(() => season.stop());

interface Shown {
  version: number;
  goldBookNext: number | null;
  outcomes: {
    dossierId: string;
    outcome: string;
    nominee: { id: string; name: string };
    stands: boolean;
    goldBook: number | null;
    prize: { amount: number | null; why: string } | null;
  }[];
}

const shown = (id: string, by = clerk) => by.get<Shown>(`decisions/${id}`);
const numbersOf = async (id: string) => (await shown(id)).outcomes.map(({ goldBook }) => goldBook);
const enter = (id: string, body: object = {}) =>
  clerk.send<{ code?: string }>('POST', `decisions/${id}/gold-book`, body);

/** Dossiers that the authority has in one letter. */
async function sent(count: number): Promise<{ letter: string; ids: string[] }> {
  const ids = await referred(season, count);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  return { ids, letter: await delivered(season, ids) };
}

async function decided(letter: string, awarded: string[], notAwarded: string[] = []): Promise<string> {
  const paperId = await paper(authority, 'decision', { kind: 'submission', id: letter }, '112');
  const outcomes = [
    ...awarded.map((dossierId) => ({ dossierId, outcome: 'awarded' })),
    ...notAwarded.map((dossierId) => ({ dossierId, outcome: 'notAwarded' })),
  ];
  return (await authority.post<{ id: string }>('decisions', { submissionId: letter, outcomes, paperId })).id;
}

const handOver = async (id: string): Promise<string> => wordsOf((await clerk.file(`forms/handOver/${id}.docx`)).bytes);

let first: string;

test('a book that was kept on paper goes on with its next number; each award has one, in the order of the list', async () => {
  const { letter, ids } = await sent(4);
  first = await decided(letter, ids.slice(0, 3), ids.slice(3));
  expect((await shown(first)).goldBookNext).toBeNull();
  expect((await enter(first, { first: 118 })).status).toBe(200);
  const { outcomes, goldBookNext } = await shown(first);
  expect(outcomes.map(({ outcome, goldBook }) => [outcome, goldBook])).toEqual([
    ['awarded', 118],
    ['awarded', 119],
    ['awarded', 120],
    ['notAwarded', null],
  ]);
  expect(goldBookNext).toBe(121);
  const told = await handOver(first);
  for (const { nominee, goldBook } of outcomes.slice(0, 3))
    expect(told).toMatch(new RegExp(`${nominee.name}\\D+${goldBook}`));
  const { pastAwards } = await clerk.get<{ pastAwards: { goldBook: number | null }[] }>(
    `nominees/${outcomes[1]!.nominee.id}`,
  );
  expect(pastAwards.map(({ goldBook }) => goldBook)).toEqual([119]);
});

test('an award is entered once, and the book is begun once', async () => {
  expect([(await enter(first)).status, (await enter(first)).body.code]).toEqual([409, 'goldBook.nothingToEnter']);
  const { letter, ids } = await sent(1);
  const next = await decided(letter, ids);
  const { status, body } = await enter(next, { first: 1 });
  expect([status, body.code]).toEqual([409, 'goldBook.begun']);
  expect(await numbersOf(next)).toEqual([null]);
  await enter(next);
  expect(await numbersOf(next)).toEqual([121]);
});

test('who was revoked keeps his number, which nobody else gets; what is printed again has the same numbers', async () => {
  const before = await numbersOf(first);
  const [gone, stays] = (await shown(first)).outcomes;
  await authority.post(`decisions/${first}/revoke`, { dossierIds: [gone!.dossierId], reason: 'Khai sai.' });
  expect(await numbersOf(first)).toEqual(before);
  expect((await enter(first)).body.code).toBe('goldBook.nothingToEnter');
  const told = await handOver(first);
  expect(told).not.toContain(gone!.nominee.name);
  expect(told).toMatch(new RegExp(`${stays!.nominee.name}\\D+${stays!.goldBook}`));
});

test('a decision that was entered wrongly leaves its number unused; the next one gets another', async () => {
  const { letter, ids } = await sent(2);
  const [one, two] = ids as [string, string];
  const wrong = await decided(letter, [one]);
  await enter(wrong);
  const [number] = await numbersOf(wrong);
  await command(clerk, one, 'ASK_REINSTATE', { target: 'forwarded.received', reason: 'ghi nhầm' });
  await command(await season.as('chair'), one, 'REINSTATE');
  const right = await decided(letter, [one, two]);
  await enter(right);
  expect(await numbersOf(right)).toEqual([number! + 1, number! + 2]);
  expect((await numbersOf(wrong))[0]).toBe(number);
});

test('fifty decisions are entered at once: no number is given twice, and none is left out', async () => {
  const { letter, ids } = await sent(50);
  const decisions: string[] = [];
  for (const id of ids) decisions.push(await decided(letter, [id]));
  const { goldBookNext: from } = await shown(first);
  const answers = await Promise.all(decisions.map((id) => enter(id)));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  const numbers = await Promise.all(decisions.map(async (id) => (await numbersOf(id))[0]!));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => from! + index));
}, 180_000);

test('two clerks enter the same decision at once: one does, one is told that nothing is left', async () => {
  const { letter, ids } = await sent(3);
  const id = await decided(letter, ids);
  const answers = await Promise.all([enter(id), enter(id), enter(id)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  const numbers = (await numbersOf(id)) as number[];
  expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
});

test('the book is the clerk’s: nobody else enters, and another commune sees no decision', async () => {
  const bodies = {
    'gold-book': {},
    prizes: { campaignId: season.sample.campaignId, awardCode: INDIVIDUAL, amount: 1 },
  };
  for (const [part, body] of Object.entries(bodies)) {
    const method = part === 'prizes' ? 'PUT' : 'POST';
    for (const name of ['chair', 'secretary', 'nominator', 'authority', 'auditor'])
      expect(await (await season.as(name)).refused(method, `decisions/${first}/${part}`, body)).toEqual([
        403,
        'role.needed',
      ]);
    expect(await (await season.as('clerk2')).refused(method, `decisions/${first}/${part}`, body)).toEqual([
      404,
      'notFound',
    ]);
  }
});

const setPrize = (id: string, amount: number | null, awardCode = INDIVIDUAL) =>
  clerk.send<{ code?: string; version: number }>('PUT', `decisions/${id}/prizes`, {
    ...{ campaignId: season.sample.campaignId, awardCode, amount },
  });

test('what is not known by law is blank until the office says an amount, and blank again when it takes it back', async () => {
  const told = () => handOver(first).then((text) => /\d đ/.test(text));
  const prizes = async () => (await shown(first)).outcomes.map(({ prize }) => prize);
  expect(await prizes()).toEqual([null, { amount: null, why: 'unknown' }, { amount: null, why: 'unknown' }, null]);
  expect(await told()).toBe(false);
  const { body } = await setPrize(first, 350_000);
  expect((await setPrize(first, 350_000)).body.version).toBe(body.version);
  expect((await prizes())[1]).toEqual({ amount: 350_000, why: 'byHand' });
  expect(await handOver(first)).toContain('350.000 đ');
  await setPrize(first, null);
  expect(await told()).toBe(false);
});

test('an amount is for an award that the decision gave, and is whole', async () => {
  expect((await setPrize(first, 1, 'tap-the-cchc-2025')).body.code).toBe('prize.awardNotThere');
  for (const amount of [-1, 0.5, '5', 2_000_000_000])
    expect((await setPrize(first, amount as number)).status).toBe(422);
});

test('numbers and amounts are on the chain, and what is stored agrees with it', async () => {
  await setPrize(first, 500_000);
  expect(await faults(season)).toEqual([]);
});
