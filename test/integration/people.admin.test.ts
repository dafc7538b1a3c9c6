import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Role } from '../../src/domain/vocabulary.js';
import { addAdmin } from '../../src/people/people.console.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { PeopleProgram, problemsOf, refusal, type Answer } from './people.fixture.js';

let fresh: FreshDatabase;
let program: PeopleProgram;
let commune: string;
let other: string;
let admin: string;
let clerk: string;
let foreigner: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  program = await PeopleProgram.start(fresh.appUrl);
  commune = await program.organisation('xa-a');
  other = await program.organisation('xa-b');
  await program.person('admin', commune, 'admin');
  await program.person('clerk', commune, 'clerk');
  await program.person('admin-b', other, 'admin');
  [admin, clerk, foreigner] = [
    await program.tokenOf('admin'),
    await program.tokenOf('clerk'),
    await program.tokenOf('admin-b'),
  ];
}, 60_000);

afterAll(async () => {
  await program.stop();
  await fresh.drop();
});

let made = 0;
const aPerson = (...roles: Role[]): Promise<string> => program.person(`person${(made += 1)}`, commune, ...roles);

/** Holds a row until all requests wait for it, so that they really meet. */
async function whileHeld([lock, id]: [string, string], requests: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const holder = new Client({ connectionString: fresh.ownerUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query(lock, [id]);
  const answers = Promise.all(requests.map((request) => request()));
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await program.database.query(waiting)).length !== requests.length) await pause(10);
  await holder.query('COMMIT');
  await holder.end();
  return answers;
}

/** What stands on an organisation's stream: command, actor, capacity and data. */
async function linesOf(organisationId: string): Promise<unknown[]> {
  const rows = await program.database.query<{ line: unknown }>(
    `SELECT jsonb_build_array(body -> 'command', body -> 'actorId', body -> 'capacity', body -> 'data') AS line FROM line
     WHERE stream = 'organisation' AND stream_id = $1 ORDER BY seq`,
    [organisationId],
  );
  return rows.map(({ line }) => line);
}

