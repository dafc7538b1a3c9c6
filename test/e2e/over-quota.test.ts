import { movedPlan } from '../../src/sample/sample.season.js';
import { Season } from '../support/season.js';
import { referred } from '../support/steps.js';
import { faults, statesOf, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => {
  const plan = (today: string) => {
    const moved = movedPlan(today);
    return { ...moved, ruleCards: moved.ruleCards.map((card) => ({ ...card, quota: 1 })) };
  };
  season = await Season.start({ plan });
});
afterAll(() => season.stop());

test('two pass and the card has one place: the one with more votes has it, and the other is told why', async () => {
  const ids = await referred(season, 2);
  const sheetId = await voted(season, { [ids[0]!]: 6, [ids[1]!]: 8 });
  expect(await statesOf(season, ids)).toEqual(['notRecommended', 'recommended']);
  const { counts } = await (
    await season.as('clerk')
  ).get<{ counts: { reason: string; rank: number }[] }>(`sheets/${sheetId}`);
  expect(counts.map(({ reason, rank }) => [reason, rank])).toEqual([
    ['quota', 2],
    ['threshold', 1],
  ]);

  const [later] = await referred(season, 1);
  await voted(season, { [later!]: 9 });
  expect(await statesOf(season, [later!])).toEqual(['notRecommended']);
  expect(await faults(season)).toEqual([]);
});
