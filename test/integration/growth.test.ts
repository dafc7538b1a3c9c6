import { Client, Pool } from 'pg';
import { copySeason, sizeOf } from '../../bench/generator.js';
import { ToldSeason } from '../../bench/season.told.js';
import { verifyAsAsked, verifyOnConsole } from '../../src/audit/audit.console.js';
import { Reminders } from '../../src/deadlines/reminders.js';
import { listStatement } from '../../src/dossier/dossier.list.sql.js';
import { Database } from '../../src/platform/database.js';
import { SystemClock } from '../../src/platform/clock.js';
import { Forgetting } from '../../src/platform/forgetting.js';
import { TRAIL } from '../../src/trail.js';
import { runProgram } from '../support/program.js';
import { Season } from '../support/season.js';
import { Tamperer } from '../support/tamper.js';
import { fill, Overheard, pagesRead } from './growth.fixture.js';

const COMMUNES = 4;

let season: Season;
let tamperer: Tamperer;
let pool: Pool;

beforeAll(async () => {
  season = await Season.start({ now: new Date().toISOString() });
  // A letter that was looked at between its signing and its number rests for a second: time must go by.
  const time = setInterval(() => season.clock.moveTo(new Date()), 100);
  await (await ToldSeason.at(season.server.url)).tell(8);
  clearInterval(time);
  await season.settled();
  await copySeason(season.database.superuserUrl, season.sample.organisations.commune, COMMUNES);
  tamperer = await Tamperer.on(season);
  pool = new Pool({ connectionString: season.database.appUrl, max: 2 });
}, 120_000);
afterAll(async () => {
  await pool.end();
  await tamperer.leave();
  await season.stop();
});

const program = { file: new URL('file:///none'), data: {} };

async function quickly(): Promise<string[]> {
  const told: string[] = [];
  const manner = { quick: true, threads: 0, program, clock: new SystemClock() };
  await verifyAsAsked(new Database(pool), (line) => told.push(line), TRAIL, manner);
  return told.filter((line) => / [0-9a-f-]{36}/.test(line));
}

async function fully(): Promise<string[]> {
  const told: string[] = [];
  await verifyOnConsole(new Database(pool), (line) => told.push(line), TRAIL);
  return told.filter((line) => / [0-9a-f-]{36}/.test(line));
}

test('a season that was copied for other communes is as sound as if it had been lived there', async () => {
  const { organisations, dossiers } = await sizeOf(season.database.superuserUrl);
  expect([organisations, dossiers]).toEqual([COMMUNES + 2, 8 * COMMUNES]);
  expect([await fully(), await quickly()]).toEqual([[], []]);
});

test('the built program verifies in threads of its own, and says how many lines in a second', async () => {
  const env = { DATABASE_URL: season.database.appUrl, DATABASE_OWNER_URL: season.database.ownerUrl };
  const { lines } = await sizeOf(season.database.superuserUrl);
  const spoken = { '--quick': 'Chains and arrows only', '--deep': 'Everything' };
  await Promise.all(
    Object.entries(spoken).map(async ([manner, told]) => {
      const { said, exit } = await runProgram(env, 'cli.js', ['audit', 'verify', manner, '--threads', '2']);
      expect(await exit).toBe(0);
      expect(said.stdout).toContain(`, ${lines} lines, 0 erased values`);
      const last = said.stdout.trimEnd().split('\n').at(-1);
      expect(last).toMatch(new RegExp(`^${told}, 2 threads: \\d+ lines per second\\.$`));
    }),
  );
});

