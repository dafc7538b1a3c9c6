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