describe('accounts', () => {
  const asked = () => ({
    username: 'Lê.Minh'.normalize('NFD'),
    fullName: 'Lê Minh',
    organisationId: commune,
    roles: ['clerk'],
  });

  test('an administrator makes one and gets its slip, with which its person signs in', async () => {
    const body = { ...asked(), username: 'LE.MINH', email: 'minh@example.vn', roles: ['clerk', 'secretary'] };
    const answer = await program.send('POST /people', { token: admin, body });
    const { person, slip } = answer.body as { person: Record<string, unknown>; slip: { code: string } };
    expect([
      answer.status,
      { ...person, roles: (person['roles'] as { role: string }[]).map(({ role }) => role) },
    ]).toEqual([
      201,
      {
        id: person['id'],
        username: 'le.minh',
        fullName: 'Lê Minh',
        email: 'minh@example.vn',
        active: true,
        roles: ['clerk', 'secretary'],
      },
    ]);
    expect((await program.signIn('le.minh', { accessSlip: slip.code })).status).toBe(201);
    const again = await program.send('POST /people', { token: admin, body });
    expect(refusal(again)).toEqual([409, 'username.taken', { username: 'le.minh' }]);
  });

  test.each([
    [{ username: 'lê' }, ['username', 'username.malformed']],
    [{ username: 'x' }, ['username', 'username.malformed']],
    [{ fullName: '' }, ['fullName', 'text.empty']],
    [{ roles: [] }, ['roles', 'value.missing']],
    [{ roles: ['system'] }, ['roles[0]', 'value.notListed']],
    [{ roles: ['nominator'], unitId: '01890000-0000-7000-8000-00000000000a' }, ['unitId', 'value.unknown']],
    [{ email: 'a' }, ['email', 'email.malformed']],
    [{ email: '\ud800@b.vn' }, ['email', 'email.malformed']],
  ])('one with %j is refused at its place', async (wrong, place) => {
    const body = { ...asked(), username: 'somebody', ...wrong };
    const answer = await program.send('POST /people', { token: admin, body });
    expect([answer.status, problemsOf(answer)]).toEqual([422, [place]]);
    expect(await program.database.query(`SELECT FROM person WHERE username = 'somebody'`)).toEqual([]);
  });

  test('a nominator belongs to a unit of the organisation, and nobody else does', async () => {
    const unit = { organisationId: commune, code: 'thon-1', name: 'Thôn 1', kind: 'village' };
    const { body } = await program.send('POST /units', { token: admin, body: unit });
    const unitId = body['id'] as string;
    const make = (username: string, more: object) =>
      program.send('POST /people', { token: admin, body: { ...asked(), username, ...more } });
    const answers = [
      await make('nominator1', { roles: ['nominator'] }),
      await make('nominator2', { unitId }),
      await make('nominator3', { roles: ['nominator', 'auditor'], unitId }),
    ];
    expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
      [422, 'role.unit'],
      [422, 'role.unit'],
      [201, undefined],
    ]);
    const { roles } = answers[2]!.body['person'] as { roles: { role: string; unitId: string | null }[] };
    expect(roles.map(({ role, unitId: of }) => [role, of])).toEqual([
      ['auditor', null],
      ['nominator', unitId],
    ]);
  });

  /** The slip of an answer. */
  const codeIn = ({ body }: Answer) => ((body['slip'] ?? body) as { code: string }).code;
  const enter = async (username: string, accessSlip: string) => (await program.signIn(username, { accessSlip })).status;

  test('one whose answer was lost is asked for again: it is the same, with another slip, and no slip is kept', async () => {
    const headers = { 'idempotency-key': 'lost-person' };
    const body = { ...asked(), username: 'lost.answer' };
    const [first, again] = [
      await program.send('POST /people', { token: admin, body, headers }),
      await program.send('POST /people', { token: admin, body, headers }),
    ];
    expect([again.status, again.body['person']]).toEqual([201, first.body['person']]);
    const { id } = first.body['person'] as { id: string };
    expect(await program.database.query(`SELECT body FROM idempotency WHERE key = 'lost-person'`)).toEqual([
      { body: { personId: id } },
    ]);
    expect([await enter('lost.answer', codeIn(first)), await enter('lost.answer', codeIn(again))]).toEqual([401, 201]);
    const changed = await program.send('POST /people', {
      ...{ token: admin, headers },
      body: { ...body, fullName: 'Người Khác' },
    });
    expect(refusal(changed)).toEqual([422, 'idempotency.otherBody', {}]);
  });

  test('a slip asked for twice at once under one key is handed out once, and the other is told to come again', async () => {
    const id = await aPerson('clerk');
    const ask = () =>
      program.send(`POST /people/${id}/access-slip`, { token: admin, headers: { 'idempotency-key': 'twice-at-once' } });
    const answers = await whileHeld(['SELECT FROM person WHERE id = $1 FOR UPDATE', id], [ask, ask]);
    expect(answers.map(({ status, body: { code } }) => (status === 503 ? code : status)).sort()).toEqual([
      201,
      'server.busy',
    ]);
    expect(await enter(`person${made}`, codeIn(answers.find(({ status }) => status === 201)!))).toBe(201);
    const unused = await ask();
    expect([unused.status, await enter(`person${made}`, codeIn(unused))]).toEqual([201, 201]);
  });

  test('a closed one ends its sessions, and can be opened again', async () => {
    const id = await aPerson('clerk');
    const token = await program.tokenOf(`person${made}`);
    const change = (body: object) => program.send(`PATCH /people/${id}`, { token: admin, body });
    const closed = await change({ active: false });
    const seen = [closed.body['active'], (await program.send('GET /me', { token })).status];
    const opened = await change({ active: true, fullName: ' Trần  Thị B ', email: null });
    expect([...seen, opened.body['active'], opened.body['fullName'], opened.body['email']]).toEqual([
      false,
      401,
      true,
      'Trần Thị B',
      null,
    ]);
    expect((await program.send('GET /me', { token })).status).toBe(401);
  });
});

