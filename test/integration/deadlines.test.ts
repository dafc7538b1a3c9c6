import 'reflect-metadata';
import { Amendments } from '../../src/deadlines/amendment.js';
import { DeadlineSweep } from '../../src/deadlines/deadline.sweep.js';
import { SeasonClosing } from '../../src/deadlines/closing.js';
import type { AmendmentDto } from '../../src/deadlines/season.dto.js';
import { newId } from '../../src/platform/random.js';
import { codeOf, DUE, ForwardingWorld, oneWon, refusalOf, TO_PROVINCE } from './forwarding.world.js';

/** A sweep and a season of the size that a season has; with SOAK, of the size that a province would have. */
const [MANY_DUE, MANY_ENDED] = process.env['SOAK'] ? [10_000, 5_000] : [2_000, 1_200];
const MINUTE = 60_000;
const DAY = 86_400_000;

let world: ForwardingWorld;

beforeEach(async () => {
  world = await ForwardingWorld.start();
  await sweep();
});

afterEach(async () => {
  const faults = await world.faults();
  await world.stop();
  expect(faults).toEqual([]);
});

const sweep = () => world.module.get(DeadlineSweep).sweep();

const dueOf = async (id: string): Promise<string | undefined> => {
  const [row] = await world.database.query<{ due: Date | null }>('SELECT due_at AS due FROM dossier WHERE id = $1', [
    id,
  ]);
  return row?.due?.toISOString();
};

const amend = (asked: Partial<AmendmentDto>, person = world.people.admin) =>
  world.module
    .get(Amendments)
    .amend(person, world.campaignId, { reason: 'Gia hạn vì mưa lũ', ...asked }, world.by(person).stamp);

const close = (person = world.people.chair) =>
  world.module.get(SeasonClosing).close(person, world.campaignId, {}, world.by(person).stamp);

/** So many drafts like this one, due at the same time, each without its first line: the sweep does not look at it. */
const copies = (like: string, count: number, campaignVersion = 1) =>
  world.database.query<{ id: string }>(
    `INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
       'campaign_version', $3::int, 'version', 0))).* FROM dossier d, generate_series(1, $2::int) WHERE d.id = $1 RETURNING id`,
    [like, count, campaignVersion],
  );

