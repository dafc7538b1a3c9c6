import { readFileSync } from 'node:fs';
import { Client as Postgres } from 'pg';
import { IMPERSONAL_COLUMNS, PERSONAL_COLUMNS, personalDataPage } from '../../src/platform/personal-data.js';
import { OnceSweep } from '../../src/platform/once.sweep.js';
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

test('every column of text, JSON or bytes is in the register of personal data, or known to hold none', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'
     AND data_type IN ('text', 'json', 'jsonb', 'bytea', 'character varying') ORDER BY 1`,
  );
  const known = [...PERSONAL_COLUMNS.map(({ column }) => column), ...IMPERSONAL_COLUMNS];
  expect(rows.map(({ name }) => name).sort()).toEqual(known.sort());
});

test('the page of personal data is the one that the register gives now (npm run docs)', () => {
  expect(readFileSync('docs/personal-data.md', 'utf8')).toBe(personalDataPage());
});

test('an answer that was kept for a repeated request is forgotten after a day', async () => {
  await nominate(season, 1);
  const kept = async () =>
    (await client.query<{ count: number }>('SELECT count(*)::int AS count FROM idempotency')).rows[0]!.count;
  const sweep = season.app.get(OnceSweep, { strict: false });
  await sweep.purge();
  expect(await kept()).toBe(2);
  season.clock.advance(25 * 3_600_000);
  await sweep.purge();
  expect(await kept()).toBe(0);
});
