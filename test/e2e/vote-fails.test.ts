import { Season } from '../support/season.js';
import { command, referred } from '../support/steps.js';
import { faults, statesOf, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test('a vote fails; two people bring the dossier back, and it passes in a second round', async () => {
  const [secretary, chair] = [await season.as('secretary'), await season.as('chair')];
  const [id] = await referred(season, 1);
  await voted(season, { [id!]: 4 });
  expect(await statesOf(season, [id!])).toEqual(['notRecommended']);

  const wrong = { type: 'ASK_REINSTATE', target: 'recommended', reason: 'đếm lại' };
  expect(await secretary.refused('POST', `dossiers/${id}/commands`, wrong)).toEqual([422, 'reinstate.wrongTarget']);
  await command(secretary, id!, 'ASK_REINSTATE', { target: 'councilVote.scheduled', reason: 'Hội đồng họp lại' });
  expect(await secretary.refused('POST', `dossiers/${id}/commands`, { type: 'REINSTATE' })).toEqual([
    403,
    'act.notYours',
  ]);
  await command(chair, id!, 'REINSTATE');
  expect(await statesOf(season, [id!])).toEqual(['councilVote.scheduled']);

  await voted(season, { [id!]: 6 });
  expect(await statesOf(season, [id!])).toEqual(['recommended']);
  expect(await faults(season)).toEqual([]);
});
