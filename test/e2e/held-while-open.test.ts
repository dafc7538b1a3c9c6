import { Season } from '../support/season.js';
import { command, referred } from '../support/steps.js';
import { faults, sheet, statesOf, vote, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test('one is held while its sheet is open; the rest go on, and it is voted on later', async () => {
  const [secretary, chair] = [await season.as('secretary'), await season.as('chair')];
  const [held, other] = await referred(season, 2);
  const sheetId = await sheet(season, [held!, other!]);
  await secretary.post(`sheets/${sheetId}/open`);
  await vote(season, sheetId, { [held!]: 9, [other!]: 9 });
  expect(await chair.refused('POST', `dossiers/${held}/commands`, { type: 'SETTLE' })).toEqual([409, 'batch.only']);
  await command(chair, held!, 'HOLD');
  await secretary.post(`sheets/${sheetId}/close`);
  await chair.post(`sheets/${sheetId}/settle`);
  expect(await statesOf(season, [held!, other!])).toEqual(['councilVote.scheduled', 'recommended']);

  await command(chair, held!, 'RELEASE');
  await voted(season, { [held!]: 7 });
  expect(await statesOf(season, [held!])).toEqual(['recommended']);
  expect(await faults(season)).toEqual([]);
});
