import { DeadlineSweep } from '../../src/deadlines/deadline.sweep.js';
import { Season } from '../support/season.js';
import { command, nominate } from '../support/steps.js';
import { commandsOf, faults, statesOf } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

test('a dossier lapses and is accepted late by two people', async () => {
  const [id] = await nominate(season, 1);
  season.clock.moveTo('2026-05-20T02:00:00Z');
  const nominator = await season.signIn('nominator');
  const submit = { type: 'SUBMIT' };
  expect(await nominator.refused('POST', `dossiers/${id}/commands`, submit)).toEqual([409, 'deadline.passed']);
  await season.app.get(DeadlineSweep, { strict: false }).sweep();
  expect(await nominator.refused('POST', `dossiers/${id}/commands`, submit)).toEqual([409, 'move.notFromHere']);

  const [clerk, chair] = [await season.signIn('clerk'), await season.signIn('chair')];
  const late = { target: 'draft', reason: 'Thôn gửi muộn vì bão' };
  expect(await clerk.refused('POST', `dossiers/${id}/commands`, { type: 'ASK_REINSTATE', ...late })).toEqual([
    422,
    'dueDate.notAhead',
  ]);
  await command(clerk, id!, 'ASK_REINSTATE', { ...late, dueAt: '2026-05-25T17:00:00+07:00' });
  await command(chair, id!, 'REINSTATE');
  await command(nominator, id!, 'SUBMIT');

  expect(await (await season.signIn('clerk')).get<{ state: string }>(`dossiers/${id}`)).toMatchObject({
    state: 'evidence.collecting',
  });
  season.forget();
  expect(await commandsOf(season, id!)).toEqual(['CREATE', 'DEADLINE_PASSED', 'ASK_REINSTATE', 'REINSTATE', 'SUBMIT']);
  expect(await statesOf(season, [id!])).toEqual(['evidence.collecting']);
  expect(await faults(season)).toEqual([]);
});
