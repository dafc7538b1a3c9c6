import { Season } from '../support/season.js';
import { decidedHere } from '../support/short-plan.js';
import { referred } from '../support/steps.js';
import { faults, statesOf, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => {
  season = await Season.start({ plan: decidedHere });
});
afterAll(() => season.stop());

test('an award that is decided here needs no letter: the chair decides as the one who decides', async () => {
  const [clerk, chair] = [await season.as('clerk'), await season.as('chair')];
  const ids = await referred(season, 2);
  await voted(season, Object.fromEntries(ids.map((id) => [id, 8])));
  const letter = { campaignId: season.sample.campaignId, dossierIds: ids };
  expect((await clerk.send('POST', 'submissions', letter)).status).toBe(409);
  const outcomes = [
    { dossierId: ids[0], outcome: 'awarded' },
    { dossierId: ids[1], outcome: 'notAwarded' },
  ];
  await chair.post('decisions', { outcomes });
  expect(await statesOf(season, ids)).toEqual(['awarded', 'notAwarded']);
  expect(await faults(season)).toEqual([]);
});
