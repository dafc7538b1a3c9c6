import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { Season } from '../support/season.js';
import { INDIVIDUAL, nominee, referred, stateOf } from '../support/steps.js';
import { sitting, vote } from '../support/stories.js';

let season: Season;

beforeAll(async () => {
  season = await Season.start();
});
afterAll(() => season.stop());

/** A dossier that waits for the council, its row of the register, and another row of the same person. */
async function twoRows() {
  const [id] = (await referred(season, 1)) as [string];
  const { nominee: own } = await (await season.as('clerk')).get<{ nominee: { id: string } }>(`dossiers/${id}`);
  return { id, own: own.id, other: await nominee(season) };
}

const merge = async (id: string, intoId: string) =>
  (await season.as('clerk')).refused('POST', `nominees/${id}/merge`, { intoId });

/** A sheet in secret with this dossier, in a sitting where these people are recused from these nominees. */
async function sheetWith(dossierId: string, recused: [name: string, nomineeId: string][], more = {}) {
  const secretary = await season.as('secretary');
  const { campaignId, people } = season.sample;
  const sittingId = await sitting(season);
  const recusals = recused.map(([name, nomineeId]) => ({ personId: people[name], nomineeId }));
  await secretary.put(`sittings/${sittingId}/recusals`, { recusals });
  const list = { campaignId, awardCode: INDIVIDUAL, dossierIds: [dossierId], ballotKind: 'secret', ...more };
  return (await secretary.post<{ sheetId: string }>(`sittings/${sittingId}/sheets`, list)).sheetId;
}

test('whoever is recused from the row that stays does not vote on a dossier of the one that was merged', async () => {
  const { id, own, other } = await twoRows();
  await (await season.as('clerk')).post(`nominees/${own}/merge`, { intoId: other });
  const sheetId = await sheetWith(id, [['member5', other]]);
  await (await season.as('secretary')).post(`sheets/${sheetId}/open`);
  const member = await season.as('member5');
  const [, code] = await member.refused('POST', `sheets/${sheetId}/ballots`, { choices: { [id]: 'yes' } });
  expect([code, await stateOf(member, id)]).toEqual(['ballot.recused', 'councilVote.scheduled']);
  expect(await stateOf(await season.as('member1'), id)).toBe('councilVote.voting');
});

test('who votes on a nominee does not change while the council votes: neither merged nor split until it is settled', async () => {
  const { id, own, other } = await twoRows();
  const [clerk, secretary] = [await season.as('clerk'), await season.as('secretary')];
  const third = await nominee(season);
  await clerk.post(`nominees/${third}/merge`, { intoId: own });
  const sheetId = await sheetWith(id, []);
  await secretary.post(`sheets/${sheetId}/open`);
  const split = () => clerk.refused('POST', `nominees/${third}/split`, {});
  expect([(await merge(other, own))[1], (await split())[1]]).toEqual(['nominee.onVote', 'nominee.onVote']);
  await vote(season, sheetId, { [id]: 9 });
  await secretary.post(`sheets/${sheetId}/close`);
  expect([(await merge(other, own))[1], (await split())[1]]).toEqual(['nominee.onVote', 'nominee.onVote']);
  await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
  await clerk.post(`nominees/${other}/merge`, { intoId: own });
  await clerk.post(`nominees/${third}/split`, {});
});

test('a clerk who is recused is told the same of a merge whether the vote waits or goes on', async () => {
  const { id, own, other } = await twoRows();
  const sheetId = await sheetWith(id, [['clerk', own]]);
  const before = await merge(own, other);
  await (await season.as('secretary')).post(`sheets/${sheetId}/open`);
  expect([before[1], await merge(own, other)]).toEqual(['act.recused', before]);
});

describe.each(['settled first', 'merged first'])('while the vote is read out, its nominee is merged (%s)', (order) => {
  test('neither waits for the other for ever, and what was merged first is refused', async () => {
    const { id, own, other } = await twoRows();
    const sheetId = await sheetWith(id, []);
    await (await season.as('secretary')).post(`sheets/${sheetId}/open`);
    await vote(season, sheetId, { [id]: 9 });
    await (await season.as('secretary')).post(`sheets/${sheetId}/close`);
    const [chair, clerk] = [await season.as('chair'), await season.as('clerk')];
    const works = [
      () => chair.send<{ code?: string }>('POST', `sheets/${sheetId}/settle`),
      () => clerk.send<{ code?: string }>('POST', `nominees/${own}/merge`, { intoId: other }),
    ];
    if (order === 'merged first') works.reverse();
    const answers = await inOrder(id, works);
    if (order === 'merged first') answers.reverse();
    expect(answers.map(({ status, body }) => body.code ?? status)).toEqual([
      ...[200, order === 'merged first' ? 'nominee.onVote' : 200],
    ]);
    expect(await stateOf(clerk, id)).toBe('recommended');
  });
});

/** Each waits for the dossier before the next begins. */
async function inOrder<Answer>(dossierId: string, works: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const holder = new Postgres({ connectionString: season.database.superuserUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [dossierId]);
  const running: Promise<Answer>[] = [];
  for (const work of works) {
    running.push(work());
    for (let waiting = 0; waiting < running.length; await pause(5)) {
      const { rows } = await holder.query<{ count: number }>(WAITING);
      waiting = rows[0]!.count;
    }
  }
  await holder.query('COMMIT');
  await holder.end();
  return Promise.all(running);
}

const WAITING = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;
