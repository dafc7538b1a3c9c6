import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Manifest } from '../../src/backup/manifest.js';
import { FileSweep } from '../../src/papers/file.sweep.js';
import { Config } from '../../src/platform/config.js';
import { placeOf } from '../../src/platform/file.store.js';
import { migrate, STEPS } from '../../src/platform/migrate.js';
import type { FreshDatabase } from '../support/database.js';
import { inFull } from '../support/in-full.js';
import { Season } from '../support/season.js';
import { PDF, pdfForm, referred } from '../support/steps.js';
import { backedUp, Place, type Told } from './backup.world.js';

/** Backups of tables as earlier versions of the program had them, and of files that are no longer named when they are copied. */
const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-older-'));
const places: Place[] = [];
let season: Season;
let env: Record<string, string>;
/** The season's own installation. */
let here: Place;
let dossierId: string;

beforeAll(async () => {
  season = await Season.start();
  [dossierId] = (await referred(season, 2)) as [string, string];
  here = await place(season.database);
  const { databaseUrl, dataDir } = season.app.get(Config, { strict: false });
  env = { DATABASE_URL: databaseUrl!, DATABASE_OWNER_URL: season.database.ownerUrl, DATA_DIR: dataDir };
}, 60_000);
afterAll(async () => {
  await season.stop();
  for (const one of places) await one.clear();
  rmSync(folder, { recursive: true, force: true });
});

async function place(database?: FreshDatabase): Promise<Place> {
  const one = await Place.make(database);
  places.push(one);
  return one;
}

const manifestOf = (of: string) => JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')) as Manifest;

const TABLES = `SELECT relname AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('migrations', 'installation')`;

/** An installation of an earlier version: its tables, with the rows of this season as far as those tables have columns for them. */
async function asOf(step: string): Promise<Place> {
  const old = await place();
  await migrate(old.database.ownerUrl, old.database.appUrl, step);
  const client = new Client({ connectionString: old.database.superuserUrl });
  await client.connect();
  await client.query('SET session_replication_role = replica');
  for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) {
    const rows = await here.rows<{ rows: unknown }>(`SELECT jsonb_agg(t) AS rows FROM public.${name} t`);
    await client.query(`INSERT INTO public.${name} SELECT * FROM jsonb_populate_recordset(NULL::public.${name}, $1)`, [
      JSON.stringify(rows[0]!.rows ?? []),
    ]);
  }
  await client.end();
  return old;
}

const lastStep = async (of: Place) =>
  (await of.rows('SELECT name FROM migrations ORDER BY id DESC LIMIT 1'))[0]!['name'];

describe.each(STEPS.slice(-3, inFull(-1, -2)))('a backup of tables as they were after %s', (step) => {
  const backup = join(folder, step);
  let taken: Told;
  let old: Place;

  beforeAll(async () => {
    old = await asOf(step);
    taken = await backedUp({ ...env, ...old.env, DATA_DIR: env['DATA_DIR']! }, backup);
  }, 60_000);

  test('is restored whole into a new installation and brought up to date: nobody needs the old program', async () => {
    expect([taken.code, manifestOf(backup).schema]).toEqual([0, step]);
    const home = await place();
    const told = await home.restore(backup);
    expect([told.code, told.stderr, await lastStep(home)]).toEqual([0, '', STEPS.at(-1)]);
    for (const table of ['line', 'dossier', 'ballot', 'nominee', 'note'])
      expect([table, await home.rows(`SELECT count(*) FROM ${table}`)]).toEqual([
        table,
        await old.rows(`SELECT count(*) FROM ${table}`),
      ]);
    const verified = await home.verify();
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('Nothing differs.')]);
  });

  test('is refused with a sentence where the tables are newer already, before a file is copied', async () => {
    const home = await place();
    await migrate(home.database.ownerUrl, home.database.appUrl);
    const told = await home.restore(backup);
    expect([told.code, told.stderr]).toEqual([
      2,
      `The backup is of an older version (tables ${step}), and the tables here are already of a newer one. Restore it into a database without tables, or a new DATA_DIR; the tables are then brought up to date.\n`,
    ]);
    expect(readdirSync(join(home.folder, 'files'))).toEqual([]);
    expect(await home.rows('SELECT FROM line')).toEqual([]);
  });
});

test('a file that is named when a backup begins is in it, even if nothing names it and files are swept before it is copied', async () => {
  const clerk = await season.as('clerk');
  const bytes = Buffer.concat([PDF, Buffer.from('\n% quyết định lập hội đồng')]);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const about = { purpose: 'recordOfAct', 'subject[kind]': 'dossier', 'subject[id]': dossierId };
  const { id } = await clerk.post<{ id: string }>('papers', pdfForm(about, 'a.pdf', bytes));
  const file = join(env['DATA_DIR']!, 'files', placeOf(digest));
  utimesSync(file, new Date('2020-01-01'), new Date('2020-01-01'));
  const sweep = () => season.app.get(FileSweep, { strict: false }).sweep();

  const other = new Client({ connectionString: season.database.superuserUrl });
  await other.connect();
  await other.query('BEGIN; LOCK TABLE installation');
  const backup = join(folder, 'swept');
  const taking = backedUp(env, backup);
  const waits = `SELECT FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = 'installation' AND NOT granted`;
  while ((await other.query(waits)).rows.length === 0);
  await here.rows('UPDATE paper SET file_sha256 = NULL WHERE id = $1', [id]);
  const during = await sweep();
  await other.query('COMMIT');
  const taken = await taking;
  expect([taken.code, during, manifestOf(backup).lost]).toEqual([0, 0, []]);
  expect(readFileSync(join(backup, 'files', placeOf(digest)))).toEqual(bytes);
  expect([await sweep(), existsSync(file)]).toEqual([1, false]);
  await other.end();
});