describe('what breaks a chain, an arrow or a head is found by the quick check in the words of the full one', () => {
  const ONE = `(SELECT id FROM dossier WHERE state = 'awarded' ORDER BY id LIMIT 1)`;
  const at = (seq: number) => `stream = 'dossier' AND stream_id = ${ONE} AND seq = ${seq}`;
  afterEach(() => tamperer.undo());

  test.each([
    ['another body', `UPDATE line SET body = jsonb_set(body, '{actorId}', 'null') WHERE ${at(3)}`],
    ['a line that is gone', `DELETE FROM line WHERE ${at(5)}`],
    ['another hash', `UPDATE line SET hash = repeat('0', 64) WHERE ${at(2)}`],
    ['a body with a fraction', `UPDATE line SET body = jsonb_set(body, '{data,n}', '0.5') WHERE ${at(4)}`],
    ['a line of another organisation', `UPDATE line SET organisation_id = gen_random_uuid() WHERE ${at(6)}`],
    ['another head', `UPDATE dossier SET head_hash = repeat('1', 64) WHERE id = ${ONE}`],
    [
      'a dossier that is gone',
      `DELETE FROM dossier_content WHERE dossier_id = ${ONE}; DELETE FROM dossier WHERE id = ${ONE}`,
    ],
    ['an end that was cut off', `DELETE FROM line WHERE ${at(18)}`],
  ])('%s', async (_, change) => {
    await tamperer.run(change);
    const quick = await quickly();
    expect(quick).not.toEqual([]);
    const full = await fully();
    expect(quick.filter((fault) => !full.includes(fault))).toEqual([]);
  });

  test('a line that was rewritten with every one behind it, along an arrow that is none', async () => {
    const [{ id }] = (await tamperer.run<{ id: string }>(`SELECT ${ONE} AS id`)) as [{ id: string }];
    await tamperer.rewrite('dossier', id, 10, { to: 'evidence.collecting' });
    expect((await quickly()).map((fault) => fault.split(':')[0])).toEqual(['badArrow', 'badArrow']);
  });

  test('a state that its lines do not lead to', async () => {
    await tamperer.run(`UPDATE dossier SET state = 'revoked' WHERE id = ${ONE}`);
    const [fault] = await quickly();
    expect(fault).toContain('state is stored as revoked; by its trail it is awarded');
  });
});

