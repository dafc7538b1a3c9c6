import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import type { Manifest } from '../../src/backup/manifest.js';
import { Config } from '../../src/platform/config.js';
import { SAMPLE_PASSWORD } from '../../src/sample/sample.people.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { Client } from '../support/client.js';
import { testInFull } from '../support/in-full.js';
import { runProgram } from '../support/program.js';
import { Season } from '../support/season.js';
import { command, nominate, pdfForm, PDF, referred } from '../support/steps.js';
import { sheet } from '../support/stories.js';
import { aMillionLines } from './backup.million.js';
import { backedUp, onConsole, Place, type Told } from './backup.world.js';

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-backup-'));
const backup = join(folder, 'monday');
const places: Place[] = [];
let season: Season;
let env: Record<string, string>;
let openSheet: string;
/** What had been answered before the backup began: the dossiers' versions, and the digests of files. */
const answered = { versions: new Map<string, number>(), files: [] as string[], voters: 0 };
let taken: Told;

async function place(): Promise<Place> {
  const one = await Place.make();
  places.push(one);
  return one;
}

beforeAll(async () => {
  season = await Season.start();
  const { databaseUrl, dataDir } = season.app.get(Config, { strict: false });
  env = { DATABASE_URL: databaseUrl!, DATABASE_OWNER_URL: season.database.ownerUrl, DATA_DIR: dataDir };
  openSheet = await sheet(season, await referred(season, 1));
  await (await season.as('secretary')).post(`sheets/${openSheet}/open`);
  taken = await underLoad(() => onConsole(env, ['backup', '--to', backup]));
}, 180_000);
afterAll(async () => {
  for (const one of places) await one.clear();
  await season.stop();
  rmSync(folder, { recursive: true, force: true });
});

const CHOICE = ['yes', 'no'] as const;

/** Lists, commands, uploads and ballots go on before, while and after `work` runs. */
async function underLoad<Result>(work: () => Promise<Result>): Promise<Result> {
  const load = { begun: false, over: false };
  let go = (): void => undefined;
  const begin = new Promise<void>((done) => (go = done));
  const [ids, nominator] = [await nominate(season, 4), await season.as('nominator')];
  const writers = ids.map(async (id, index) => {
    await command(nominator, id, 'SUBMIT');
    for (let turn = 0; !load.over; turn += 1) {
      const { version } = await upload(nominator, id);
      if (!load.begun) answered.versions.set(id, version);
      if (index === 0 && turn % 3 === 2) await nominate(season, 1);
    }
  });
  const voters = ['chair', 'member1', 'member2', 'member3', 'member4', 'member5'].map(async (name, index) => {
    if (index > 2) await begin;
    const { dossiers } = await (
      await season.as(name)
    ).get<{ dossiers: { dossierId: string }[] }>(`sheets/${openSheet}`);
    const choices = Object.fromEntries(dossiers.map(({ dossierId }) => [dossierId, CHOICE[index % 2]]));
    await (await season.as(name)).post(`sheets/${openSheet}/ballots`, { choices });
    if (!load.begun) answered.voters += 1;
  });
  await Promise.all([...voters.slice(0, 3), new Promise((done) => setTimeout(done, 500))]);
  // However slow the machine: each has been answered before it begins.
  while (answered.versions.size < ids.length) await new Promise((done) => setTimeout(done, 20));
  load.begun = true;
  go();
  const result = await work();
  load.over = true;
  await Promise.all([...writers, ...voters]);
  return result;
}

async function upload(by: Client, id: string): Promise<{ version: number }> {
  const content = Buffer.concat([PDF, Buffer.from(`\n%${randomBytes(8).toString('hex')}\n`)]);
  const done = await by.post<{ version: number }>(
    `dossiers/${id}/evidence`,
    pdfForm({ criterionCode: 'c4' }, 'a.pdf', content),
  );
  return done;
}

const manifestOf = (of: string) => JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')) as Manifest;

