import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres, Pool } from 'pg';
import { readForCommands } from '../../src/dossier/dossier.row.js';
import { Database } from '../../src/platform/database.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { queriesOf } from '../support/queries.js';
import { Season } from '../support/season.js';
import { command, fill, nominate, referred, stateOf } from '../support/steps.js';
import { trailOf } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

interface Body {
  code: string;
  params: Record<string, unknown>;
}

test('a plain move is one read and one statement, and the session is not read again', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  await nominator.get('me');
  await season.app.get(OutboxRelay, { strict: false }).stop();
  const queries = await queriesOf(() => command(nominator, id!, 'SUBMIT'));
  await season.app.get(OutboxRelay, { strict: false }).start();
  expect(queries.map((text) => text.trim().slice(0, 6))).toEqual(['SELECT', 'WITH a']);
});

test('two people give the same command at once: one succeeds, the other is told who was faster', async () => {
  const [clerk, chair] = [await season.as('clerk'), await season.as('chair')];
  const [id] = await nominate(season, 1);
  await command(await season.as('nominator'), id!, 'SUBMIT');
  await fill(await season.as('nominator'), id!);
  await command(await season.as('nominator'), id!, 'COMPLETE');
  const refer = { type: 'REFER' };
  const answers = await Promise.all([
    clerk.send<Body>('POST', `dossiers/${id}/commands`, refer),
    chair.send<Body>('POST', `dossiers/${id}/commands`, refer),
  ]);
  const [winner, loser] = answers[0]!.status === 200 ? answers : answers.toReversed();
  expect([winner!.status, loser!.status]).toEqual([200, 409]);
  expect(['conflict.changed', 'move.notFromHere']).toContain(loser!.body.code);
  const trail = await trailOf<{ body: { command: string } }>(clerk, id!);
  expect(trail.filter((line) => line.body.command === 'REFER')).toHaveLength(1);
});

test('a version that was seen before is refused with who did what when', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  await command(nominator, id!, 'SUBMIT');
  const answer = await nominator.send<Body>(
    'POST',
    `dossiers/${id}/commands`,
    { type: 'COMPLETE' },
    { 'if-match': '"1"' },
  );
  expect([answer.status, answer.body.code, answer.body.params]).toEqual([
    412,
    'conflict.version',
    { seen: 1, current: 2, who: 'Nguyễn Văn Ví Dụ', what: 'SUBMIT', when: '2026-03-02T02:00:00.000Z' },
  ]);
});

test('a request that is repeated with its key gets the same answer and moves once', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  const key = { 'idempotency-key': 'the-same' };
  const ask = () => nominator.send('POST', `dossiers/${id}/commands`, { type: 'SUBMIT' }, key);
  const [first, second] = [await ask(), await ask()];
  expect(second.body).toEqual(first.body);
  expect(await nominator.refused('POST', `dossiers/${id}/commands`, { type: 'WITHDRAW' }, key)).toEqual([
    422,
    'idempotency.otherBody',
  ]);
  expect(await stateOf(nominator, id!)).toBe('evidence.collecting');
});

test('ten copies of one request at once move the dossier once, and all get the same answer', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  const copies = Array.from({ length: 10 }, () =>
    nominator.send('POST', `dossiers/${id}/commands`, { type: 'SUBMIT' }, { 'idempotency-key': 'ten-copies' }),
  );
  const answers = await Promise.all(copies);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test('two sections saved at once are both kept', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  const saves = ['c1', 'c2', 'c3', 'c5'].map((code) =>
    nominator.put(`dossiers/${id}/claims/${code}`, { confirmed: true }),
  );
  await Promise.all(saves);
  const { content, version } = await nominator.get<{ content: { code: string }[]; version: number }>(`dossiers/${id}`);
  expect([content.map((piece) => piece.code), version]).toEqual([['c1', 'c2', 'c3', 'c5'], 5]);
});

