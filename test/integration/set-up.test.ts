import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { selfSigned } from '../support/certificate.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { built, runProgram, type Program } from '../support/program.js';
import { startRedis, type RedisServer } from '../support/redis.js';

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-set-up-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
const running: Program[] = [];
let evicting: RedisServer | undefined;
let fresh: FreshDatabase;

beforeAll(async () => {
  await built();
  fresh = await freshDatabase();
  evicting = await startRedis('--maxmemory-policy', 'allkeys-lru');
}, 120_000);

afterAll(async () => {
  for (const program of running) program.kill('SIGTERM');
  await Promise.all(running.map((program) => program.exit));
  await evicting?.stop();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<Program> {
  const program = await runProgram({ PORT: '0', DATA_DIR: dataDir, ...env });
  running.push(program);
  return program;
}

const onOwnDatabase = () => ({ DATABASE_URL: fresh.appUrl, DATABASE_OWNER_URL: fresh.ownerUrl });

const postmasterPid = () => readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');

const isThere = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

/** As the owner, in the database that the program runs on its own. */
async function owner(): Promise<Client> {
  const passwords = JSON.parse(readFileSync(join(dataDir, 'postgres-passwords.json'), 'utf8')) as { owner: string };
  const client = new Client(`postgres://vinhdanh_owner:${passwords.owner}@127.0.0.1:${postmasterPid()[3]}/vinhdanh`);
  await client.connect();
  return client;
}

describe('the program with nothing set', () => {
  test('is ready: its own Postgres, migrated, with lines that the serving role cannot change', async () => {
    const url = await (await start({})).url();
    const response = await fetch(`${url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ready', database: 'answers', migrations: 'up to date', appendOnly: 'role and trigger' },
    ]);
  });

  test('a second start on the same data folder names the process that has it', async () => {
    const second = await start({});
    expect(await second.exit).toBe(1);
    expect(second.said.stderr).toBe(
      `The program is already running (pid ${running[0]!.pid}) on the data folder ${dataDir}. ` +
        `Stop that one first (kill ${running[0]!.pid}), or set DATA_DIR to another folder.\n`,
    );
  });

  test('killed without warning, it starts again with every committed row, over the Postgres that it left behind', async () => {
    const client = await owner();
    client.on('error', () => undefined);
    await client.query('CREATE TABLE kept AS SELECT 1 AS row');
    running[0]!.kill('SIGKILL');
    await running[0]!.exit;
    expect(isThere(Number(postmasterPid()[0]))).toBe(true);

    await (await start({})).url();
    const again = await owner();
    expect((await again.query('SELECT row FROM kept')).rows).toEqual([{ row: 1 }]);
    await again.end();
  });

  test('interrupted, it answers the request that has begun, then ends with its Postgres', async () => {
    const program = running.at(-1)!;
    const postmaster = Number(postmasterPid()[0]);
    const client = await owner();
    await client.query('BEGIN; LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE');
    const answer = fetch(`${await program.url()}/health/ready`);
    await waitedFor(client);

    program.kill('SIGINT');
    await refusesNewConnections(await program.url());
    await client.query('ROLLBACK');
    await client.end();

    expect((await answer).status).toBe(200);
    expect(await program.exit).toBe(0);
    expect(isThere(postmaster)).toBe(false);
    expect(program.said.stderr).toBe('');
  });

  test('interrupted twice, it does not wait for a request, and leaves no Postgres behind', async () => {
    const program = await start({});
    const url = await program.url();
    const postmaster = Number(postmasterPid()[0]);
    const client = await owner();
    client.on('error', () => undefined);
    await client.query('BEGIN; LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE');
    const answer = fetch(`${url}/health/ready`).catch(() => 'cut');
    await waitedFor(client);

    program.kill('SIGINT');
    await refusesNewConnections(url);
    program.kill('SIGINT');
    expect(await program.exit).toBe(1);
    expect(await answer).toBe('cut');
    while (isThere(postmaster)) await pause(20);
  });
});

/** Until another connection waits for what this one has locked. */
async function waitedFor(client: Client): Promise<void> {
  const text = 'SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))';
  while ((await client.query(text)).rowCount === 0) await pause(10);
}

async function refusesNewConnections(url: string): Promise<void> {
  while (
    await fetch(`${url}/health/live`).then(
      (response) => response.ok,
      () => false,
    )
  )
    await pause(10);
}

describe('where others may come in', () => {
  const pair = selfSigned();
  const tls = () => {
    writeFileSync(join(folder, 'cert.pem'), pair.cert);
    writeFileSync(join(folder, 'key.pem'), pair.key);
    return { HOST: '0.0.0.0', TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') };
  };

  test.each(['HOST', 'PUBLIC_URL', 'TRUST_PROXY'])('the demo accounts are not served (%s)', async (variable) => {
    const other = {
      HOST: tls(),
      PUBLIC_URL: { PUBLIC_URL: 'https://x.example' },
      TRUST_PROXY: { TRUST_PROXY: 'true' },
    };
    const program = await start(other[variable as keyof typeof other]);
    expect([await program.exit, program.said.stdout, program.said.stderr]).toEqual([
      1,
      '',
      'The demo accounts, whose password everybody knows, are in this database, and HOST, PUBLIC_URL or TRUST_PROXY lets ' +
        'others in. Use another DATA_DIR or DATABASE_URL, and begin with: npx vinhdanh people add-admin.\n',
    ]);
  });

  test('the sample season is not loaded into a new folder', async () => {
    const program = await start({ ...tls(), DATA_DIR: join(folder, 'served') });
    expect(await program.url()).toMatch(/^https:/);
    program.kill('SIGTERM');
    expect(await program.exit).toBe(0);
    expect(program.said.stdout).not.toContain('Demo accounts');
  });
});

describe('a start that cannot be is one sentence with the remedy, and a failure', () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const program = await start(env);
    expect([await program.exit, program.said.stdout]).toEqual([1, '']);
    return program.said.stderr;
  }

  test('a busy port', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as AddressInfo;
    expect(await refusal({ ...onOwnDatabase(), PORT: String(port) })).toBe(
      `The port ${port} on 127.0.0.1 is busy: another program listens there. ` +
        'Stop that program, or set PORT to another number.\n',
    );
    busy.close();
  });

  test('a database that does not answer', async () => {
    expect(await refusal({ DATABASE_URL: 'postgres://app:secret@127.0.0.1:1/awards' })).toBe(
      'The database awards at 127.0.0.1:1 does not let "app" in (connect ECONNREFUSED 127.0.0.1:1). ' +
        'Start that database or correct DATABASE_URL; without DATABASE_URL an embedded Postgres is used.\n',
    );
  });

  test('a Redis that may drop entries', async () => {
    if (!evicting) throw new Error('This test needs redis-server: sudo apt-get install -y redis-server');
    expect(await refusal({ ...onOwnDatabase(), REDIS_URL: evicting.url })).toBe(
      'The Redis at REDIS_URL drops entries when its memory is full (maxmemory-policy is allkeys-lru). ' +
        'Set `maxmemory-policy noeviction` in it, or leave REDIS_URL out to deliver without Redis.\n',
    );
  });

  test('a wrong variable', async () => {
    expect(await refusal({ PORT: 'http' })).toBe(
      'The variable PORT is "http". Set it to a whole number from 0 to 65535, or leave it out for 3000.\n',
    );
  });

  test('an address that this machine does not have', async () => {
    const env = { ...onOwnDatabase(), HOST: 'no-such-host.invalid', TRUST_PROXY: 'true' };
    expect(await refusal(env)).toBe('This machine has no address no-such-host.invalid. Correct HOST.\n');
  });

  test('plain http beyond this machine', async () => {
    expect(await refusal({ HOST: '0.0.0.0' })).toBe(
      'The server does not listen on 0.0.0.0 with plain http. ' +
        'Set TLS_CERT and TLS_KEY, or TRUST_PROXY=true behind a proxy that speaks https, or HOST=127.0.0.1.\n',
    );
  });
});

test('a Redis that is away is said once, and done without; one role for both URLs is said by the health page', async () => {
  const program = await start({ DATABASE_URL: fresh.ownerUrl, REDIS_URL: 'redis://127.0.0.1:1' });
  const response = await fetch(`${await program.url()}/health/ready`);
  expect(await response.json()).toMatchObject({ status: 'ready', appendOnly: 'by trigger only' });
  expect(program.said.stderr).toBe(
    'Redis at 127.0.0.1:1 does not answer (connect ECONNREFUSED 127.0.0.1:1); notices are delivered by this process instead.\n',
  );
});
