import { Season } from '../support/season.js';
import { command, referred } from '../support/steps.js';
import { commandsOf, delivered, faults, statesOf, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test('one dossier of three is returned, corrected without a second vote, and signed again', async () => {
  const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
  const ids = await referred(season, 3);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 9])));
  const first = await delivered(season, ids);
  await authority.post(`submissions/${first}/commands`, { type: 'RETURN', dossierIds: [ids[0]], reason: 'Sai tên' });
  expect(await statesOf(season, ids)).toEqual(['returned', 'forwarded.sent', 'forwarded.sent']);

  const copy = await authority.get<{ state: string }>(`dossiers/${ids[0]}`);
  expect(copy.state).toBe('forwarding');
  expect(await authority.refused('GET', `dossiers/${ids[0]}/trail`)).toEqual([404, 'notFound']);

  await command(clerk, ids[0]!, 'CORRECT');
  const awarded = (dossierId: string) => ({ dossierId, outcome: 'awarded' });
  await authority.post('decisions', { submissionId: first, outcomes: ids.slice(1).map(awarded) });
  const second = await delivered(season, [ids[0]!], first);
  await authority.post('decisions', { submissionId: second, outcomes: [awarded(ids[0]!)] });

  expect(await statesOf(season, ids)).toEqual(['awarded', 'awarded', 'awarded']);
  expect((await commandsOf(season, ids[0]!)).filter((name) => name === 'OPEN_VOTE')).toEqual(['OPEN_VOTE']);
  expect(await faults(season)).toEqual([]);
});
