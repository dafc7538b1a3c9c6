import { Season } from '../support/season.js';
import { command, INDIVIDUAL, nominee, paper, pdfForm } from '../support/steps.js';
import { COUNCIL, faults, minutes, sheet, statesOf, trailOf } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test('a season on paper only: the clerk enters what others did, and each line says whose act it was and how it is known', async () => {
  const [clerk, secretary] = [await season.as('clerk'), await season.as('secretary')];
  const { campaignId, units, people } = season.sample;
  const visit = { kind: 'visit' };
  const place = { campaignId, unitId: units['thon-mot'], basis: visit };
  const items = [{ awardCode: INDIVIDUAL, nomineeId: await nominee(season) }];
  const onScreen = await clerk.send<{ code: string }>('POST', 'nominations', {
    ...place,
    basis: { kind: 'screen' },
    items,
  });
  expect([onScreen.status, onScreen.body.code]).toEqual([403, 'act.notYours']);
  const { dossiers } = await clerk.post<{ dossiers: { id: string }[] }>('nominations', { ...place, items });
  const id = dossiers[0]!.id;
  await command(clerk, id, 'SUBMIT', { basis: visit });
  await clerk.put(`dossiers/${id}/sections/report`, { text: 'Báo cáo trên giấy.', basis: visit });
  const told = { confirmed: true, basis: visit };
  for (const code of ['c1', 'c2', 'c3', 'c5']) await clerk.put(`dossiers/${id}/claims/${code}`, told);
  await clerk.put(`dossiers/${id}/claims/c4`, { choice: 'sang-kien', text: 'Sáng kiến.', basis: visit });
  await clerk.post(`dossiers/${id}/evidence`, pdfForm({ criterionCode: 'c4', basis: 'visit' }));
  await command(clerk, id, 'COMPLETE', { basis: visit });
  await command(clerk, id, 'REFER');

  const sheetId = await sheet(season, [id], 'paper');
  const counts = [{ dossierId: id, yes: 8, no: 1, blank: 0, recused: 0, absent: COUNCIL.length - 9 }];
  await secretary.post(`sheets/${sheetId}/count`, { counts, minutesPromised: true });
  const record = await paper(secretary, 'councilMinutes', { kind: 'sheet', id: sheetId });
  await secretary.post(`sheets/${sheetId}/settle`, { basis: { kind: 'paper', paperId: record } });

  const { id: letter } = await clerk.post<{ id: string }>('submissions', { campaignId, dossierIds: [id] });
  const { listDigest } = await clerk.get<{ listDigest: string }>(`submissions/${letter}`);
  const signed = await paper(clerk, 'recordOfAct', { kind: 'submission', id: letter });
  const sign = { signerId: people['chair'], listDigest, channel: 'paper', basis: { kind: 'paper', paperId: signed } };
  expect(await clerk.refused('POST', `submissions/${letter}/sign`, sign)).toEqual([409, 'minutes.notAttached']);
  await minutes(season, sheetId);
  await clerk.post(`submissions/${letter}/sign`, sign);
  await clerk.post(`submissions/${letter}/deliver`, {});
  const answer = await paper(clerk, 'authorityAnswer', { kind: 'submission', id: letter });
  const basis = { kind: 'paper', paperId: answer };
  await clerk.post(`submissions/${letter}/commands`, { type: 'ACKNOWLEDGE', basis });
  const decision = await paper(clerk, 'decision', { kind: 'submission', id: letter });
  const outcomes = [{ dossierId: id, outcome: 'awarded' }];
  await clerk.post('decisions', { submissionId: letter, outcomes, basis: { kind: 'paper', paperId: decision } });

  expect(await statesOf(season, [id])).toEqual(['awarded']);
  interface Line {
    body: { command: string; capacity: string; basis: { kind: string } };
  }
  const trail = await trailOf<Line>(clerk, id);
  const acts = new Map(trail.map(({ body }) => [body.command, [body.capacity, body.basis.kind]]));
  const wanted = ['CREATE', 'SUBMIT', 'COMPLETE', 'SETTLE', 'SIGN', 'ACKNOWLEDGE', 'RECORD_DECISION'];
  expect(wanted.map((name) => [name, ...acts.get(name)!])).toEqual([
    ['CREATE', 'nominator', 'visit'],
    ['SUBMIT', 'nominator', 'visit'],
    ['COMPLETE', 'nominator', 'visit'],
    ['SETTLE', 'chair', 'paper'],
    ['SIGN', 'chair', 'paper'],
    ['ACKNOWLEDGE', 'authorityOfficer', 'paper'],
    ['RECORD_DECISION', 'authorityOfficer', 'paper'],
  ]);
  expect(await faults(season)).toEqual([]);
});