describe('roles', () => {
  test('a role that was given or taken counts at once', async () => {
    const id = await aPerson('auditor');
    const token = await program.tokenOf(`person${made}`);
    const tryIt = async () => (await program.send(`GET /people?organisationId=${commune}`, { token })).status;
    const seen = [await tryIt()];
    const grant = { organisationId: commune, role: 'clerk' };
    const given = await program.send(`POST /people/${id}/roles`, { token: admin, body: grant });
    const again = await program.send(`POST /people/${id}/roles`, { token: admin, body: grant });
    seen.push(given.status, await tryIt());
    const taken = await program.send(`DELETE /people/${id}/roles/${String(given.body['id'])}`, { token: admin });
    seen.push(taken.status, await tryIt());
    expect([seen, again.body]).toEqual([[403, 201, 200, 204, 403], { ...grant, id: given.body['id'], unitId: null }]);
  });

  test('who gave which role to whom, handed out a slip or closed an account stands on the stream of the organisation', async () => {
    const id = await aPerson('auditor');
    const before = await linesOf(commune);
    const grant = { organisationId: commune, role: 'clerk' };
    const given = await program.send(`POST /people/${id}/roles`, { token: admin, body: grant });
    await program.send(`POST /people/${id}/roles`, { token: admin, body: grant });
    await program.send(`DELETE /people/${id}/roles/${String(given.body['id'])}`, { token: admin });
    await program.send(`POST /people/${id}/access-slip`, { token: admin });
    await program.send(`PATCH /people/${id}`, { token: admin, body: { active: false, fullName: 'Tên Khác' } });
    const me = (await program.send('GET /me', { token: admin })).body['person'] as { id: string };
    expect((await linesOf(commune)).slice(before.length)).toEqual([
      ['GRANT_ROLE', me.id, 'admin', { personId: id, role: 'clerk', unitId: null }],
      ['TAKE_ROLE', me.id, 'admin', { personId: id, role: 'clerk', unitId: null }],
      ['ISSUE_SLIP', me.id, 'admin', { personId: id }],
      ['CHANGE_ACCOUNT', me.id, 'admin', { personId: id, active: false }],
    ]);
  });

  test('the only role of a person stays', async () => {
    const id = await aPerson('clerk');
    const [role] = await program.database.query<{ id: string }>('SELECT id FROM role WHERE person_id = $1', [id]);
    const answer = await program.send(`DELETE /people/${id}/roles/${role!.id}`, { token: admin });
    expect(refusal(answer)).toEqual([409, 'role.last', {}]);
  });

  test('whoever has none of the roles of a route is told which it needs', async () => {
    const body = { organisationId: commune, code: 'thon-9', name: 'Thôn 9', kind: 'village' };
    const answer = await program.send('POST /units', { token: clerk, body });
    expect(refusal(answer)).toEqual([403, 'role.needed', { roles: ['admin'] }]);
  });
});

