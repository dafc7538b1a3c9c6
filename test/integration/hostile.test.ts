import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { FileStore } from '../../src/platform/file.store.js';
import { FileSweep } from '../../src/papers/file.sweep.js';
import { CampaignStore } from '../../src/campaigns/campaign.store.js';
import { Config } from '../../src/platform/config.js';
import { Client } from '../support/client.js';
import { Season } from '../support/season.js';
import { command, fill, nominate, nominee, paper, PDF, pdfForm, referred, stateOf } from '../support/steps.js';
import { delivered, sitting, statesOf, voted } from '../support/stories.js';

let season: Season;
beforeAll(async () => (season = await Season.start()));
afterAll(() => season.stop());

const port = () => Number(new URL(season.server.url).port);

/** Bytes as they are, and what comes back. */
async function raw(bytes: string | Buffer): Promise<string> {
  const socket = connect(port(), '127.0.0.1');
  socket.end(bytes);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

describe('a body that cannot be meant', () => {
  const send = async (body: string | Buffer, type = 'application/json'): Promise<[number, string]> => {
    const { token } = await season.nobody.post<{ token: string }>(
      'sessions',
      { username: 'clerk', password: 'vinh-danh-demo' },
      { 'x-forwarded-for': '10.9.0.1' },
    );
    const answer = await fetch(`${season.server.url}/api/v1/nominees`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': 'k' },
      body: new Uint8Array(Buffer.from(body)),
    });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };

  test('is refused when it is nested without end, before anything looks at it', async () => {
    const depth = 5000;
    expect(await send(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toEqual([422, 'request.invalid']);
  });

  test('is refused when it is not UTF-8, rather than kept with question marks in a name', async () => {
    const name = Buffer.concat([Buffer.from('{"name":"Nguy'), Buffer.from([0xea]), Buffer.from('n"}')]);
    expect(await send(name)).toEqual([400, 'request.malformed']);
  });

  test.each([
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
  ])('is refused as %s', async (type) => expect(await send('{}', type)).toEqual([415, 'request.mediaType']));
});

test.each([
  'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  'NONSENSE\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
])('what is no request of HTTP is refused in the form of every refusal', async (bytes) => {
  const answer = await raw(bytes);
  expect(answer).toContain('content-type: application/problem+json');
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({
    status: 400,
    code: 'request.malformed',
  });
});

test('a cursor that no page gave is refused, also where the database could not read its moment', async () => {
  const clerk = await season.as('clerk');
  const [id] = await nominate(season, 1);
  const cursor = Buffer.from(JSON.stringify(['2026-01-01T00:00:00+23:59', id])).toString('base64url');
  for (const list of ['dossiers', 'notices', 'submissions', `campaigns`])
    expect([list, ...(await clerk.refused('GET', `${list}?cursor=${cursor}`))]).toEqual([list, 422, 'cursor.wrong']);
});

test('what is answered about people is kept by no cache', async () => {
  const answer = await (await season.as('clerk')).send('GET', 'dossiers');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

describe('the same request under one key', () => {
  test('is one request when its id is written in capitals and its fields in another order', async () => {
    const clerk = await season.as('clerk');
    const [id] = (await nominate(season, 1)) as [string];
    const key = { 'idempotency-key': 'one-withdrawal' };
    const basis = { kind: 'call' };
    const first = await clerk.send('POST', `dossiers/${id}/commands`, { type: 'WITHDRAW', basis }, key);
    const again = await clerk.send('POST', `dossiers/${id.toUpperCase()}/commands`, { basis, type: 'WITHDRAW' }, key);
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
  });

  test('makes one unit, one role and one succession', async () => {
    const admin = await season.as('admin');
    const organisationId = season.sample.organisations.commune;
    const key = { 'idempotency-key': 'one-unit' };
    const unit = { organisationId, code: 'thon-ba', name: 'Thôn Ba', kind: 'village' };
    const first = await admin.post('units', unit, key);
    expect(await admin.post('units', unit, key)).toEqual(first);
  });
});

test('a nominator asks for another unit nothing: no nominee, no list without names, no list on another unit’s meeting', async () => {
  const nominator = await season.as('nominator');
  const { units, campaignId, organisations } = season.sample;
  const stranger = { organisationId: organisations.commune, kind: 'individual', name: 'Người Thử Khác', year: 1980 };
  expect(await nominator.refused('POST', 'nominees', { ...stranger, unitId: units['hoi-phu-nu'] })).toEqual([
    404,
    'notFound',
  ]);
  const list = { campaignId, unitId: units['thon-mot'] };
  expect(await nominator.refused('POST', 'nominations', { ...list, items: [] })).toEqual([422, 'request.invalid']);
  const meetingPaperId = await paper(await season.as('nominator2'), 'meetingRecord', {
    kind: 'unit',
    id: units['hoi-phu-nu']!,
  });
  const items = [{ awardCode: 'ca-nhan-cchc-2025', nomineeId: await nominee(season) }];
  expect(await nominator.refused('POST', 'nominations', { ...list, items, meetingPaperId })).toEqual([
    422,
    'paper.wrongPurpose',
  ]);
});

describe('papers', () => {
  test('of the office are entered by the office, and filled by whoever entered them', async () => {
    const [id] = (await nominate(season, 1)) as [string];
    const [clerk, nominator] = [await season.as('clerk'), await season.as('nominator')];
    const about = { 'subject[kind]': 'dossier', 'subject[id]': id };
    expect(await nominator.refused('POST', 'papers', pdfForm({ purpose: 'holdOrder', ...about }))).toEqual([
      403,
      'paper.notYours',
    ]);
    const blank = await clerk.post<{ id: string }>('papers', pdfForm({ purpose: 'recordOfAct', ...about }));
    expect(await nominator.refused('PATCH', `papers/${blank.id}`, pdfForm({ number: '99' }))).toEqual([
      403,
      'paper.notYours',
    ]);
  });

  test('that are letters get their number and date on the submission, where a line says so', async () => {
    const [id] = (await nominate(season, 1)) as [string];
    const clerk = await season.as('clerk');
    const about = { 'subject[kind]': 'dossier', 'subject[id]': id };
    const letter = await clerk.post<{ id: string }>('papers', pdfForm({ purpose: 'submissionLetter', ...about }));
    for (const part of [{ number: '12/TTr-UBND' }, { date: '2026-06-02' }])
      expect(await clerk.refused('PATCH', `papers/${letter.id}`, part)).toEqual([409, 'paper.numberedByRoute']);
    await clerk.ok('PATCH', `papers/${letter.id}`, { signer: 'Chủ tịch' });
  });

  test('ground a command only where they are of its kind and on its matter', async () => {
    const [one, other] = (await nominate(season, 2)) as [string, string];
    const [clerk, nominator] = [await season.as('clerk'), await season.as('nominator')];
    const hold = (paperId: string) => ({ type: 'HOLD', basis: { kind: 'paper', paperId } });
    const record = await paper(nominator, 'meetingRecord', { kind: 'dossier', id: one });
    expect(await clerk.refused('POST', `dossiers/${one}/commands`, hold(record))).toEqual([422, 'paper.wrongPurpose']);
    const told = await paper(nominator, 'other', { kind: 'dossier', id: one });
    expect(await clerk.refused('POST', `dossiers/${other}/commands`, hold(told))).toEqual([422, 'paper.otherMatter']);
    const order = await paper(clerk, 'holdOrder', { kind: 'dossier', id: one });
    expect((await command(clerk, other, 'HOLD', { basis: { kind: 'paper', paperId: order } })).state).toBe('draft');
  });

  test('tell nobody whether another commune has a dossier', async () => {
    const [id] = (await nominate(season, 1)) as [string];
    const paperId = await paper(await season.as('clerk'), 'recordOfAct', { kind: 'dossier', id });
    const stranger = await season.as('clerk2');
    const hold = { type: 'HOLD', basis: { kind: 'paper', paperId } };
    const there = await stranger.send('POST', `dossiers/${id}/commands`, hold);
    const absent = await stranger.send('POST', `dossiers/01890000-0000-7000-8000-00000000000a/commands`, hold);
    const plain = ({ status, body }: typeof there) => [status, { ...body, requestId: '' }];
    expect(plain(there)).toEqual(plain(absent));
  });
});

test('to a receiver a dossier is as it was signed: no earlier state, no name of the staff, no hold of the commune', async () => {
  const [clerk, chair, authority] = [await season.as('clerk'), await season.as('chair'), await season.as('authority')];
  const [id] = (await referred(season, 1)) as [string];
  await voted(season, { [id]: 9 });
  await delivered(season, [id]);
  await command(chair, id, 'HOLD');
  const shown = await authority.get<{ held: boolean; state: string }>(`dossiers/${id}`);
  expect([shown.held, shown.state]).toEqual([false, 'forwarded.sent']);
  expect(await authority.refused('GET', `dossiers/${id}?asOf=3`)).toEqual([404, 'notFound']);
  const listed = await authority.get<{ items: { id: string; held: boolean }[] }>('dossiers');
  expect(listed.items.find((one) => one.id === id)!.held).toBe(false);
  type Line = { body: { command: string }; who: string | null };
  const trail = await authority.get<{ items: Line[] }>(`dossiers/${id}/trail?limit=100`);
  const own = await clerk.get<{ items: Line[] }>(`dossiers/${id}/trail?limit=100`);
  expect([trail.items.some(({ who }) => who !== null), own.items.some(({ who }) => who !== null)]).toEqual([
    false,
    true,
  ]);
  expect(trail.items.slice(-2).map(({ body }) => body.command)).toEqual(['SIGN', 'DELIVERED']);
  expect(own.items.at(-1)!.body.command).toBe('HOLD');
  const stale = await authority.send('POST', `dossiers/${id}/commands`, { type: 'ACKNOWLEDGE' }, { 'if-match': '1' });
  expect([stale.status, stale.body['code'], stale.body['params']]).toEqual([409, 'conflict.elsewhere', {}]);
});

test('a trail is read page by page', async () => {
  const clerk = await season.as('clerk');
  const [id] = (await referred(season, 1)) as [string];
  const first = await clerk.get<{ items: { hash: string }[]; nextCursor: string }>(`dossiers/${id}/trail?limit=3`);
  const next = await clerk.get<{ items: { body: { prev: string } }[] }>(
    `dossiers/${id}/trail?limit=3&cursor=${first.nextCursor}`,
  );
  expect([first.items.length, next.items[0]!.body.prev]).toEqual([3, first.items[2]!.hash]);
});

test('neither a filter, nor an order, nor a cursor tells the recused that the vote goes on', async () => {
  const [secretary, member] = [await season.as('secretary'), await season.as('member1')];
  const [hidden, open] = (await referred(season, 2)) as [string, string];
  const { items } = await member.get<{ items: { id: string; nominee: { id: string } }[] }>('dossiers?limit=100');
  const nomineeId = items.find(({ id }) => id === hidden)!.nominee.id;
  const sittingId = await sitting(season);
  const recusals = [{ personId: season.sample.people['member1'], nomineeId }];
  await secretary.put(`sittings/${sittingId}/recusals`, { recusals });
  const asked = { campaignId: season.sample.campaignId, awardCode: 'ca-nhan-cchc-2025', ballotKind: 'secret' };
  const list = { ...asked, dossierIds: [hidden, open] };
  const before = await seenBy(member, hidden, open);
  season.clock.advance(60_000);
  const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sittingId}/sheets`, list);
  await secretary.post(`sheets/${sheetId}/open`);
  expect(await seenBy(member, hidden, open)).toEqual(before);
  expect(await statesOf(season, [hidden])).toEqual(['councilVote.voting']);
});

test('whoever is recused gives no command on the dossier, and is told the same whether its vote waits, goes on or is over', async () => {
  const [secretary, chair, clerk] = [await season.as('secretary'), await season.as('chair'), await season.as('clerk')];
  const [hidden, open] = (await referred(season, 2)) as [string, string];
  const { nominee: one } = await clerk.get<{ nominee: { id: string } }>(`dossiers/${hidden}`);
  const sittingId = await sitting(season);
  const { people, campaignId } = season.sample;
  const recusals = ['chair', 'clerk'].map((name) => ({ personId: people[name], nomineeId: one.id }));
  await secretary.put(`sittings/${sittingId}/recusals`, { recusals });
  const kind = { campaignId, awardCode: 'ca-nhan-cchc-2025', ballotKind: 'secret' };
  const list = { ...kind, dossierIds: [hidden, open], presiderDeputyId: people['member1'] };
  const { sheetId } = await secretary.post<{ sheetId: string }>(`sittings/${sittingId}/sheets`, list);
  const probes = async () => [
    await answersOf(chair, 'POST', `dossiers/${hidden}/commands`, { type: 'HOLD' }, { 'if-match': '1' }),
    await answersOf(chair, 'POST', `dossiers/${hidden}/commands`, { type: 'CONFIRM' }),
    await answersOf(clerk, 'POST', `dossiers/${hidden}/commands`, { type: 'REFER' }),
    await answersOf(clerk, 'POST', 'dossiers/bulk', { type: 'REFER', items: [{ id: hidden, version: 1 }] }),
    await answersOf(clerk, 'PUT', `dossiers/${hidden}/claims/c1`, { confirmed: true, basis: { kind: 'call' } }),
    await answersOf(chair, 'GET', `dossiers/${hidden}/moves`),
  ];
  const waiting = await probes();
  await secretary.post(`sheets/${sheetId}/open`);
  const voting = await probes();
  await (await season.as('member2')).post(`sheets/${sheetId}/ballots`, { choices: { [hidden]: 'yes', [open]: 'no' } });
  await secretary.post(`sheets/${sheetId}/close`);
  expect([voting, await probes()]).toEqual([waiting, waiting]);
  expect(waiting.slice(0, 3)).toEqual([1, 2, 3].map(() => expect.stringContaining('"code":"act.recused"')));
  expect(await stateOf(await season.as('nominator'), hidden)).toEqual('councilVote.counted');
});

/** An answer as it is, but for the id of its request. */
async function answersOf(by: Client, ...asked: Parameters<Client['send']>): Promise<string> {
  const { status, body } = await by.send<object>(...asked);
  return `${status} ${JSON.stringify({ ...body, requestId: '' })}`;
}

test('fourteen saves at once on a program that has just started are all kept: none waits for a second connection', async () => {
  const nominator = await season.as('nominator');
  const ids = await nominate(season, 14);
  await Promise.all(ids.map((id) => nominator.get(`dossiers/${id}`)));
  const store = season.app.get(CampaignStore, { strict: false });
  (store as unknown as { kept: Map<string, unknown> }).kept.clear();
  const saves = ids.map((id) => nominator.send('PUT', `dossiers/${id}/claims/c1`, { confirmed: true }));
  expect((await Promise.all(saves)).map(({ status }) => status)).toEqual(ids.map(() => 200));
});

test('a save that changes nothing is refused like any other where nothing may be saved', async () => {
  const nominator = await season.as('nominator');
  const [id] = (await referred(season, 1)) as [string];
  const again = nominator.refused('PUT', `dossiers/${id}/claims/c1`, { confirmed: true });
  expect(await again).toEqual([409, 'move.notFromHere']);
});

/** Under which filters a dossier is found, and what follows it in the list of everything but the other one. */
async function seenBy(by: Client, id: string, other: string): Promise<unknown> {
  type Page = { items: { id: string }[]; nextCursor: string | null };
  const found = async (query: string) =>
    (await by.get<Page>(`dossiers?limit=100&${query}`)).items.some((one) => one.id === id);
  const states = ['councilVote.scheduled', 'councilVote.voting', 'councilVote.counted'];
  const all = (await by.get<Page>('dossiers?limit=100')).items.map((one) => one.id);
  return [
    await Promise.all([...states.map((state) => `state=${state}`), 'mine=true'].map(found)),
    all.slice(all.indexOf(id) + 1).filter((one) => one !== other),
  ];
}

test('whoever signed in with a slip sets a password before he reads anything', async () => {
  const admin = await season.as('admin');
  const { person, slip } = await admin.post<{ person: { id: string }; slip: { code: string } }>('people', {
    ...{ username: 'nguoi-moi', fullName: 'Người Mới' },
    ...{ organisationId: season.sample.organisations.commune, roles: ['clerk'] },
  });
  const { token } = await season.nobody.post<{ token: string }>('sessions', {
    username: 'nguoi-moi',
    accessSlip: slip.code,
  });
  const newcomer = new Client(season.server.url, token);
  for (const path of [
    'notices',
    'organisations',
    'campaigns',
    `units?organisationId=${season.sample.organisations.commune}`,
  ])
    expect([path, ...(await newcomer.refused('GET', path))]).toEqual([path, 403, 'password.notSet']);
  expect((await newcomer.get<{ person: { id: string } }>('me')).person.id).toBe(person.id);
});

describe('files', () => {
  const folder = () => join(season.app.get(Config).dataDir, 'files');
  const onDisk = () =>
    readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name));

  async function evidenceOf(by: Client, id: string): Promise<{ path: string; digest: string }> {
    const { content } = await by.get<{ content: { kind: string; code: string; content: { sha256: string } }[] }>(
      `dossiers/${id}`,
    );
    const { code, content: file } = content.find(({ kind }) => kind === 'evidence')!;
    return { path: `dossiers/${id}/evidence/${code}/content`, digest: file.sha256 };
  }

  test('of refused uploads are removed once nothing can come to name them; the others stay', async () => {
    const nominator = await season.as('nominator');
    const [id] = (await referred(season, 1)) as [string];
    const stranger = pdfForm({ criterionCode: 'c4' }, 'lạ.pdf', Buffer.concat([PDF, Buffer.from('khác')]));
    const sweep = season.app.get(FileSweep, { strict: false });
    const aged = () => onDisk().forEach((name) => utimesSync(join(folder(), name), new Date(0), new Date(0)));
    await season.settled(); // sets of earlier letters leave what was built while something changed
    aged();
    await sweep.sweep();
    const before = onDisk();
    expect(before.map((name) => basename(name))).toContain((await evidenceOf(nominator, id)).digest);
    const absent = '01890000-0000-7000-8000-00000000000a';
    expect(await nominator.refused('POST', `dossiers/${absent}/evidence`, stranger)).toEqual([404, 'notFound']);
    expect(onDisk().length).toBe(before.length + 1);
    expect(await sweep.sweep()).toBe(0);
    aged();
    expect([await sweep.sweep(), onDisk().sort()]).toEqual([1, before.sort()]);
    expect(await statesOf(season, [id])).toEqual(['councilVote.scheduled']);
  });

  test('that are lost with the disk are told as lost, by name of no file', async () => {
    const nominator = await season.as('nominator');
    const [id] = (await nominate(season, 1)) as [string];
    await command(nominator, id, 'SUBMIT');
    await fill(nominator, id);
    const { path, digest } = await evidenceOf(nominator, id);
    expect((await nominator.send('GET', path)).status).toBe(200);
    rmSync(join(folder(), digest.slice(0, 2), digest));
    const lost = await nominator.send('GET', path);
    expect([lost.status, lost.body['code'], lost.headers.get('content-disposition')]).toEqual([404, 'file.lost', null]);
    await season.app
      .get(FileStore, { strict: false })
      .keep(undefined)
      .catch(() => undefined);
  });

  test('that another server takes away while this one looks for old ones stop neither its start nor its sweep', async () => {
    const { dataDir } = season.app.get(Config, { strict: false });
    const store = season.app.get(FileStore, { strict: false });
    // It is listed, and is not there when it is looked at.
    const gone = (...place: string[]) => symlinkSync(join(dataDir, 'nowhere'), join(dataDir, 'files', ...place));
    mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true });
    gone('incoming', 'an-upload');
    gone('ab', 'ab'.repeat(32));
    await store.onApplicationBootstrap();
    const named = async (digests: readonly string[]) => new Set(digests.filter((one) => one !== 'ab'.repeat(32)));
    expect(await store.removeUnnamed(named)).toBe(0);
  });

  test('keep a long name whole in its letters, and its suffix', async () => {
    const nominator = await season.as('nominator');
    const [id] = (await nominate(season, 1)) as [string];
    const name = `${'e'.repeat(199)}😀${'é'.repeat(50)}.pdf`;
    await nominator.post(`dossiers/${id}/evidence`, pdfForm({ criterionCode: 'c4' }, name));
    const { content } = await nominator.get<{ content: { kind: string; content: { name: string } }[] }>(
      `dossiers/${id}`,
    );
    const shown = content.find(({ kind }) => kind === 'evidence')!.content.name;
    expect([[...shown].length, encodeURIComponent(shown).length > 0, shown.slice(-4)]).toEqual([200, true, '.pdf']);
  });
});

test('a request that never ends does not keep the program from stopping', async () => {
  const other = await Season.start();
  const socket = connect(Number(new URL(other.server.url).port), '127.0.0.1');
  socket.on('error', () => undefined).resume();
  socket.write(
    'POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await other.stop();
  await closed;
}, 60_000);
