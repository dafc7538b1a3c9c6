import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { built, runProgram, type Program } from '../support/program.js';
import { startRedis, type RedisServer } from '../support/redis.js';

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-trouble-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
const passwords = join(dataDir, 'postgres-passwords.json');
const running: Program[] = [];
let fresh: FreshDatabase;

beforeAll(async () => {
  await built();
  fresh = await freshDatabase();
}, 120_000);

afterAll(async () => {
  for (const program of running) program.kill('SIGTERM');
  await Promise.all(running.map((program) => program.exit));
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

type Rest = [file?: string, args?: string[], shell?: string];

async function start(env: Record<string, string> = {}, ...rest: Rest): Promise<Program> {
  const program = await runProgram({ PORT: '0', DATA_DIR: dataDir, ...env }, ...rest);
  running.push(program);
  return program;
}

const ADD_ADMIN = 'people add-admin --username quan-tri --full-name Mẫu --organisation ubnd-xa'.split(' ');

/** The server that runs on the data folder, if one does. */
function postmaster(): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  return pid && existsSync(`/proc/${pid}/exe`) ? pid : undefined;
}

const until = async (holds: () => boolean) => {
  while (!holds()) await pause(5);
};

const locks = () => readdirSync(dataDir).filter((name) => name.startsWith('vinhdanh.lock'));

describe('Ctrl-C at a start', () => {
  test('says nothing, and leaves no Postgres, while the data are made, which are then whole', async () => {
    const program = await start();
    await until(() => existsSync(join(dataDir, 'postgres.new', 'PG_VERSION')));
    program.interruptAll();
    expect([await program.exit, program.said]).toEqual([0, { stdout: '', stderr: '' }]);
    expect([postmaster(), locks()]).toEqual([undefined, []]);
    expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  test('says nothing, and leaves no Postgres, while Postgres comes up', async () => {
    const program = await start();
    await until(() => existsSync(join(dataDir, 'postgres', 'postmaster.pid')));
    program.interruptAll();
    expect([await program.exit, program.said]).toEqual([0, { stdout: '', stderr: '' }]);
    expect([postmaster(), locks()]).toEqual([undefined, []]);
  });

  test('ends a command line as well, with the Postgres that it started', async () => {
    const cli = await start({}, 'cli.js', ['audit', 'verify']);
    await until(() => postmaster() !== undefined);
    cli.interruptAll();
    expect([await cli.exit, cli.said]).toEqual([1, { stdout: '', stderr: '' }]);
    await until(() => postmaster() === undefined);
  });

  test('does not wait for another process that holds the tables', async () => {
    const owner = new Client(fresh.ownerUrl);
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE');
    const program = await start({ DATABASE_URL: fresh.appUrl, DATABASE_OWNER_URL: fresh.ownerUrl });
    const waits = 'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))';
    while ((await owner.query(waits)).rowCount === 0) await pause(20);
    program.interruptAll();
    const ended = [await program.exit, program.said];
    await owner.end();
    expect(ended).toEqual([0, { stdout: '', stderr: '' }]);
  });
});

describe('what a killed program leaves', () => {
  test('before its roles were made, the command line makes them', async () => {
    const program = await start();
    await program.url();
    program.kill('SIGKILL');
    await program.exit;
    await withoutRoles();
    const cli = await start({}, 'cli.js', ADD_ADMIN);
    expect([await cli.exit, cli.said.stderr]).toEqual([0, '']);
    expect(postmaster()).toBeUndefined();
  });

  test('on a disk that takes nothing more, its Postgres is stopped, and the start fails in one sentence, leaving no file', async () => {
    const program = await start();
    await program.url();
    program.kill('SIGKILL');
    await program.exit;
    writeFileSync(join(dataDir, 'vinhdanh.lock.4194305'), '');
    expect(postmaster()).toBeGreaterThan(0);

    const again = await start({}, 'main.js', [], 'ulimit -f 0; trap "" XFSZ;');
    expect([await again.exit, again.said.stderr]).toEqual([
      1,
      'The program cannot use its folders (EFBIG: file too large, write). ' +
        'Free room on the disk of DATA_DIR and KEY_DIR, or name other folders.\n',
    ]);
    expect(locks()).toEqual(['vinhdanh.lock']);
    await until(() => postmaster() === undefined);
  });

  /** As where it was killed between the start of Postgres and the making of its roles. */
  async function withoutRoles(): Promise<void> {
    const { superuser } = JSON.parse(readFileSync(passwords, 'utf8')) as { superuser: string };
    const port = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
    const client = new Client(`postgres://postgres:${superuser}@127.0.0.1:${port}/postgres`);
    await client.connect();
    await client.query('DROP DATABASE vinhdanh WITH (FORCE)');
    await client.query('DROP ROLE vinhdanh_app, vinhdanh_owner');
    await client.end();
  }
});

describe('without the passwords of its Postgres, the program does not start, and draws no others', () => {
  test.each([
    ['lost', undefined, 'is not there, but the data are'],
    ['broken', '{"superuser":', 'does not hold the passwords of the embedded Postgres'],
    [
      'of another folder',
      '{"superuser":"a","owner":"b","app":"c"}',
      'does not hold the passwords of the embedded Postgres',
    ],
  ])('the file is %s', async (_, text, what) => {
    const kept = readFileSync(passwords, 'utf8');
    if (text === undefined) rmSync(passwords);
    else writeFileSync(passwords, text);
    const program = await start();
    expect([await program.exit, program.said.stderr]).toEqual([
      1,
      `The file ${passwords} ${what}. ` +
        'Put it back from a backup or as docs/operations.md says, or set DATA_DIR to another folder.\n',
    ]);
    expect(existsSync(passwords) ? readFileSync(passwords, 'utf8') : undefined).toBe(text);
    writeFileSync(passwords, kept);
  });
});

describe('a Redis', () => {
  const servers: RedisServer[] = [];

  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  async function redis(...settings: string[]): Promise<RedisServer> {
    const server = await startRedis(...settings);
    if (!server) throw new Error('This test needs redis-server: sudo apt-get install -y redis-server');
    servers.push(server);
    return server;
  }

  test('that takes connections and does not answer is said after three seconds, and done without', async () => {
    const server = await redis();
    process.kill(server.pid, 'SIGSTOP');
    const program = await start({ DATABASE_URL: fresh.ownerUrl, REDIS_URL: server.url });
    await program.url().finally(() => process.kill(server.pid, 'SIGCONT'));
    expect(program.said.stderr).toBe(
      `Redis at ${new URL(server.url).host} does not answer (no answer within 3 s); notices are delivered by this process instead.\n`,
    );
  });

  test('that goes and comes back is told once each, in the log of a program that says what matters', async () => {
    const server = await redis();
    const { host, port } = new URL(server.url);
    const program = await start({ DATABASE_URL: fresh.ownerUrl, REDIS_URL: server.url });
    await program.url();
    await pause(300);
    await server.stop();
    await until(() => program.said.stdout.includes('does not answer'));
    await redis('--port', port);
    await until(() => program.said.stdout.includes('answers again'));
    const lines = program.said.stdout.split('\n').filter((line) => line.includes(`Redis at ${host}`));
    expect(lines.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([40, 30]);
  });
});
