import { Client as Postgres } from 'pg';
import { compareNames } from '../../src/domain/text.js';
import { newId } from '../../src/platform/random.js';
import { movedPlan } from '../../src/sample/sample.season.js';
import type { Client } from '../support/client.js';
import { Season } from '../support/season.js';
import { COLLECTIVE, command, INDIVIDUAL, nominate, nominee, paper, referred } from '../support/steps.js';
import { COUNCIL, delivered, sheet, trailOf, voted } from '../support/stories.js';

/** What the screens read beside the dossiers themselves, over HTTP. */
let season: Season;
let database: Postgres;
beforeAll(async () => {
  season = await Season.start();
  database = new Postgres({ connectionString: season.database.superuserUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await season.stop();
});

interface Told {
  body: { command: string; data: { noteId?: string } };
  who: string | null;
  note: { text: string | null; erased: boolean } | null;
  paper: { id: string; purpose: string; number: string | null; date: string | null } | null;
}

/** Of the lines that tell a reason or a paper: which act, the reason, and the number of the paper. */
const reasons = (lines: Told[]) =>
  lines
    .filter(({ note, paper: basis }) => note ?? basis)
    .map(({ body, note, paper: basis }) => [body.command, note?.text ?? null, basis && [basis.purpose, basis.number]]);

describe('the trail of a dossier', () => {
  test('tells each reason and paper to the commune, and to the receiver its own alone', async () => {
    const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
    const [id] = (await referred(season, 1)) as [string];
    const hold = await paper(clerk, 'holdOrder', { kind: 'dossier', id }, '11');
    await command(clerk, id, 'HOLD', { reason: 'Chờ xác minh', basis: { kind: 'paper', paperId: hold } });
    const release = await paper(clerk, 'releaseOrder', { kind: 'dossier', id }, '12');
    await command(clerk, id, 'RELEASE', { basis: { kind: 'paper', paperId: release } });
    await voted(season, { [id]: 9 });
    const letter = await delivered(season, [id]);
    await authority.post(`submissions/${letter}/commands`, { type: 'RETURN', reason: 'Sai tên' });
    await command(clerk, id, 'CORRECT');
    await delivered(season, [id], letter);

    const own = ['RETURN', 'Sai tên', null];
    const ours = [['HOLD', 'Chờ xác minh', ['holdOrder', '11/TM']], ['RELEASE', null, ['releaseOrder', '12/TM']], own];
    expect(reasons(await trailOf<Told>(clerk, id))).toEqual(ours);
    expect(reasons(await trailOf<Told>(await season.as('nominator'), id))).toEqual(ours);
    const received = await trailOf<Told>(authority, id);
    expect(reasons(received)).toEqual([own]);
    expect(received.filter(({ who }) => who !== null).map(({ body }) => body.command)).toEqual(['RETURN']);
  });

  test('says of a reason that was erased that it was', async () => {
    const clerk = await season.as('clerk');
    const [id] = (await referred(season, 1)) as [string];
    await command(await season.as('chair'), id, 'HOLD', { reason: 'Chuyện riêng' });
    const { noteId } = (await trailOf<Told>(clerk, id)).at(-1)!.body.data;
    await database.query('UPDATE note SET text = NULL, salt = NULL, erased_at = now() WHERE id = $1', [noteId]);
    expect((await trailOf<Told>(clerk, id)).at(-1)!.note).toEqual({ text: null, erased: true });
  });

  test('tells a receiver nothing of what another receiver gave as its reason', async () => {
    const [clerk, authority] = [await season.as('clerk'), await season.as('authority')];
    const [id] = (await referred(season, 1)) as [string];
    await voted(season, { [id]: 9 });
    const letter = await delivered(season, [id]);
    await authority.post(`submissions/${letter}/commands`, { type: 'RETURN', reason: 'Không thuộc thẩm quyền' });
    await command(clerk, id, 'CORRECT');
    const second = await delivered(season, [id], letter);
    const { neighbour } = season.sample.organisations;
    await database.query('UPDATE submission SET receiver_id = $2 WHERE id = $1', [second, neighbour]);
    await database.query('UPDATE dossier SET receiver_id = $2 WHERE id = $1', [id, neighbour]);
    await database.query(
      `INSERT INTO role (id, organisation_id, person_id, role) VALUES (gen_random_uuid(), $1, $2, 'authorityOfficer')`,
      [neighbour, season.sample.people['clerk2']],
    );
    const received = await trailOf<Told>(await season.signIn('clerk2'), id);
    expect(received.map(({ body }) => body.command)).toContain('RETURN');
    expect([reasons(received), received.filter(({ who }) => who !== null)]).toEqual([[], []]);
  });
});

test('the council is listed by given name, with what each is there and nothing else of a person', async () => {
  const path = `organisations/${season.sample.organisations.commune}/members`;
  const { people } = season.sample;
  const members = await (await season.as('member3')).get<{ id: string; fullName: string; roles: string[] }[]>(path);
  const [first] = members;
  expect(Object.keys(first!).sort()).toEqual(['fullName', 'id', 'roles']);
  expect(members.map(({ fullName }) => fullName)).toEqual(
    members.map(({ fullName }) => fullName).toSorted(compareNames),
  );
  expect(members.map(({ id }) => id).sort()).toEqual(COUNCIL.map((name) => people[name]!).sort());
  expect(members.find(({ id }) => id === people['chair'])!.roles).toEqual(['chair', 'councilMember', 'decider']);
  await database.query('UPDATE person SET active = false WHERE id = $1', [people['member7']]);
  expect(await (await season.as('clerk')).get<object[]>(path)).toHaveLength(members.length - 1);
  await database.query('UPDATE person SET active = true WHERE id = $1', [people['member7']]);
  expect(await (await season.as('clerk2')).refused('GET', path)).toEqual([404, 'notFound']);
});

test('an administrator sees how much waits to be delivered, by kind, since when, and what was tried in vain', async () => {
  const admin = await season.as('admin');
  await season.settled();
  // A delivery that was tried before its letter had a number waits for a clock that stands here.
  await database.query('DELETE FROM outbox');
  const nothing = { waiting: 0, retried: 0, oldest: null };
  const kinds = [
    { kind: 'tell', lane: 'prompt' },
    { kind: 'email', lane: 'mail' },
    { kind: 'deliver', lane: 'prompt' },
    { kind: 'set', lane: 'sets' },
  ];
  expect(await admin.get('deliveries')).toEqual({
    ...{ through: 'process', more: false },
    kinds: kinds.map((one) => ({ ...one, ...nothing })),
  });
  const since = new Date('2026-03-01T02:00:00Z');
  await database.query(
    `INSERT INTO outbox (id, organisation_id, kind, payload, attempts, next_at, last_error)
     SELECT t.id, $1, 'email', '{"noticeId":"${newId(since)}"}', t.attempts, '2027-01-01', t.error
     FROM unnest($2::uuid[], $3::int[], $4::text[]) AS t(id, attempts, error)`,
    [
      season.sample.organisations.commune,
      [newId(new Date(since.getTime() + 1_000)), newId(since)],
      [0, 3],
      [null, 'smtp.away'],
    ],
  );
  const told = await admin.get<{ kinds: object[] }>('deliveries');
  expect(told.kinds[1]).toEqual({ ...kinds[1], waiting: 2, retried: 1, oldest: since.toISOString() });
  await database.query('DELETE FROM outbox');
});

describe('the list of dossiers', () => {
  test('is narrowed to a unit, an award and a nominee, whichever of its merged rows is asked for', async () => {
    const [clerk, member] = [await season.as('clerk'), await season.as('member1')];
    const [mine, beside] = (await nominate(season, 2)) as [string, string];
    const [theirs] = (await nominate(season, 1, COLLECTIVE, 'nominator2')) as [string];
    const found = async (query: string, by = clerk) => {
      const { items } = await by.get<{ items: { id: string }[] }>(`dossiers?limit=100&${query}`);
      return [mine, beside, theirs].filter((id) => items.some((one) => one.id === id));
    };
    const { units } = season.sample;
    expect(await found(`unitId=${units['hoi-phu-nu']}`)).toEqual([theirs]);
    expect(await found(`awardCode=${INDIVIDUAL}&unitId=${units['thon-mot']}&state=draft`)).toEqual([mine, beside]);
    expect(await found(`awardCode=${COLLECTIVE}`)).toEqual([theirs]);
    const { nominee: kept } = await clerk.get<{ nominee: { id: string } }>(`dossiers/${mine}`);
    const double = await nominee(season);
    await clerk.post(`nominees/${double}/merge`, { intoId: kept.id });
    expect(await found(`nomineeId=${kept.id}`)).toEqual([mine]);
    expect(await found(`nomineeId=${double}`)).toEqual([mine]);
    expect(await found(`nomineeId=${kept.id}`, await season.as('nominator2'))).toEqual([]);
    expect(await found(`unitId=${units['thon-mot']}`, member)).toEqual([]);
  });
});

test('the register is narrowed to one kind of nominee, with and without a name', async () => {
  const clerk = await season.as('clerk');
  const { commune: organisationId } = season.sample.organisations;
  await nominee(season, 'collective', 'Tổ Lọc Loại');
  await nominee(season, 'individual', 'Tổ Lọc Người');
  const names = async (more: string) => {
    const { items } = await clerk.get<{ items: { name: string }[] }>(
      `nominees?organisationId=${organisationId}&limit=100&${more}`,
    );
    return items.map(({ name }) => name).filter((name) => name.startsWith('Tổ Lọc'));
  };
  expect(await names('kind=collective')).toEqual(['Tổ Lọc Loại']);
  expect(await names('kind=individual&q=to%20loc')).toEqual(['Tổ Lọc Người']);
});

describe('a dry run of an import', () => {
  const place = () => `campaigns?organisationId=${season.sample.organisations.commune}`;
  const stored = async () =>
    (await database.query('SELECT count(*)::int AS campaigns, max(version) AS version FROM campaign_version')).rows[0];

  test('says what a file would bring and writes nothing', async () => {
    const admin = await season.as('admin');
    const before = await stored();
    const lines = `SELECT count(*)::int AS lines FROM line`;
    const linesBefore = (await database.query(lines)).rows;
    const plan = movedPlan('2026-03-02');
    const counts = { awards: 2, criteria: 12, ruleCards: plan.ruleCards.length, routingRules: plan.routing.length };
    const told = { code: plan.code, title: plan.title, notes: plan.notes, ...counts };
    const next = await admin.send('POST', `${place()}&dryRun=true`, { ...plan, version: 2 });
    expect([next.status, next.body]).toEqual([200, { ...told, version: 2, follows: 1 }]);
    const other = await admin.post(`${place()}&dryRun=true`, { ...plan, code: 'mua-sau' });
    expect(other).toEqual({ ...told, code: 'mua-sau', version: 1, follows: null });
    expect([await stored(), (await database.query(lines)).rows]).toEqual([before, linesBefore]);
  });

  test('refuses what an import would refuse, with the same problems', async () => {
    const admin = await season.as('admin');
    const plan = movedPlan('2026-03-02');
    const unknown = plan.routing.map((rule) => ({ ...rule, receiver: 'khong-co' }));
    for (const file of [{ ...plan, version: 2, routing: unknown }, { code: 7 }, plan]) {
      const [tried, imported] = [
        await admin.send('POST', `${place()}&dryRun=true`, file),
        await admin.send('POST', place(), file),
      ];
      const { requestId: _, ...answer } = imported.body;
      expect(tried.status).toBeGreaterThanOrEqual(400);
      expect([tried.status, tried.body]).toEqual([imported.status, { ...answer, requestId: expect.any(String) }]);
    }
    const clerk2 = await season.signIn('clerk2');
    expect(await clerk2.refused('POST', `${place()}&dryRun=true`, plan)).toEqual([403, 'role.needed']);
  });
});

describe('the papers of a subject', () => {
  test('are listed latest first, page by page, to whoever may read them', async () => {
    const clerk = await season.as('clerk');
    const [id] = (await referred(season, 1)) as [string];
    const ids: string[] = [];
    for (const number of ['1', '2', '3']) {
      ids.unshift(await paper(clerk, 'other', { kind: 'dossier', id }, number));
      season.clock.advance(1_000);
    }
    await paper(clerk, 'other', { kind: 'unit', id: season.sample.units['thon-mot']! });
    const path = `papers?subjectKind=dossier&subjectId=${id}&limit=2`;
    const first = await clerk.get<{ items: { id: string }[]; nextCursor: string }>(path);
    const second = await clerk.get<typeof first>(`${path}&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(ids);
    expect([first.items.length, second.nextCursor]).toEqual([2, null]);
    expect(first.items[0]).toEqual(await clerk.get(`papers/${ids[0]}`));
    expect(await (await season.as('member1')).get(path)).toEqual(first);
    expect(await (await season.as('nominator2')).refused('GET', path)).toEqual([404, 'notFound']);
  });

  test('leave out the minutes of a vote that is not settled, but to those who lead it', async () => {
    const [secretary, member] = [await season.as('secretary'), await season.as('member1')];
    const [id] = (await referred(season, 1)) as [string];
    const sheetId = await sheet(season, [id], 'paper');
    const minutesPaperId = await paper(secretary, 'councilMinutes', { kind: 'sheet', id: sheetId });
    season.clock.advance(1_000);
    const plain = await paper(secretary, 'other', { kind: 'sheet', id: sheetId });
    const count = { dossierId: id, yes: 9, no: 0, blank: 0, recused: 0, absent: 0 };
    await secretary.post(`sheets/${sheetId}/count`, { counts: [count], minutesPaperId });
    const path = `papers?subjectKind=sheet&subjectId=${sheetId}`;
    const seen = async (by: Client) => (await by.get<{ items: { id: string }[] }>(path)).items.map((one) => one.id);
    expect([await seen(secretary), await seen(member)]).toEqual([[plain, minutesPaperId], [plain]]);
    await (await season.as('chair')).post(`sheets/${sheetId}/settle`);
    expect(await seen(member)).toEqual([plain, minutesPaperId]);
  });
});