describe('an authority that many communes write to', () => {
  interface Page {
    items: { id: string; changedAt: string; state: string; nominee: { name: string } }[];
    nextCursor: string | null;
  }

  async function all(query: string): Promise<Page['items']> {
    const by = await season.as('authority');
    const items: Page['items'] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await by.get<Page>(`dossiers?limit=2${query}${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  const stored = (where: string) =>
    tamperer.run<{ id: string }>(
      `SELECT d.id FROM dossier d JOIN nominee n ON n.id = d.nominee_id
       WHERE receiver_id = '${season.sample.organisations.district}' AND ${where} ORDER BY changed_at DESC, d.id DESC`,
    );

  test.each([
    ['everything that it holds', '', 'true'],
    ['what waits for it', '&mine=true', `d.state IN ('forwarded.sent', 'forwarded.received')`],
    ['a state', '&state=awarded', `d.state = 'awarded'`],
    ['a name', '&q=giang', `n.sort_key LIKE 'giang%'`],
  ])('pages through %s, each dossier once and the newest first', async (_, query, where) => {
    const expected = (await stored(`(${where})`)).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(2);
    expect((await all(query)).map(({ id }) => id)).toEqual(expected);
  });
});

describe('other communes of many years', () => {
  const READS = {
    'a list': ['authority', 'dossiers'],
    'a search of what few are called': ['authority', 'dossiers?q=giang%204000'],
    'a search of what many are called': ['authority', 'dossiers?q=giang'],
    'a search of what many were called long ago': ['authority', 'dossiers?q=xuan'],
    'a search of what nobody is called': ['authority', 'dossiers?q=yyy'],
    'a search among one award': ['authority', 'dossiers?q=giang&awardCode=none'],
    'an award of which there is none': ['authority', 'dossiers?awardCode=none'],
    'what is asked back': ['authority', 'dossiers?askedBack=true'],
    'the search of a clerk': ['clerk', 'dossiers?q=giang'],
    'what is complete': ['clerk', 'campaigns/CAMPAIGN/completeness'],
    'what may be forwarded': ['clerk', 'submissions/candidates?campaignId=CAMPAIGN'],
    'the reading list of a sitting': ['member1', 'sittings/SITTING/reading-list'],
    'the papers of a letter': ['clerk', 'papers?subjectKind=submission&subjectId=LETTER'],
  } as const;
  const SWEEPS = ['forgetting', 'reminding again'] as const;
  const RECUSED = 'the list of somebody recused';
  const pages = { few: new Map<string, number>(), many: new Map<string, number>() };
  let overheard: Overheard;
  let superuser: Client;
  const part = <Kept>(of: new (...args: never[]) => Kept): Kept => season.app.get(of as never, { strict: false });
  const idOf = async (path: string) =>
    (await (await season.as('clerk')).get<{ items: { id: string }[] }>(path)).items[0]!.id;

  async function look(into: Map<string, number>): Promise<void> {
    const ids = {
      CAMPAIGN: season.sample.campaignId,
      SITTING: await idOf('sittings'),
      LETTER: await idOf('submissions'),
    };
    const measured = async (what: string, about: RegExp, work: () => Promise<unknown>) => {
      let sum = 0;
      for (const statement of await overheard.during(work, about)) sum += await pagesRead(superuser, statement);
      into.set(what, sum);
    };
    for (const [what, [who, path]] of Object.entries(READS)) {
      const by = await season.as(who);
      const asked = Object.entries(ids).reduce((text, [name, id]) => text.replace(name, id), path as string);
      await measured(what, /^(?!.*outbox)/s, () => by.get(asked));
    }
    await part(Reminders).remindAll(() => false);
    await measured('reminding again', /deadline.soon/, () => part(Reminders).remindAll(() => false));
    await measured('forgetting', /DELETE/, () => part(Forgetting).purge());
    const grant = {
      organisationId: season.sample.organisations.district,
      role: 'authorityOfficer',
      unitId: null,
    } as const;
    const person = { personId: '', sessionId: '', username: '', fullName: '', locale: 'vi', roles: [grant] } as const;
    const hidden = new Map([[await idOf('dossiers'), season.clock.now()]]);
    const list = listStatement({ person, filter: { limit: 20 }, after: undefined, hidden } as never);
    into.set(RECUSED, await pagesRead(superuser, list!));
  }

  beforeAll(async () => {
    overheard = new Overheard(part(Database));
    superuser = new Client({ connectionString: season.database.superuserUrl });
    await superuser.connect();
    const [url, now] = [season.database.superuserUrl, season.clock.now()];
    await fill(url, { name: 'few', count: 1_500, now });
    await look(pages.few);
    await fill(url, { name: 'many', count: 13_500, now });
    await look(pages.many);
  }, 120_000);
  afterAll(() => superuser.end());

  test.each([...Object.keys(READS), ...SWEEPS, RECUSED])('%s reads no more among ten times as many', (what) => {
    expect(pages.few.get(what)).toBeGreaterThan(0);
    expect(pages.many.get(what)).toBeLessThanOrEqual(pages.few.get(what)! * 1.5 + 150);
  });

  test('a receiver has a name as long as it holds the dossier, and an erased one not a moment longer', async () => {
    const OWN = `organisation_id = '${season.sample.organisations.commune}'`;
    const keys = async (where: string) =>
      (await superuser.query<object>(`SELECT search_key, sort_key FROM dossier WHERE ${OWN} AND ${where}`)).rows;
    const held = (
      await superuser.query<{ id: string; nominee: string }>(
        `SELECT id, nominee_id AS nominee FROM dossier WHERE ${OWN} AND receiver_id IS NOT NULL ORDER BY id LIMIT 1`,
      )
    ).rows[0]!;
    const wrong = `(receiver_id IS NULL) <> (search_key IS NULL) OR (receiver_id IS NULL) <> (sort_key IS NULL)`;
    expect(await keys(`(${wrong})`)).toEqual([]);
    await superuser.query('BEGIN');
    await superuser.query(`UPDATE nominee SET name = '-', search_key = 'gone', sort_key = 'away' WHERE id = $1`, [
      held.nominee,
    ]);
    expect(await keys(`id = '${held.id}'`)).toEqual([{ search_key: 'gone', sort_key: 'away' }]);
    await superuser.query('UPDATE dossier SET receiver_id = NULL WHERE id = $1', [held.id]);
    expect(await keys(`id = '${held.id}'`)).toEqual([{ search_key: null, sort_key: null }]);
    await superuser.query('ROLLBACK');
  });
});
