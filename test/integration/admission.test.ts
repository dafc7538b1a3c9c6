import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import type { Client } from '../support/client.js';
import { Season } from '../support/season.js';
import { command, nominate } from '../support/steps.js';

/** More is asked than a process can do: some are told to come again, at once, and with nothing begun. */
let season: Season;
let nominator: Client;
let ids: string[];

const START = '2026-03-02T02:00:00Z';

beforeAll(async () => {
  season = await Season.start({
    now: START,
    bounds: { write: { steady: 1, burst: 3 }, read: { steady: 2, burst: 80 } },
  });
  nominator = await season.as('nominator');
  ids = await nominate(season, 4);
});
afterAll(() => season.stop());

/** Their rows are held by somebody else while `work` runs, so that a command on one of them stays in work. */
async function held<Result>(
  dossierIds: string[],
  work: (letGo: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const other = new Postgres({ connectionString: season.database.ownerUrl });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT FROM dossier WHERE id = ANY($1) FOR UPDATE', [dossierIds]);
  try {
    return await work(async () => void (await other.query('ROLLBACK')));
  } finally {
    await other.end();
  }
}

async function waiting(count: number): Promise<void> {
  const text = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  const client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
  for (;;) {
    const { rows } = await client.query<{ count: number }>(text);
    if (rows[0]!.count === count) break;
    await pause(5);
  }
  await client.end();
}

const submit = (id: string) => nominator.send<{ code: string }>('POST', `dossiers/${id}/commands`, { type: 'SUBMIT' });
const linesOf = async (id: string) => (await nominator.get<{ items: unknown[] }>(`dossiers/${id}/trail`)).items.length;

test('a village that asks while too much is in work is told when to come again, and its dossier is as it was', async () => {
  const [first, second, third, late] = ids as [string, string, string, string];
  const [sent, refusedOne, unknown] = await held([first, second, third], async (letGo) => {
    const inWork = [submit(first), submit(second), submit(third)];
    await waiting(3);
    const answer = await submit(late);
    const nobody = await season.nobody.send<{ code: string }>('POST', `dossiers/${late}/commands`, { type: 'SUBMIT' });
    await letGo();
    return [await Promise.all(inWork), answer, nobody] as const;
  });
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
  const told = ({ status, body, headers }: typeof refusedOne) => [status, body.code, headers.get('retry-after')];
  expect(told(refusedOne)).toEqual([503, 'server.busy', '1']);
  expect(told(unknown)).toEqual([503, 'server.busy', '1']);
  expect(await linesOf(late)).toBe(1);
  expect((await submit(late)).status).toBe(200);
  expect(await linesOf(late)).toBe(2);
});

test('while commands are refused, a monitor, the pages, a reader and somebody who signs in are answered', async () => {
  const [id] = (await nominate(season, 1)) as [string];
  const places = ids.slice(0, 3);
  await held(places, async (letGo) => {
    const inWork = places.map((one) => command(nominator, one, 'WITHDRAW', { reason: 'thôi' }));
    await waiting(3);
    expect((await submit(id)).status).toBe(503);
    expect((await season.nobody.send('GET', '/health/live')).status).toBe(200);
    expect((await season.nobody.send('GET', '/metrics')).status).toBe(200);
    expect((await nominator.send('GET', `dossiers/${id}`)).status).toBe(200);
    await season.signIn('clerk');
    await letGo();
    await Promise.all(inWork);
  });
});

test('a burst is taken, what lasts longer is refused, and after a calm second a burst is one again', async () => {
  const [one, two] = (await nominate(season, 2)) as [string, string];
  await held([one], async (letGo) => {
    const inWork = submit(one);
    await waiting(1);
    const comment = () => nominator.send('PUT', `dossiers/${two}/sections/report`, { text: 'x' });
    expect((await comment()).status).not.toBe(503);
    season.clock.advance(501);
    expect((await comment()).status).toBe(503);
    season.clock.advance(999);
    expect((await comment()).status).toBe(503);
    season.clock.advance(1_001);
    expect((await comment()).status).not.toBe(503);
    await letGo();
    expect((await inWork).status).toBe(200);
  });
});

test('whoever hangs up before he is answered gives his place back', async () => {
  const [id] = (await nominate(season, 1)) as [string];
  const places = (await nominate(season, 3)) as [string, string, string];
  const token = await season.tokenFor('nominator');
  const hangUp = new AbortController();
  await held(places, async () => {
    const url = (one: string) => `${season.server.url}/api/v1/dossiers/${one}/commands`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const given = places.map((one) =>
      fetch(url(one), { method: 'POST', headers, body: '{"type":"SUBMIT"}', signal: hangUp.signal }).catch(
        () => 'gone',
      ),
    );
    await waiting(3);
    expect((await submit(id)).status).toBe(503);
    hangUp.abort();
    expect(await Promise.all(given)).toEqual(['gone', 'gone', 'gone']);
    const first = performance.now();
    while ((await submit(id)).status === 503 && performance.now() - first < 5_000) await pause(20);
    expect(await linesOf(id)).toBe(2);
  });
});

test('forty people who ask twice in the same moment are all answered', async () => {
  const clerk = await season.as('clerk');
  const statuses = await Promise.all(
    Array.from({ length: 80 }, async (_, index) => (await clerk.send('GET', `dossiers/${ids[index % 4]}`)).status),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});
