import { readFileSync } from 'node:fs';
import { Client as Postgres } from 'pg';
import { IMPERSONAL_COLUMNS, nameOf, PERSONAL_COLUMNS, personalDataPage } from '../../src/platform/personal-data.js';
import { Forgetting } from '../../src/platform/forgetting.js';
import { Season } from '../support/season.js';
import { nominate } from '../support/steps.js';

let season: Season;
let client: Postgres;
beforeAll(async () => {
  season = await Season.start();
  client = new Postgres({ connectionString: season.database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await season.stop();
});

const columnsOf = async (types: string[] | null) => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND ($1::text[] IS NULL OR data_type = ANY($1) OR data_type = 'ARRAY')`,
    [types],
  );
  return rows.map(({ name }) => name);
};
const registered = PERSONAL_COLUMNS.map(nameOf);

test('every column of text, JSON or bytes is in the register of personal data, or known to hold none', async () => {
  const known = new Set([...registered, ...IMPERSONAL_COLUMNS]);
  const columns = await columnsOf(['text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'bytea']);
  expect(columns.filter((name) => !known.has(name))).toEqual([]);
});

test('no column of the register is gone, and none is in it twice', async () => {
  const columns = await columnsOf(null);
  const known = [...registered, ...IMPERSONAL_COLUMNS];
  expect(known.filter((name) => !columns.includes(name))).toEqual([]);
  expect(known.filter((name, index) => known.indexOf(name) !== index)).toEqual([]);
});

test('the page of personal data is the one that the register gives now (npm run docs)', () => {
  expect(readFileSync('docs/personal-data.md', 'utf8')).toBe(personalDataPage());
});

test('an answer that was kept for a repeated request is forgotten after a day', async () => {
  await nominate(season, 1);
  const kept = async () =>
    (await client.query<{ count: number }>('SELECT count(*)::int AS count FROM idempotency')).rows[0]!.count;
  const sweep = season.app.get(Forgetting, { strict: false });
  await sweep.purge();
  expect(await kept()).toBe(2);
  season.clock.advance(25 * 3_600_000);
  await sweep.purge();
  expect(await kept()).toBe(0);
});