describe('the last administrator', () => {
  /** Two administrators of an organisation of their own, and the role of each. */
  async function pair(): Promise<{ organisation: string; ids: string[]; roles: string[]; tokens: string[] }> {
    const organisation = await program.organisation(`pair${(made += 1)}`);
    const names = [`left${made}`, `right${made}`];
    const ids = [];
    for (const name of names) ids.push(await program.person(name, organisation, 'admin', 'clerk'));
    const rows = await program.database.query<{ id: string }>(
      `SELECT id FROM role WHERE organisation_id = $1 AND role = 'admin' ORDER BY person_id = $2 DESC`,
      [organisation, ids[0]],
    );
    const tokens = [await program.tokenOf(names[0]!), await program.tokenOf(names[1]!)];
    return { organisation, ids, roles: rows.map(({ id }) => id), tokens };
  }

  const together = (organisation: string, requests: (() => Promise<Answer>)[]): Promise<Answer[]> =>
    whileHeld(['SELECT FROM organisation WHERE id = $1 FOR UPDATE', organisation], requests);

  const admins = (organisation: string) =>
    program.database.query(
      `SELECT r.id FROM role r JOIN person p ON p.id = r.person_id WHERE r.organisation_id = $1 AND r.role = 'admin' AND p.active`,
      [organisation],
    );

  test('two administrators take the role from each other at once: one succeeds, one is refused', async () => {
    const { organisation, ids, roles, tokens } = await pair();
    const take = (by: number, from: number) => () =>
      program.send(`DELETE /people/${ids[from]}/roles/${roles[from]}`, { token: tokens[by] });
    const answers = await together(organisation, [take(0, 1), take(1, 0)]);
    expect(answers.map(({ status, body }) => [status, body['code']]).sort()).toEqual([
      [204, undefined],
      [409, 'admin.last'],
    ]);
    expect((await admins(organisation)).length).toBe(1);
  });

  test('one closes the account of the other, who takes his role at once: one succeeds, one is refused', async () => {
    const { organisation, ids, roles, tokens } = await pair();
    const answers = await together(organisation, [
      () => program.send(`PATCH /people/${ids[1]}`, { token: tokens[0], body: { active: false } }),
      () => program.send(`DELETE /people/${ids[0]}/roles/${roles[0]}`, { token: tokens[1] }),
    ]);
    const codes = answers.map(({ body }) => body['code']).filter(Boolean);
    expect([codes, (await admins(organisation)).length]).toEqual([['admin.last'], 1]);
  });

  test('cannot leave by closing his own account, nor while the only other one is closed', async () => {
    const { ids, roles, tokens } = await pair();
    const close = (id: string) => program.send(`PATCH /people/${id}`, { token: tokens[0], body: { active: false } });
    const answers = [
      await close(ids[1]!),
      await close(ids[0]!),
      await program.send(`DELETE /people/${ids[0]}/roles/${roles[0]}`, { token: tokens[0] }),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [200, undefined],
      [409, 'admin.last'],
      [409, 'admin.last'],
    ]);
  });
});

describe('another organisation', () => {
  test('answers exactly as one that is not there', async () => {
    const id = await aPerson('clerk', 'auditor');
    const [role] = await program.database.query<{ id: string }>('SELECT id FROM role WHERE person_id = $1', [id]);
    const absent = '01890000-0000-7000-8000-00000000000a';
    const routes: [string, object?][] = [
      ['GET /people?organisationId=COMMUNE'],
      ['GET /units?organisationId=COMMUNE'],
      ['POST /people', { username: 'spy', fullName: 'Spy', organisationId: 'COMMUNE', roles: ['chair'] }],
      ['POST /units', { organisationId: 'COMMUNE', code: 'spy', name: 'Spy', kind: 'other' }],
      ['PATCH /people/PERSON', { active: false }],
      ['POST /people/PERSON/access-slip'],
      ['POST /people/PERSON/roles', { organisationId: other, role: 'clerk' }],
      ['DELETE /people/PERSON/roles/ROLE'],
    ];
    const send = ([route, body]: [string, object?], names: Record<string, string>) => {
      const fill = (text: string) => text.replaceAll(/COMMUNE|PERSON|ROLE/g, (name) => names[name]!);
      return program.send(fill(route), {
        token: foreigner,
        body: body && (JSON.parse(fill(JSON.stringify(body))) as object),
      });
    };
    for (const route of routes) {
      const there = await send(route, { COMMUNE: commune, PERSON: id, ROLE: role!.id });
      const nowhere = await send(route, { COMMUNE: absent, PERSON: absent, ROLE: absent });
      expect([route, refusal(there)]).toEqual([route, [404, 'notFound', {}]]);
      expect({ ...there.body, requestId: '' }).toEqual({ ...nowhere.body, requestId: '' });
    }
    expect(await program.database.query('SELECT FROM access_slip WHERE person_id = $1', [id])).toEqual([]);
  });

  test('keeps its own power over a person who acts in both', async () => {
    const id = await aPerson('clerk');
    await program.database.query(`INSERT INTO role VALUES (gen_random_uuid(), $1, $2, 'admin')`, [other, id]);
    const answers = [
      await program.send(`POST /people/${id}/access-slip`, { token: admin }),
      await program.send(`PATCH /people/${id}`, { token: admin, body: { email: 'a@b.vn' } }),
    ];
    expect(answers.map(refusal)).toEqual([
      [403, 'person.elsewhere', {}],
      [403, 'person.elsewhere', {}],
    ]);
  });
});

