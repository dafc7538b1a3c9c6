import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { PeopleProgram, problemsOf, refusal } from './people.fixture.js';

let fresh: FreshDatabase;
let program: PeopleProgram;
let commune: string;
let other: string;
let admin: string;
let foreigner: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  program = await PeopleProgram.start(fresh.appUrl);
  commune = await program.organisation('xa-a');
  other = await program.organisation('xa-b');
  await program.person('admin', commune, 'admin');
  await program.person('admin-b', other, 'admin');
  [admin, foreigner] = [await program.tokenOf('admin'), await program.tokenOf('admin-b')];
}, 60_000);

afterAll(async () => {
  await program.stop();
  await fresh.drop();
});

const add = (code: string) =>
  program.send('POST /organisations', { token: admin, body: { code, name: `Huyện ${code}`, kind: 'district' } });

test('an administrator of any adds a receiver, which everybody reads', async () => {
  const { status, body } = await add('huyen-x');
  expect([status, body]).toEqual([
    201,
    {
      id: body['id'],
      code: 'huyen-x',
      name: 'Huyện huyen-x',
      kind: 'district',
      timeZone: 'Asia/Ho_Chi_Minh',
      validFrom: null,
      validTo: null,
    },
  ]);
  const list = await program.send('GET /organisations?limit=100', { token: foreigner });
  expect((list.body['items'] as { id: string }[]).filter(({ id }) => id === body['id'])).toEqual([body]);
  expect(refusal(await add('huyen-x'))).toEqual([409, 'code.taken', { code: 'huyen-x' }]);
});

test('what became of one is recorded with its citation, ends it on that day, and leaves a line', async () => {
  const [from, to] = [(await add('huyen-y')).body['id'] as string, (await add('tinh-y')).body['id'] as string];
  const told = { kind: 'merge', onDate: '2025-07-01', citation: 'Luật 72/2025/QH15', certainty: 'unverified' };
  const note = (body: object) => program.send(`POST /organisations/${from}/successions`, { token: admin, body });
  const first = await note({ ...told, toId: to });
  program.clock.advance(1);
  const split = await note({ ...told, kind: 'split', toId: commune });
  const otherDay = await note({ ...told, toId: to, onDate: '2025-08-01' });
  expect([first.status, first.body, split.status, refusal(otherDay)]).toEqual([
    201,
    { id: first.body['id'], fromId: from, toId: to, ...told },
    201,
    [409, 'organisation.ceased', { day: '2025-07-01' }],
  ]);
  const page = await program.send(`GET /organisations/${from}/successions?limit=1`, { token: foreigner });
  const rest = await program.send(`GET /organisations/${from}/successions?cursor=${String(page.body['nextCursor'])}`, {
    token: foreigner,
  });
  expect([page.body['items'], rest.body]).toEqual([[first.body], { items: [split.body], nextCursor: null }]);
  const [row] = await program.database.query('SELECT valid_to AS day, state, version FROM organisation WHERE id = $1', [
    from,
  ]);
  const lines = await program.database.query<{ body: { data: object } }>(
    `SELECT body FROM line WHERE stream = 'organisation' AND stream_id = $1 ORDER BY seq`,
    [from],
  );
  expect([row, lines.map(({ body }) => body.data)]).toEqual([
    { day: '2025-07-01', state: 'ceased', version: 2 },
    [
      { successionId: first.body['id'], toId: to, kind: 'merge', onDate: '2025-07-01', certainty: 'unverified' },
      { successionId: split.body['id'], toId: commune, kind: 'split', onDate: '2025-07-01', certainty: 'unverified' },
    ],
  ]);
});

test('nobody ends an organisation that has an administrator of its own; a succession recorded by mistake is taken back', async () => {
  const abolished = { kind: 'abolish', onDate: '2020-01-01', citation: 'Nhầm', certainty: 'unverified' };
  const stranger = await program.send(`POST /organisations/${other}/successions`, { token: admin, body: abolished });
  expect(refusal(stranger)).toEqual([403, 'act.notYours', { who: ['admin'] }]);
  const gone = (await add('huyen-z')).body['id'] as string;
  const path = `/organisations/${gone}/successions`;
  const noted = await program.send(`POST ${path}`, { token: admin, body: abolished });
  const again = await program.send(`POST ${path}`, { token: admin, body: abolished });
  const back = await program.send(`DELETE ${path}/${String(noted.body['id'])}`, { token: admin });
  const twice = await program.send(`DELETE ${path}/${String(noted.body['id'])}`, { token: admin });
  expect([refusal(again), back.status, twice.status]).toEqual([[409, 'succession.known', {}], 204, 404]);
  const [row] = await program.database.query('SELECT valid_to AS day, state, version FROM organisation WHERE id = $1', [
    gone,
  ]);
  expect(row).toEqual({ day: null, state: 'active', version: 2 });
});

test.each([
  [{ kind: 'merge' }, ['toId', 'value.missing']],
  [{ kind: 'rename', toId: '01890000-0000-7000-8000-00000000000a' }, ['toId', 'value.unknown']],
  [{ kind: 'abolish', onDate: '1/7/2025' }, ['onDate', 'day.notReal']],
])('a succession with %j is refused at its place', async (wrong, place) => {
  const body = { onDate: '2025-07-01', citation: 'Luật', certainty: 'verified', ...wrong };
  const answer = await program.send(`POST /organisations/${commune}/successions`, { token: admin, body });
  expect([answer.status, problemsOf(answer)]).toEqual([422, [place]]);
});

test('units are read by all who act in the organisation, and their codes are used once', async () => {
  const unit = { organisationId: other, code: 'doan', name: 'Đoàn Thanh niên', kind: 'union' };
  const first = await program.send('POST /units', { token: foreigner, body: unit });
  const again = await program.send('POST /units', { token: foreigner, body: unit });
  const list = await program.send(`GET /units?organisationId=${other}`, { token: foreigner });
  expect([first.body, refusal(again), list.body]).toEqual([
    { id: first.body['id'], ...unit },
    [409, 'code.taken', { code: 'doan' }],
    { items: [first.body], nextCursor: null },
  ]);
  const [row] = await program.database.query('SELECT search_key AS key FROM unit WHERE id = $1', [first.body['id']]);
  expect(row).toEqual({ key: 'doan thanh nien' });
});
