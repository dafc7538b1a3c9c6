import { Season } from '../support/season.js';
import { command, fill, nominate } from '../support/steps.js';
import { delivered, faults, statesOf, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test("a unit's list reaches the receiving authority and is awarded", async () => {
  const [nominator, clerk, authority] = [
    await season.as('nominator'),
    await season.as('clerk'),
    await season.as('authority'),
  ];
  const ids = await nominate(season, 3);
  expect(await (await season.as('nominator2')).refused('GET', `dossiers/${ids[0]}`)).toEqual([404, 'notFound']);
  for (const id of ids) {
    await command(nominator, id, 'SUBMIT');
    await fill(nominator, id);
    await command(nominator, id, 'COMPLETE');
  }
  await season.settled();
  const { items } = await clerk.get<{ items: { message: string }[] }>('notices');
  expect(items.map(({ message }) => message)).toEqual(ids.map(() => 'turn.evidence.appraisal'));

  const asked = { items: [{ code: 'report', text: 'Nêu rõ kết quả.' }], dueAt: '2026-03-09T17:00:00+07:00' };
  await command(clerk, ids[0]!, 'ASK_SUPPLEMENT', asked);
  expect(await nominator.refused('PUT', `dossiers/${ids[0]}/claims/c1`, { confirmed: false })).toEqual([
    409,
    'supplement.notAsked',
  ]);
  expect(await nominator.refused('POST', `dossiers/${ids[0]}/commands`, { type: 'RESUBMIT' })).toEqual([
    422,
    'supplement.unanswered',
  ]);
  await nominator.put(`dossiers/${ids[0]}/sections/report`, { text: 'Báo cáo có kết quả.' });
  await command(nominator, ids[0]!, 'RESUBMIT');
  for (const id of ids) await command(clerk, id, 'REFER');

  await voted(season, { [ids[0]!]: 9, [ids[1]!]: 5, [ids[2]!]: 4 });
  expect(await statesOf(season, ids)).toEqual(['recommended', 'recommended', 'notRecommended']);

  expect(await authority.refused('GET', `dossiers/${ids[0]}`)).toEqual([404, 'notFound']);
  const letter = await delivered(season, ids.slice(0, 2));
  expect((await authority.get<{ id: string }>(`dossiers/${ids[0]}`)).id).toBe(ids[0]);
  await authority.post(`submissions/${letter}/commands`, { type: 'ACKNOWLEDGE' });
  const outcomes = [
    { dossierId: ids[0], outcome: 'awarded' },
    { dossierId: ids[1], outcome: 'notAwarded' },
  ];
  await authority.post('decisions', { submissionId: letter, outcomes });

  expect(await statesOf(season, ids)).toEqual(['awarded', 'notAwarded', 'notRecommended']);
  expect(await faults(season)).toEqual([]);
});
