import { Client as Postgres } from 'pg';
import { DeadlineSweep } from '../../src/deadlines/deadline.sweep.js';
import { Database } from '../../src/platform/database.js';
import { newId } from '../../src/platform/random.js';
import { Drawing } from '../support/drawing.js';
import { unexplained } from '../support/explained-lines.js';
import { inFull } from '../support/in-full.js';
import { PostBook } from '../support/post-book.js';
import { Season } from '../support/season.js';
import { oneCriterion } from '../support/short-plan.js';
import { faults } from '../support/stories.js';
import { Town, Townsfolk } from '../support/townsfolk.js';
import { waiting } from '../support/waiting.js';

const FIRST = Number(process.env['SEED'] ?? 1);
const SEEDS = Array.from({ length: process.env['SEED'] ? 1 : inFull(10, 1) }, (_, at) => FIRST + at);
const DAYS_OF_WORK = inFull(120, 14);
const YEAR = 365;
const DAY = 86_400_000;
const START = '2026-03-02T02:00:00.000Z';

/** Beside the sixteen of the sample: a second hand in four offices. */
const MORE = { clerk3: 'clerk', secretary2: 'secretary', nominator3: 'nominator', chair2: 'decider' };
const PEOPLE = [
  ...['nominator', 'nominator2', 'clerk', 'secretary', 'chair', 'authority', 'auditor', 'admin', 'clerk2'],
  ...['member1', 'member2', 'member3', 'member4', 'member5', 'member6', 'member7'],
  ...Object.keys(MORE),
];

async function addPeople(season: Season): Promise<void> {
  const client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
  for (const [username, role] of Object.entries(MORE)) {
    const id = newId(new Date(0));
    season.sample.people[username] = id;
    await client.query(
      `INSERT INTO person (id, username, full_name, password_hash, created_at)
       SELECT $1, $2, $2, password_hash, now() FROM person WHERE username = 'clerk'`,
      [id, username],
    );
    await client.query('INSERT INTO role (id, organisation_id, person_id, role, unit_id) VALUES ($1, $2, $3, $4, $5)', [
      ...[newId(new Date(0)), season.sample.organisations.commune, id, role],
      role === 'nominator' ? season.sample.units['thon-mot'] : null,
    ]);
  }
  await client.end();
}

/** Each draws for himself, so that a seed does not depend on who was faster. */
type Draws = ReadonlyMap<string, Drawing>;

/** A day of work: some people do some things at once, and the program sweeps and delivers. */
async function work(season: Season, book: PostBook, folk: ReadonlyMap<string, Townsfolk>, draws: Draws): Promise<void> {
  await Promise.all(
    [...draws].map(async ([who, draw]) => {
      if (draw.once(2)) return;
      for (let acts = 1 + draw.below(4); acts > 0; acts -= 1) await folk.get(who)!.act(who);
    }),
  );
  await book.finished();
  await season.settled();
}

const COMMANDS = `SELECT DISTINCT body ->> 'command' AS command FROM line`;
const reached = new Set<string>();
/** What the chair was told where a season could not be closed. */
const leftOpen: unknown[] = [];

test.each(SEEDS)(
  'twenty people act on one season for a year, and every answer and every line of it is accounted for (seed %i)',
  async (seed) => {
    const season = await Season.start({ now: START, plan: oneCriterion });
    const draws = new Map(PEOPLE.map((who, at) => [who, new Drawing(seed * 1000 + at)]));
    const book = new PostBook(season, draws);
    try {
      await addPeople(season);
      await waiting(season, 6);
      await season.settled();
      const since = season.clock.now();
      season.clock.advance(1000);
      const town = new Town();
      const folk = new Map([...draws].map(([who, draw]) => [who, new Townsfolk(season, book, draw, town)]));
      const sweep = season.app.get(DeadlineSweep, { strict: false });
      for (let day = 0; day < DAYS_OF_WORK; day += 1) {
        await work(season, book, folk, draws);
        season.clock.advance(3 * (YEAR / DAYS_OF_WORK) * ((day + 1) / DAYS_OF_WORK) ** 2 * DAY);
        await sweep.sweep();
        await season.settled();
      }
      await folk.get('chair')!.beginTooLate();
      await book.finished();
      season.clock.advance(60 * DAY);
      await sweep.sweep();
      const closed = await folk.get('chair')!.close();
      await book.finished();
      await season.settled();
      const database = season.app.get(Database);
      const commands = (await database.query<{ command: string }>(COMMANDS)).map(({ command }) => command);
      for (const command of commands) reached.add(command);
      if (!commands.includes('CLOSE_SEASON')) leftOpen.push(closed);
      expect(book.uncoded).toEqual([]);
      expect(await unexplained(database, since, book.entries, season.sample.people)).toEqual([]);
      expect(await faults(season)).toEqual([]);
    } finally {
      book.close();
      await season.stop();
    }
  },
  inFull(1_800_000, 240_000),
);

test('in these years people nominated, were late, and closed their season', () => {
  const council = [
    'OPEN_VOTE',
    'CAST_BALLOT',
    'CLOSE_VOTE',
    'SETTLE',
    'DRAFT_SUBMISSION',
    'SIGN',
    'DELIVERED',
    'RECORD_DECISION',
  ];
  const always = ['NOMINATE', 'SUBMIT', 'WRITE_SECTION', 'DEADLINE_PASSED', 'CLOSE_SEASON'];
  expect([...reached]).toEqual(expect.arrayContaining([...always, ...(SEEDS.length > 1 ? council : [])]));
  expect(leftOpen).toEqual([]);
});
