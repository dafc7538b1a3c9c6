import { Season } from '../support/season.js';
import { command, nominate } from '../support/steps.js';
import { faults, statesOf } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test('a season is closed once nothing in it is live, and its dossiers accept nothing any more', async () => {
  const [nominator, chair] = [await season.as('nominator'), await season.as('chair')];
  const ids = await nominate(season, 2);
  await command(nominator, ids[0]!, 'WITHDRAW');
  const path = `campaigns/${season.sample.campaignId}/close`;
  const live = await chair.send<{ code: string; params: { dossiers: string[] } }>('POST', path, {});
  expect([live.status, live.body.code, live.body.params.dossiers]).toEqual([409, 'season.live', [ids[1]]]);

  await command(nominator, ids[1]!, 'WITHDRAW');
  await chair.post(path);
  expect(await statesOf(season, ids)).toEqual(['archived', 'archived']);
  expect(await nominator.refused('POST', `dossiers/${ids[0]}/commands`, { type: 'SUBMIT' })).toEqual([
    409,
    'dossier.archived',
  ]);
  expect(await faults(season)).toEqual([]);
});