test('the list of people is paged by username, with their roles there; only administrators read addresses', async () => {
  const organisation = await program.organisation('paged');
  await program.person('p-admin', organisation, 'admin');
  for (const name of ['p-c', 'p-a', 'p-b']) await program.person(name, organisation, 'clerk', 'secretary');
  await program.database.query(`UPDATE person SET email = username || '@vn' WHERE username LIKE 'p-%'`);
  const read = async (token: string) => {
    const pages: unknown[] = [];
    let cursor: string | null = '';
    for (; cursor !== null; cursor = cursor === '' ? null : cursor) {
      const query = `organisationId=${organisation}&limit=3${cursor && `&cursor=${cursor}`}`;
      const { body } = await program.send(`GET /people?${query}`, { token });
      pages.push(
        (body['items'] as { username: string; email: string; roles: unknown[] }[]).map((person) => [
          person.username,
          person.email,
          person.roles.length,
        ]),
      );
      cursor = body['nextCursor'] as string | null;
      if (cursor === null) return pages;
    }
    return pages;
  };
  expect(await read(await program.tokenOf('p-admin'))).toEqual([
    [
      ['p-a', 'p-a@vn', 2],
      ['p-admin', 'p-admin@vn', 1],
      ['p-b', 'p-b@vn', 2],
    ],
    [['p-c', 'p-c@vn', 2]],
  ]);
  expect(await read(await program.tokenOf('p-a'))).toEqual([
    [
      ['p-a', null, 2],
      ['p-admin', null, 1],
      ['p-b', null, 2],
    ],
    [['p-c', null, 2]],
  ]);
});

test('from the command line the first administrator of a new organisation gets a slip, and a lost one another', async () => {
  const asked = {
    username: 'first',
    fullName: 'Nguyễn Văn Đầu',
    organisationCode: 'xa-moi',
    organisationName: 'Xã Mới',
    address: 'https://vinhdanh.test',
  };
  const codeOf = (printable: string) => /Mã truy cập: (\S+)/.exec(printable)![1]!;
  const first = await addAdmin(program.database, program.clock, asked);
  const second = await addAdmin(program.database, program.clock, asked);
  expect([second.personId, second.organisationId]).toEqual([first.personId, first.organisationId]);
  expect((await program.signIn('first', { accessSlip: codeOf(first.printable) })).status).toBe(401);
  const { body } = await program.signIn('first', { accessSlip: codeOf(second.printable) });
  const me = await program.send('GET /me', { token: body['token'] as string });
  expect([me.body['roles'], me.body['organisations']]).toEqual([
    [{ organisationId: first.organisationId, role: 'admin', unitId: null }],
    [{ id: first.organisationId, code: 'xa-moi', name: 'Xã Mới', timeZone: 'Asia/Ho_Chi_Minh' }],
  ]);
  await expect(addAdmin(program.database, program.clock, { ...asked, username: 'Đầu' })).rejects.toThrow(
    'request.invalid',
  );
  expect(await linesOf(first.organisationId)).toEqual([
    ['GRANT_ROLE', null, 'system', { personId: first.personId, role: 'admin', unitId: null }],
    ['ISSUE_SLIP', null, 'system', { personId: first.personId }],
    ['ISSUE_SLIP', null, 'system', { personId: first.personId }],
  ]);
});