describe('the sweep', () => {
  test('lets a dossier lapse at the instant it is due, not a moment before, and tells its unit', async () => {
    const id = await world.draft();
    world.clock.moveTo(new Date(Date.parse(DUE) - 1));
    expect((await sweep()).lapsed).toBe(0);
    world.clock.moveTo(DUE);
    expect((await sweep()).lapsed).toBe(1);
    expect(await world.states([id])).toEqual(['lapsed']);
    const { command, capacity, actorId } = await world.lastLine('dossier', id);
    expect([command, capacity, actorId]).toEqual(['DEADLINE_PASSED', 'system', null]);
    await world.drain();
    expect(world.told.filter((one) => one.message === 'end.lapsed').map((one) => one.params.dossierId)).toEqual([id]);
    expect((await sweep()).lapsed).toBe(0);
  });

  test('changes nothing for whoever comes too late: he is refused before it ran and after', async () => {
    const id = await world.draft();
    world.clock.moveTo(DUE);
    expect(await codeOf(world.send('nominator', id, 'SUBMIT'))).toBe('deadline.passed');
    await sweep();
    expect(await codeOf(world.send('nominator', id, 'SUBMIT'))).toBe('move.notFromHere');
  });

  test('leaves a held dossier alone: its clock stands still, and what was left before is left after', async () => {
    const id = await world.draft();
    world.clock.moveTo(new Date(Date.parse(DUE) - 2 * DAY));
    await world.send('chair', id, 'HOLD');
    world.clock.moveTo(new Date(Date.parse(DUE) + 30 * DAY));
    expect((await sweep()).lapsed).toBe(0);
    await world.send('chair', id, 'RELEASE');
    expect(await dueOf(id)).toBe(new Date(Date.parse(DUE) + 32 * DAY).toISOString());
    world.clock.advance(2 * DAY);
    expect((await sweep()).lapsed).toBe(1);
  });

  test('leaves alone what no deadline waits for', async () => {
    const recommended = await world.recommended();
    world.clock.moveTo(DUE);
    expect((await sweep()).lapsed).toBe(0);
    expect(await world.states([recommended])).toEqual(['recommended']);
  });

  test('takes thousands a hundred at a time, each hundred in a transaction of its own', async () => {
    const like = await world.draft();
    await copies(like, MANY_DUE - 1);
    world.clock.moveTo(DUE);
    expect((await sweep()).lapsed).toBe(MANY_DUE);
    const batches = await world.database.query<{ lines: number; batches: number }>(
      `SELECT lines, count(*)::int AS batches FROM (SELECT count(*)::int AS lines FROM line
         WHERE body ->> 'command' = 'DEADLINE_PASSED' GROUP BY xid) b GROUP BY lines`,
    );
    expect(batches).toEqual([{ lines: 100, batches: MANY_DUE / 100 }]);
    await world.database.query('DELETE FROM dossier WHERE id <> $1', [like]);
  }, 120_000);

  test('run by two processes at once lets each dossier lapse once', async () => {
    const like = await world.draft();
    await copies(like, 499);
    const other = await world.second();
    await other.get(DeadlineSweep).sweep();
    world.clock.moveTo(DUE);
    const swept = await Promise.all([sweep(), other.get(DeadlineSweep).sweep()]);
    await other.close();
    expect(swept[0].lapsed + swept[1].lapsed).toBe(500);
    const [row] = await world.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM line WHERE body ->> 'command' = 'DEADLINE_PASSED'`,
    );
    expect(row!.count).toBe(500);
    await world.database.query('DELETE FROM dossier WHERE id <> $1', [like]);
  });

  test('passes over a dossier that somebody is just changing, and comes back to it', async () => {
    const [busy, idle] = [await world.draft(), await world.draft()];
    world.clock.moveTo(DUE);
    await world.database.transaction(async (tx) => {
      await tx.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [busy]);
      expect((await sweep()).lapsed).toBe(1);
    });
    expect(await world.states([busy, idle])).toEqual(['draft', 'lapsed']);
    expect((await sweep()).lapsed).toBe(1);
  });

  test('is not held up by a dossier that cannot be read', async () => {
    const [first] = [await world.draft(), await world.draft()];
    await copies(first, 1, 99);
    world.clock.moveTo(DUE);
    expect((await sweep()).lapsed).toBe(2);
    expect((await sweep()).lapsed).toBe(0);
    await world.database.query('DELETE FROM dossier WHERE campaign_version = 99');
  });
});

describe('three days before', () => {
  const reminded = () => world.told.filter((one) => one.message === 'deadline.soon');

  test('the unit is reminded, once for each dossier and due date', async () => {
    const id = await world.draft();
    world.clock.moveTo(new Date(Date.parse(DUE) - 3 * DAY - 1));
    expect((await sweep()).reminded).toBe(0);
    world.clock.moveTo(new Date(Date.parse(DUE) - 3 * DAY));
    expect((await sweep()).reminded).toBe(1);
    world.clock.advance(MINUTE);
    expect((await sweep()).reminded).toBe(0);
    await world.drain();
    const audience = { role: 'nominator', organisationId: world.organisations.commune, unitId: world.unitId };
    const cause = { stream: 'dossier', id, seq: -20251215 };
    expect(reminded()).toEqual([{ message: 'deadline.soon', audience, cause, params: { dossierId: id, dueAt: DUE } }]);
  });

  test('of a later date it is reminded again', async () => {
    const id = await world.draft();
    world.clock.moveTo(new Date(Date.parse(DUE) - DAY));
    expect((await sweep()).reminded).toBe(1);
    await world.drain();
    await amend({ dossierDeadline: '2025-12-20' });
    expect((await sweep()).reminded).toBe(0);
    world.clock.advance(4 * DAY);
    expect((await sweep()).reminded).toBe(1);
    await world.drain();
    expect(reminded().map((one) => [one.params.dossierId, one.params.dueAt])).toEqual([
      [id, DUE],
      [id, '2025-12-20T17:00:00.000Z'],
    ]);
  });

  test('nobody is reminded of a dossier on hold, or of one that is through', async () => {
    await world.send('chair', await world.draft(), 'HOLD');
    await world.recommended();
    world.clock.moveTo(new Date(Date.parse(DUE) - DAY));
    expect((await sweep()).reminded).toBe(0);
  });
});

describe('closing the season', () => {
  test('is refused while dossiers live, and lists them', async () => {
    const live = [await world.draft(), await world.recommended()].sort();
    await world.send('nominator', await world.draft(), 'WITHDRAW');
    const refusal = await refusalOf(close());
    expect(refusal).toEqual({ code: 'season.live', params: { count: 2, dossiers: live } });
    expect(await world.trail('organisation', world.organisations.commune)).toEqual(['IMPORT_CAMPAIGN']);
  });

  test("archives every dossier with one line on each and one on the commune's stream; nothing moves afterwards", async () => {
    const [withdrawn, lapsed] = [await world.draft(), await world.draft()];
    await world.send('nominator', withdrawn, 'WITHDRAW');
    world.clock.moveTo(DUE);
    await sweep();
    const closed = await close();
    expect([closed.state, closed.archived]).toEqual(['closed', 2]);
    expect(await world.states([withdrawn, lapsed])).toEqual(['archived', 'archived']);
    expect(await world.trail('organisation', world.organisations.commune)).toEqual(['IMPORT_CAMPAIGN', 'CLOSE_SEASON']);
    const line = await world.lastLine('dossier', lapsed);
    const batch = { kind: 'organisation', id: world.organisations.commune, seq: 2 };
    expect([line.command, line.data, line.facts]).toEqual(['CLOSE_SEASON', { batch }, { liveInSeason: 0 }]);
    expect(await codeOf(close())).toBe('season.closed');
    expect(await codeOf(amend({ dossierDeadline: '2026-12-20' }))).toBe('season.closed');
    expect(await codeOf(world.drafted([lapsed]))).toBe('season.closed');
    expect(await codeOf(world.send('clerk', lapsed, 'ASK_REINSTATE'))).toBe('dossier.archived');
  });

  test('waits for a dossier that is reinstated at that moment, and is refused for it', async () => {
    const id = await world.draft();
    await world.send('nominator', id, 'WITHDRAW');
    await world.send('clerk', id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data: { target: 'draft' } });
    const [reinstated, closed] = await world.inOrder<unknown>(
      [id],
      [() => world.send('chair', id, 'REINSTATE'), () => codeOf(close())],
    );
    expect([reinstated!.status, closed]).toEqual(['fulfilled', { status: 'fulfilled', value: 'season.live' }]);
    expect(await world.states([id])).toEqual(['draft']);
  });

  test('lets nobody reinstate a dossier meanwhile', async () => {
    const id = await world.draft();
    await world.send('nominator', id, 'WITHDRAW');
    await world.send('clerk', id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data: { target: 'draft' } });
    const [closed, reinstated] = await world.inOrder<unknown>(
      [id],
      [() => close(), () => codeOf(world.send('chair', id, 'REINSTATE'))],
    );
    expect([closed!.status, reinstated]).toEqual(['fulfilled', { status: 'fulfilled', value: 'conflict.changed' }]);
    expect(await world.states([id])).toEqual(['archived']);
  });

  test("is the chair's, and of his own commune", async () => {
    expect(await codeOf(close(world.people.clerk))).toBe('act.notYours');
    expect(await codeOf(close(world.people.neighbour))).toBe('notFound');
  });

  test('by two chairs at once takes place once', async () => {
    const id = await world.draft();
    await world.send('nominator', id, 'WITHDRAW');
    const results = await world.together([id], [() => close(), () => close(world.people.chair2)]);
    expect(oneWon(results).refusal.code).toBe('season.closed');
    expect((await world.trail('dossier', id)).slice(2)).toEqual(['CLOSE_SEASON']);
  });

  test('of more than a thousand dossiers is one transaction', async () => {
    const like = await world.draft();
    await world.send('nominator', like, 'WITHDRAW');
    await copies(like, MANY_ENDED - 1);
    expect((await close()).archived).toBe(MANY_ENDED);
    const [row] = await world.database.query<{ lines: number; xids: number }>(
      `SELECT count(*)::int AS lines, count(DISTINCT xid)::int AS xids FROM line WHERE body ->> 'command' = 'CLOSE_SEASON'`,
    );
    expect(row).toEqual({ lines: MANY_ENDED + 1, xids: 1 });
    await world.database.query('DELETE FROM dossier WHERE id <> $1', [like]);
  }, 60_000);
});

describe('an amendment', () => {
  test('of the deadline moves open dossiers with it and tells their unit once', async () => {
    const [first, second, through] = [await world.draft(), await world.draft(), await world.recommended()];
    const { version, extended, held } = await amend({ dossierDeadline: '2025-12-20' });
    expect([version, extended, held]).toEqual([2, 2, []]);
    const later = '2025-12-20T17:00:00.000Z';
    expect([await dueOf(first), await dueOf(second), await dueOf(through)]).toEqual([later, later, undefined]);
    const { command, data } = await world.lastLine('organisation', world.organisations.commune);
    expect([command, (data as { extended: number }).extended]).toEqual(['AMEND_CAMPAIGN', 2]);
    expect(await world.trail('dossier', first)).toEqual(['CREATE', 'EXTEND']);
    await world.drain();
    const told = world.told.filter((one) => one.message === 'deadline.moved');
    expect(told.map((one) => [one.params.count, one.params.dueAt])).toEqual([[2, later]]);
    world.clock.moveTo(DUE);
    expect((await sweep()).lapsed).toBe(0);
  });

  test('of the deadline brings no dead back, and shortens no date of its own', async () => {
    const [late, own] = [await world.draft(), await world.draft()];
    world.clock.moveTo('2025-12-14T02:00:00Z');
    await amend({ dossierDeadline: '2025-12-30' });
    await world.database.query(
      `UPDATE dossier SET due_at = $2::timestamptz, memory = jsonb_set(memory, '{dueAt}', to_jsonb($2::text)) WHERE id = $1`,
      [late, '2025-12-14T01:00:00.000Z'],
    );
    const answer = await amend({ dossierDeadline: '2025-12-20' });
    expect([answer.extended, answer.held]).toEqual([1, []]);
    expect(await dueOf(own)).toBe('2025-12-20T17:00:00.000Z');
    expect(await dueOf(late)).toBe('2025-12-14T01:00:00.000Z');
    await world.database.query('DELETE FROM dossier WHERE id = $1', [late]);
  });

  test('of the deadline moves a dossier on hold too: released, it has what was left of the new date', async () => {
    const id = await world.draft();
    world.clock.moveTo('2025-12-14T17:00:00Z');
    await world.send('chair', id, 'HOLD');
    world.clock.moveTo('2025-12-18T17:00:00Z');
    const answer = await amend({ dossierDeadline: '2025-12-20' });
    expect([answer.extended, answer.held]).toEqual([1, [id]]);
    expect([await dueOf(id), await world.trail('dossier', id)]).toEqual([
      '2025-12-20T17:00:00.000Z',
      ['CREATE', 'HOLD', 'EXTEND'],
    ]);
    world.clock.moveTo('2025-12-24T17:00:00Z');
    await world.send('chair', id, 'RELEASE');
    expect(await dueOf(id)).toBe('2025-12-30T17:00:00.000Z');
  });

  test('waits for a dossier that is handed in at that moment, and moves the others', async () => {
    const [complete, open] = [await world.collected(), await world.draft()];
    const done = await world.inOrder<unknown>(
      [complete],
      [() => world.send('nominator', complete, 'COMPLETE'), () => amend({ dossierDeadline: '2025-12-20' })],
    );
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    expect([await dueOf(complete), await dueOf(open)]).toEqual([undefined, '2025-12-20T17:00:00.000Z']);
  });

  test('has a cause in each unit, so that whoever nominates for two is told of both', async () => {
    const first = await world.draft();
    const other = newId(world.clock.now());
    await world.database.query(
      `INSERT INTO unit (id, organisation_id, code, name, kind, search_key) VALUES ($1, $2, 'hoi', 'Hội', 'union', '')`,
      [other, world.organisations.commune],
    );
    const second = await world.draft();
    await world.database.query('UPDATE dossier SET unit_id = $2 WHERE id = $1', [second, other]);
    await amend({ dossierDeadline: '2025-12-20' });
    await world.drain();
    const moved = world.told.filter((one) => one.message === 'deadline.moved');
    expect(moved.map(({ cause }) => cause.id).sort()).toEqual([first, second].sort());
  });

  test('of the route leaves the dossiers as they are', async () => {
    const id = await world.draft();
    const { version, extended } = await amend({ routing: TO_PROVINCE, periodTo: '2025-12-01' });
    expect([version, extended, await world.trail('dossier', id)]).toEqual([2, 0, ['CREATE']]);
    const [row] = await world.database.query<{ reason: string; to: string }>(
      `SELECT n.text AS reason, v.content #>> '{period,to}' AS to FROM campaign_version v
       JOIN note n ON n.id = v.reason_note_id WHERE v.campaign_id = $1 AND v.version = 2`,
      [world.campaignId],
    );
    expect(row).toEqual({ reason: 'Gia hạn vì mưa lũ', to: '2025-12-01' });
  });

  test('that changes nothing writes nothing', async () => {
    expect(await amend({ dossierDeadline: '2025-12-15' })).toEqual({
      ...{ id: world.campaignId, version: 1, extended: 0, held: [], line: null },
    });
  });

  test('is as sound as an imported plan, and its date lies ahead', async () => {
    expect(await codeOf(amend({ periodTo: '2025-12-31' }))).toBe('campaign.invalid');
    const nowhere = TO_PROVINCE.map((rule) => ({ ...rule, receiver: rule.receiver && 'khong-co' }));
    expect(await codeOf(amend({ routing: nowhere }))).toBe('campaign.invalid');
    await world.draft();
    world.clock.moveTo('2025-12-10T02:00:00Z');
    expect(await codeOf(amend({ dossierDeadline: '2025-12-09', periodTo: '2025-11-30' }))).toBe('dueDate.notAhead');
  });

  test('is of the administrator or the chair of this commune', async () => {
    expect(await codeOf(amend({ routing: TO_PROVINCE }, world.people.clerk))).toBe('act.notYours');
    expect(await codeOf(amend({ routing: TO_PROVINCE }, world.people.neighbour))).toBe('notFound');
    await world.draft();
    expect((await amend({ dossierDeadline: '2025-12-20' }, world.people.chair)).extended).toBe(1);
  });
});
