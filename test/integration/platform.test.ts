import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { folderLock } from '../../src/platform/folder-lock.js';
import { databaseRefusal } from '../../src/platform/database-refusal.js';
import { Database } from '../../src/platform/database.js';
import { migrate } from '../../src/platform/migrate.js';
import { runningPostgres } from '../../src/platform/running-postgres.js';
import { poolOf, servingOptions } from '../../src/platform/typeorm.js';
import { MutePostgres } from '../support/mute-postgres.js';
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

test('a connection that breaks between two statements undoes its transaction, and the next one is another', async () => {
  const broken = database.transaction(async (tx) => {
    const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const [connection] = [...connections(database)].filter(({ processID }) => processID === row!.pid);
    const ended = once(connection!, 'end');
    const superuser = new Client({ connectionString: fresh.superuserUrl });
    await superuser.connect();
    await superuser.query('SELECT pg_terminate_backend($1)', [row!.pid]);
    await superuser.end();
    await ended;
    return tx.query('SELECT 1');
  });
  const error: unknown = await broken.catch((failure: unknown) => failure);
  expect(databaseRefusal(error)?.refusal.code).toBe('server.busy');
  expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a connection that Postgres ends as it lets it in is a refusal to who asked, and not the end of the process', async () => {
  const refused = await refusedBy({ ends: true }, {});
  expect(refused).toEqual(['server.busy', 'server.busy']);
});

test('a statement that is never heard of again is given up, and who asked is told to come again', async () => {
  expect(await refusedBy({ ends: false }, { query_timeout: 50 })).toEqual(['server.busy', 'server.busy']);
  expect(database.pool.options).toMatchObject({ query_timeout: 15_000 });
});

/** What a statement and a transaction are told by something that is not quite Postgres. */
async function refusedBy(way: { ends: boolean }, settings: object): Promise<(string | undefined)[]> {
  const mute = await MutePostgres.start(way);
  const pool = new Pool({ ...servingOptions('').extra, ...settings, connectionString: mute.url });
  const of = new Database(pool);
  const asked = [of.query('SELECT 1'), of.transaction((tx) => tx.query('SELECT 1'))];
  const told = await Promise.all(asked.map((one) => one.then(() => undefined, databaseRefusal)));
  mute.stop();
  await pool.end();
  return told.map((refusal) => refusal?.refusal.code);
}

/** Of a pool: those that are free and those that are not. */
const connections = ({ pool }: Database) =>
  (pool as unknown as { _clients: (Client & { processID: number })[] })._clients;

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

test('the serving role may have any name: it reads and writes rows, and not the trail', async () => {
  const superuser = new Client({ connectionString: fresh.superuserUrl });
  await superuser.connect();
  await superuser.query(`CREATE ROLE "Phục vụ" LOGIN PASSWORD 'mau'`);
  const serving = new URL(fresh.appUrl);
  serving.username = encodeURIComponent('Phục vụ');
  serving.password = 'mau';
  const { pathname } = new URL(fresh.appUrl);
  await superuser.query(`GRANT CONNECT ON DATABASE ${pathname.slice(1)} TO "Phục vụ"`);
  await migrate(fresh.ownerUrl, serving.href);
  const client = new Client({ connectionString: serving.href });
  await client.connect();
  const { rows } = await client.query(
    `SELECT has_table_privilege('dossier', 'INSERT, UPDATE') AS work, has_table_privilege('migrations', 'SELECT') AS look,
            has_table_privilege('line', 'INSERT') AS add,
            has_table_privilege('line', 'UPDATE, DELETE, TRUNCATE') AS rewrite,
            has_table_privilege('migrations', 'INSERT, UPDATE, DELETE') AS pretend`,
  );
  await client.end();
  await superuser.query(`DROP OWNED BY "Phục vụ"; DROP ROLE "Phục vụ"`);
  await superuser.end();
  expect(rows).toEqual([{ work: true, look: true, add: true, rewrite: false, pretend: false }]);
});

test('a pid file that a power cut left, whose number another program now has, is no running Postgres', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vinhdanh-'));
  mkdirSync(join(dataDir, 'postgres'));
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n`);
  folderLock(dataDir).take();
  expect(runningPostgres(dataDir)).toBeUndefined();
  rmSync(dataDir, { recursive: true });
});

test.each([
  ['a full disk', { code: 'ENOSPC' }, 'server.busy'],
  ['a disk quota', { code: 'EDQUOT' }, 'server.busy'],
  ['no more open files', { code: 'EMFILE' }, 'server.busy'],
  ['a full disk of Postgres', { code: '53100' }, 'server.busy'],
  ['a deadlock', { code: '40P01' }, 'server.busy'],
  ['text that is no number', { code: '22P02' }, 'request.invalid'],
  ['a fault of the program', { code: '42703' }, undefined],
])('%s is told as %p %s', (_, error, code) => {
  expect(databaseRefusal(error)?.refusal.code).toBe(code);
});