test('a section saved on an older version of it is refused, and one that changes nothing writes nothing', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  const save = (text: string, seen: number) =>
    nominator.send<Body>('PUT', `dossiers/${id}/sections/report`, { text }, { 'if-match': `${seen}` });
  await save('một', 0);
  expect([(await save('hai', 0)).status, (await save('hai', 1)).status]).toEqual([409, 200]);
  const again = await save('hai', 2);
  expect([again.status, (again.body as unknown as { version: number }).version]).toEqual([200, 3]);
});

test("a clerk's bulk action is one answer for each row: what can move moves, what cannot says why", async () => {
  const clerk = await season.as('clerk');
  const [ready] = await nominate(season, 1);
  const [draft] = await nominate(season, 1);
  const nominator = await season.as('nominator');
  await command(nominator, ready!, 'SUBMIT');
  await fill(nominator, ready!);
  await command(nominator, ready!, 'COMPLETE');
  const items = [{ id: ready }, { id: draft }, { id: '00000000-0000-4000-8000-000000000000' }];
  const answers = await clerk.post<{ ok: boolean; state?: string; refusal?: Body }[]>('dossiers/bulk', {
    type: 'REFER',
    items,
  });
  expect(answers.map((answer) => (answer.ok ? answer.state : answer.refusal!.code))).toEqual([
    'councilVote.scheduled',
    'move.notFromHere',
    'notFound',
  ]);
});

test('a bulk action asks each dossier for what is missing from it, by the day that is said for all', async () => {
  const [clerk, nominator] = [await season.as('clerk'), await season.as('nominator')];
  const ids = (await nominate(season, 2)) as [string, string];
  for (const id of ids) {
    await command(nominator, id, 'SUBMIT');
    await fill(nominator, id);
    await command(nominator, id, 'COMPLETE');
  }
  const dueAt = new Date(season.clock.now().getTime() + 7 * 86_400_000).toISOString();
  const own = new Date(season.clock.now().getTime() + 3 * 86_400_000).toISOString();
  const items = [
    { id: ids[0], items: [{ code: 'report', text: 'Ghi rõ số liệu.' }] },
    { id: ids[1], items: [{ code: 'claim:c1' }], dueAt: own },
  ];
  await clerk.post('dossiers/bulk', { type: 'ASK_SUPPLEMENT', dueAt, items });
  const asked = ids.map((id) => nominator.get<{ dueAt: string; supplement: { code: string }[] }>(`dossiers/${id}`));
  expect((await Promise.all(asked)).map(({ dueAt: at, supplement }) => [at, supplement[0]!.code])).toEqual([
    [dueAt, 'report'],
    [own, 'claim:c1'],
  ]);
});

test('every line of a dossier stands on the one before, and its version is the seq of the last', async () => {
  const [id] = await referred(season, 1);
  const clerk = await season.as('clerk');
  const trail = await trailOf<{ body: { seq: number; prev: string | null }; hash: string }>(clerk, id!);
  expect(trail.map((line) => line.body.seq)).toEqual(trail.map((_, index) => index + 1));
  expect(trail.map((line) => line.body.prev)).toEqual([null, ...trail.slice(0, -1).map((line) => line.hash)]);
  expect((await clerk.get<{ version: number }>(`dossiers/${id}`)).version).toBe(trail.length);
});

test('a dossier is shown as it stood after an earlier line', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  await nominator.put(`dossiers/${id}/sections/report`, { text: 'bản một' });
  await nominator.put(`dossiers/${id}/sections/report`, { text: 'bản hai' });
  const then = await nominator.get<{ content: { content: unknown }[]; version: number }>(`dossiers/${id}?asOf=2`);
  const now = await nominator.get<{ content: { content: unknown }[]; version: number }>(`dossiers/${id}`);
  expect([then.version, then.content.map((piece) => piece.content)]).toEqual([2, [{ text: 'bản một' }]]);
  expect([now.version, now.content.map((piece) => piece.content)]).toEqual([3, [{ text: 'bản hai' }]]);
});