test('a backup tells what is in it, holds no key and no session, and is closed to others', () => {
  expect([taken.code, taken.stderr]).toEqual([0, '']);
  expect(taken.stdout).toMatch(/^The backup is in .*monday: \d+ rows, \d+ of them lines, and \d+ files\.\n/);
  const manifest = manifestOf(backup);
  const tables = manifest.tables.map(({ name }) => name);
  expect(tables).toEqual(expect.arrayContaining(['line', 'dossier', 'person', 'ballot', 'outbox', 'note']));
  expect(Object.keys(manifest.leftOut).filter((name) => tables.includes(name))).toEqual([]);
  const inside = readdirSync(backup, { recursive: true, encoding: 'utf8' });
  expect(inside.filter((name) => name.endsWith('.key'))).toEqual([]);
  const open = inside.filter((name) => statSync(join(backup, name)).mode & 0o077);
  expect([open, statSync(backup).mode & 0o777, existsSync(`${backup}.partial`)]).toEqual([[], 0o700, false]);
  for (const { path, sha256 } of [...manifest.tables, manifest.files])
    expect(
      createHash('sha256')
        .update(readFileSync(join(backup, path)))
        .digest('hex'),
    ).toBe(sha256);
});

describe('restored into an empty installation, a backup that was taken under load', () => {
  let home: Place;
  let told: Told;
  let server: RunningServer;
  const as = async (username: string) => {
    const body = { username, password: SAMPLE_PASSWORD };
    const { token } = await new Client(server.url, null).post<{ token: string }>('sessions', body);
    return new Client(server.url, token);
  };

  beforeAll(async () => {
    home = await place();
    told = await home.console('restore', '--from', backup);
    if (told.code === 0) server = await startServer({ config: home.config, clock: season.clock });
  }, 60_000);
  afterAll(() => server?.close());

  test('has everything that was answered before it began, and nothing by halves', async () => {
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(answered.versions.size).toBe(4);
    for (const [id, version] of answered.versions) {
      const [row] = await home.rows<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [id]);
      expect(row!.version).toBeGreaterThanOrEqual(version);
    }
    const torn = await home.rows(
      `SELECT id FROM dossier d WHERE version <> (SELECT max(seq) FROM line WHERE stream = 'dossier' AND stream_id = d.id)`,
    );
    const [ballots] = await home.rows<{ count: number }>('SELECT count(*)::int AS count FROM ballot');
    expect(torn).toEqual([]);
    expect(ballots!.count).toBeGreaterThanOrEqual(answered.voters);
  });

  test('has the constraints, indexes, triggers and rights of one that the program made', async () => {
    const SHAPE = `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS one FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT relname || ' ' || coalesce(relacl::text, '') FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;
    const made = await Place.make(season.database);
    expect(await home.rows(SHAPE)).toEqual(await made.rows(SHAPE));
    rmSync(made.folder, { recursive: true });
  });

  test('verifies, with a new epoch', async () => {
    const verified = await home.verify();
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('Nothing differs.')]);
    const [row] = await home.rows<{ epoch: string }>('SELECT epoch FROM installation');
    expect(row!.epoch).not.toBe(manifestOf(backup).installation.epoch);
  });

  test('has every file that a dossier or a paper names, whole', async () => {
    const named = await home.rows<{ digest: string }>(
      `SELECT content ->> 'sha256' AS digest FROM content_version WHERE content ? 'sha256'
       UNION SELECT file_sha256 FROM paper WHERE file_sha256 IS NOT NULL`,
    );
    expect(named.length).toBeGreaterThan(10);
    for (const { digest } of named) {
      const bytes = readFileSync(join(home.folder, 'files', digest.slice(0, 2), digest));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
    }
  });

  test('can only void the secret vote that was going on, and works on', async () => {
    const [secretary, nominator] = [await as('secretary'), await as('nominator')];
    expect(await secretary.refused('POST', `sheets/${openSheet}/close`)).toEqual([409, 'sheet.keyLost']);
    await secretary.post(`sheets/${openSheet}/void`, { reason: 'khóa không còn sau khi phục hồi' });
    const [id] = [...answered.versions.keys()];
    const before = await nominator.get<{ version: number }>(`dossiers/${id}`);
    expect((await upload(nominator, id!)).version).toBe(before.version + 1);
    const verified = await home.verify();
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('Nothing differs.')]);
  });

  test('is not restored over: its server runs, and it is not empty', async () => {
    const running = await home.restore(backup);
    expect([running.code, running.stderr]).toEqual([
      2,
      'Another process of the program is connected to this database. Stop every server and worker first.\n',
    ]);
    await server.close();
    const connectionString = home.env['DATABASE_URL'];
    const closing = new Postgres({ connectionString, application_name: 'vinhdanh' });
    await closing.connect();
    setTimeout(() => void closing.end(), 1_500);
    const full = await home.restore(backup);
    expect([full.code, full.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^A backup is restored into an empty installation, and this one has rows \(in \w+\)\. Set /,
      ),
    ]);
  });
});

describe('nothing is restored', () => {
  const tampered = (what: string, change: (copy: string) => void): [string, (copy: string) => void] => [what, change];

  test.each([
    tampered('line.copy.gz is not as it was saved', (copy) => {
      const path = join(copy, 'tables', 'line.copy.gz');
      writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0])]));
    }),
    tampered('line.copy.gz is missing', (copy) => rmSync(join(copy, 'tables', 'line.copy.gz'))),
    tampered('is missing, or is not as it was saved', (copy) => {
      const [name] = readFileSync(join(copy, 'files.sha256'), 'utf8').split('\n');
      writeFileSync(join(copy, name!.slice(66)), 'another');
    }),
    tampered('has no manifest.json', (copy) => rmSync(join(copy, 'manifest.json'))),
    tampered('taken by a newer version', (copy) => {
      const path = join(copy, 'manifest.json');
      writeFileSync(path, JSON.stringify({ ...manifestOf(copy), schema: 'Later1900000000000' }));
    }),
  ])('of a backup of which is told that it %s', async (what, change) => {
    const copy = join(folder, 'copy');
    cpSync(backup, copy, { recursive: true });
    change(copy);
    const home = places[1] ?? (await place());
    const told = await home.restore(copy);
    rmSync(copy, { recursive: true });
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining(what)]);
  });

  test('from a folder that is not there, nor to one where keys of secret sheets are left', async () => {
    const [nowhere, keys] = [join(folder, 'nowhere'), join(folder, 'keys')];
    const home = places[1] ?? (await place());
    expect((await home.restore(nowhere)).stderr).toContain('is no whole backup');
    cpSync(join(env['DATA_DIR']!, 'keys'), keys, { recursive: true });
    const told = await home.restore(backup, keys);
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining('holds 1 keys of secret sheets')]);
  });

  test('by a restore that is killed; the next one finds the installation empty and fills it', async () => {
    const home = places[1] ?? (await place());
    const program = await runProgram(home.env, 'cli.js', ['restore', '--from', backup]);
    while (
      (await home.rows(`SELECT FROM pg_stat_activity WHERE query LIKE 'COPY%' AND datname = current_database()`))
        .length === 0
    )
      if (program.said.stdout) break;
    program.kill('SIGKILL');
    await program.exit;
    const told = await home.restore(backup);
    if (!program.said.stdout) expect([told.code, told.stderr]).toEqual([0, '']);
  });
});

describe('no backup is left', () => {
  test('in a folder that is not empty, or whose parent is not there', async () => {
    const other = await backedUp(env, backup);
    expect([other.code, other.stderr]).toEqual([
      2,
      `The folder ${backup} is not empty. Name one that is not there yet.\n`,
    ]);
    const lost = await backedUp(env, join(folder, 'a', 'b'));
    expect([lost.code, lost.stderr]).toEqual([
      2,
      expect.stringMatching(/could not be written to .*Make the folder above it first/),
    ]);
  });

  test('on a disk without room, nor in a database without tables', async () => {
    const full = await onConsole(env, ['backup', '--to', join(folder, 'full')], 'ulimit -f 4;');
    expect([full.code, full.stderr]).toEqual([2, expect.stringMatching(/could not be written to .*Free room there/)]);
    expect(readdirSync(folder).filter((name) => name.startsWith('full'))).toEqual([]);
    const nothing = await backedUp((await place()).env, join(folder, 'nothing'));
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringMatching(/^There is nothing to back up/)]);
  });

  test('that looks whole by one that is killed', async () => {
    const to = join(folder, 'killed');
    const program = await runProgram(env, 'cli.js', ['backup', '--to', to]);
    while (!existsSync(`${to}.partial`)) await new Promise((done) => setTimeout(done, 1));
    program.kill('SIGKILL');
    await program.exit;
    expect([existsSync(to), existsSync(join(`${to}.partial`, 'manifest.json'))]).toEqual([false, false]);
    expect((await backedUp(env, to)).stderr).toContain('a backup that did not end');
  });
});

testInFull(
  'a million lines are saved, and are back in under a minute, in as little memory as one',
  async () => {
    const { backup: saving, restore: bringing, lines } = await aMillionLines();
    console.log(`${lines} lines:`, { saving, bringing });
    expect(lines).toBe(1_000_000);
    expect(bringing.seconds).toBeLessThan(60);
    expect([saving.peak < 300, bringing.peak < 300]).toEqual([true, true]);
  },
  600_000,
);
