import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Database } from '../../src/platform/database.js';
import { migrate } from '../../src/platform/migrate.js';
import { poolOf, servingOptions } from '../../src/platform/typeorm.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let fresh: FreshDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(servingOptions(fresh.appUrl)).initialize();
  database = new Database(poolOf(source));
});

afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

test('a date comes back as it was written, an instant as a Date, a large count as a number', async () => {
  const [row] = await database.query(
    `SELECT date '2025-11-30' AS day, timestamptz '2025-12-15 17:00:00.123+07' AS instant, int8 '9007199254740991' AS count`,
  );
  expect(row).toEqual({
    day: '2025-11-30',
    instant: new Date('2025-12-15T10:00:00.123Z'),
    count: Number.MAX_SAFE_INTEGER,
  });
});

test('a count that JavaScript cannot hold exactly is an error, never a near number', async () => {
  await expect(database.query(`SELECT int8 '9007199254740993' AS count`)).rejects.toThrow(/beyond the exact numbers/);
});

test('the serving role is bounded: ten connections, ten seconds a statement, fifteen seconds of silence in a transaction', async () => {
  const [row] = await database.query(
    `SELECT current_setting('statement_timeout') AS statement,
            current_setting('idle_in_transaction_session_timeout') AS silence,
            current_setting('application_name') AS name,
            current_user AS role`,
  );
  expect(row).toEqual({ statement: '10s', silence: '15s', name: 'vinhdanh', role: 'vinhdanh_app' });
  expect(database.pool.options.max).toBe(10);
});

test('the serving role makes no table, not even a temporary one', async () => {
  await expect(database.query('CREATE TABLE own (id int)')).rejects.toThrow(/permission denied/);
  await expect(database.query('CREATE TEMP TABLE own (id int)')).rejects.toThrow(/permission denied/);
});

test('letters of Vietnamese change case and every text is UTF-8, whatever the locale of the machine', async () => {
  const [row] = await database.query(
    `SELECT upper('đỗ thị ánh') AS upper, current_setting('server_encoding') AS encoding, datlocale AS locale
     FROM pg_database WHERE datname = current_database()`,
  );
  expect(row).toEqual({ upper: 'ĐỖ THỊ ÁNH', encoding: 'UTF8', locale: 'C.UTF-8' });
});

test('two processes that start together bring the tables up to date once', async () => {
  const { ownerUrl, appUrl } = fresh;
  await Promise.all([migrate(ownerUrl, appUrl), migrate(ownerUrl, appUrl)]);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query('SELECT name FROM migrations GROUP BY name HAVING count(*) > 1');
  await owner.end();
  expect(rows).toEqual([]);
});
