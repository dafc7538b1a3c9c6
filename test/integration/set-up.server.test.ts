import { jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { mustFit, servingSide } from '../../src/platform/database-check.js';
import { services } from '../support/database.js';
import { built, runProgram, type Program } from '../support/program.js';
import { freePort } from '../support/redis.js';

/** Each test starts several programs, one after another, of which each compiles what it imports. */
jest.setTimeout(90_000);

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-server-'));
const OWNER = 'Chủ bảng';
const SERVING = 'phuc-vu"';
const PUBLIC_URL = 'https://khen-thuong.example';
const names: string[] = [];
const running: Program[] = [];
let superuser: Client;

beforeAll(async () => {
  await built();
  superuser = new Client({ connectionString: services().superuserUrl });
  await superuser.connect();
  for (const role of [OWNER, SERVING]) {
    await superuser.query(`CREATE ROLE ${escapeIdentifier(role)} LOGIN PASSWORD 'mau'`);
  }
}, 120_000);

afterAll(async () => {
  for (const program of running) program.kill('SIGTERM');
  await Promise.all(running.map((program) => program.exit));
  for (const name of names) await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
  for (const role of [OWNER, SERVING]) await superuser.query(`DROP ROLE ${escapeIdentifier(role)}`);
  await superuser.end();
  rmSync(folder, { recursive: true, force: true });
});

/** An empty database, made as docs/operations.md says; its two addresses. */
async function database(encoding = 'UTF8'): Promise<{ DATABASE_URL: string; DATABASE_OWNER_URL: string }> {
  const name = `server_${randomBytes(6).toString('hex')}`;
  const locale = encoding === 'UTF8' ? '' : "LOCALE 'C' LOCALE_PROVIDER libc";
  await superuser.query(
    `CREATE DATABASE ${name} OWNER ${escapeIdentifier(OWNER)} ENCODING '${encoding}' ${locale} TEMPLATE template0`,
  );
  names.push(name);
  return { DATABASE_URL: address(SERVING, name), DATABASE_OWNER_URL: address(OWNER, name) };
}

function address(role: string, name: string): string {
  const url = new URL(services().superuserUrl);
  url.username = encodeURIComponent(role);
  url.password = 'mau';
  url.pathname = `/${name}`;
  return url.href;
}

async function start(env: Record<string, string>): Promise<Program> {
  const program = await runProgram({ PORT: '0', DATA_DIR: join(folder, 'data'), ...env });
  running.push(program);
  return program;
}

/** What the command of docs/operations.md is given, with another code of the organisation or its own. */
function documented(organisation?: string): string[] {
  const [, line = ''] = /^npx vinhdanh (people add-admin .*)$/m.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return words.map((word, index) => (words[index - 1] === '--organisation' ? (organisation ?? word) : word));
}

test('a server set up as the operations guide says, under roles of any name, takes the first slip and shows no demo account', async () => {
  const env = { ...(await database()), PUBLIC_URL, TRUST_PROXY: '127.0.0.1', PORT: `${await freePort()}` };
  // Also a commune that is called like the one of the sample.
  for (const organisation of ['xa-mau', undefined]) {
    const cli = await runProgram(env, 'cli.js', documented(organisation));
    running.push(cli);
    expect([await cli.exit, cli.said.stderr]).toEqual([0, '']);
  }
  const slip = /Mã truy cập: (\S+)/.exec(running.at(-1)!.said.stdout)![1]!;
  expect(running.at(-1)!.said.stdout).toContain(`Địa chỉ: ${PUBLIC_URL}`);

  const server = await start(env);
  expect(await server.url()).toBe(PUBLIC_URL);
  const response = await fetch(`http://127.0.0.1:${env.PORT}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'quan-tri', accessSlip: slip }),
  });
  expect([response.status, await response.json()]).toMatchObject([201, { token: expect.any(String) }]);
  const health = await fetch(`http://127.0.0.1:${env.PORT}/health/ready`);
  expect(await health.json()).toMatchObject({ status: 'ready', appendOnly: 'role and trigger' });
  expect(server.said).toEqual({ stdout: expect.not.stringContaining('Demo accounts'), stderr: '' });
});

describe('a database that cannot be the one of the program is refused in one sentence', () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const program = await start(env);
    expect([await program.exit, program.said.stdout]).toEqual([1, '']);
    return program.said.stderr;
  }

  test('the two addresses lead to two databases', async () => {
    const [one, other] = [await database(), await database()];
    expect(await refusal({ ...one, DATABASE_OWNER_URL: other.DATABASE_OWNER_URL })).toBe(
      `DATABASE_URL and DATABASE_OWNER_URL lead to two databases (${names.at(-2)} and ${names.at(-1)}). ` +
        'Set both to the same database, each with its own role.\n',
    );
  });

  test('two servers call theirs by one name', async () => {
    const env = await database();
    const owner = new Client(env.DATABASE_OWNER_URL);
    await owner.connect();
    const serving = await servingSide(env.DATABASE_URL);
    await expect(mustFit(owner, serving)).resolves.toBeUndefined();
    await expect(mustFit(owner, { ...serving, server: '1' })).rejects.toThrow(
      `DATABASE_URL and DATABASE_OWNER_URL lead to two servers (both call it ${names.at(-1)}).`,
    );
    await owner.end();
  });

  test('its encoding has no Vietnamese letters', async () => {
    expect(await refusal(await database('LATIN1'))).toBe(
      `The database ${names.at(-1)} keeps text as LATIN1, which cannot hold Vietnamese. ` +
        "Make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.\n",
    );
  });
});