test('evidence that is taken away between the read and the write of a command makes it fail', async () => {
  const nominator = await season.as('nominator');
  const [id] = await nominate(season, 1);
  await command(nominator, id!, 'SUBMIT');
  await fill(nominator, id!);
  const { content } = await nominator.get<{ content: { kind: string; code: string }[] }>(`dossiers/${id}`);
  const evidence = content.find((piece) => piece.kind === 'evidence')!.code;
  const holder = new Postgres({ connectionString: season.database.superuserUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [id]);
  const removal = nominator.send('DELETE', `dossiers/${id}/evidence/${evidence}`);
  await waitingFor(holder, 1);
  const completion = nominator.send<Body>('POST', `dossiers/${id}/commands`, { type: 'COMPLETE' });
  await waitingFor(holder, 2);
  await holder.query('COMMIT');
  await holder.end();
  const [removed, completed] = [await removal, await completion];
  expect([removed.status, completed.status, completed.body.code]).toEqual([200, 409, 'conflict.changed']);
  expect(completed.body.params).toMatchObject({ who: 'Nguyễn Văn Ví Dụ', what: 'REMOVE_EVIDENCE' });
  expect(await stateOf(nominator, id!)).toBe('evidence.collecting');
});

/** Until so many statements of the program wait for the row that is held. */
async function waitingFor(holder: Postgres, count: number): Promise<void> {
  const sql = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  // Within a transaction Postgres goes on telling of those who were connected at the first question.
  const now = async () =>
    (await holder.query('SELECT pg_stat_clear_snapshot()')) && holder.query<{ count: number }>(sql);
  while ((await now()).rows[0]!.count < count) await pause(10);
}

test('the read of a command is planned once for a connection, not at each command', async () => {
  const [id] = await nominate(season, 1);
  const database = new Database(new Pool({ connectionString: season.database.appUrl, max: 1 }));
  const asked = { id: id!, now: new Date(), withDuplicates: false, stamp: { personId: id!, route: 'any', key: 'any' } };
  for (let time = 0; time < 10; time += 1) await readForCommands(database, [asked]);
  const plans = await database.query(
    `SELECT generic_plans::int AS kept, custom_plans::int AS made FROM pg_prepared_statements WHERE statement LIKE $1`,
    ['%AS answered%'],
  );
  await database.pool.end();
  expect(plans).toEqual([{ kept: 5, made: 5 }]);
});

/** The same command on all of them in one moment. */
async function submitted(ids: readonly string[]) {
  const nominator = await season.as('nominator');
  const answers = await Promise.all(
    ids.map((id) =>
      nominator.send<Body & { id: string; state: string; version: number }>(
        'POST',
        `dossiers/${id}/commands`,
        { type: 'SUBMIT' },
        { 'idempotency-key': id },
      ),
    ),
  );
  return answers.map(({ status, body }) => ({ status, ...body }));
}

test('commands of one moment on several dossiers share their statements, and each is answered with its own', async () => {
  const ids = await nominate(season, 12);
  let answers: Awaited<ReturnType<typeof submitted>> = [];
  const queries = await queriesOf(async () => (answers = await submitted(ids)));
  expect(answers).toMatchObject(ids.map((id) => ({ status: 200, id, state: 'evidence.collecting', version: 2 })));
  const writes = queries.filter((text) => text.includes('WITH asked')).length;
  expect(writes).toBeLessThan(ids.length / 2);
  expect(await submitted(ids)).toEqual(answers);
  const clerk = await season.as('clerk');
  for (const id of ids) {
    const trail = await trailOf<{ body: { streamId: string; command: string } }>(clerk, id);
    expect(trail.map(({ body }) => [body.streamId, body.command])).toEqual([
      [id, 'CREATE'],
      [id, 'SUBMIT'],
    ]);
  }
});

test('dossiers that somebody works on hold up none of those that are moved in the same moment', async () => {
  const ids = await nominate(season, 6);
  const [held, free] = [ids.slice(0, 3), ids.slice(3)];
  const holder = new Postgres({ connectionString: season.database.superuserUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM dossier WHERE id = ANY($1::uuid[]) FOR UPDATE', [held]);
  const waiting = submitted(held);
  await waitingFor(holder, 1);
  const answers = await submitted(free);
  await waitingFor(holder, 3);
  await holder.query('COMMIT');
  await holder.end();
  expect([...answers, ...(await waiting)].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
});
