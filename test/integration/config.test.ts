import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, prepareFolders } from '../../src/platform/config.js';
import { StartupProblem } from '../../src/platform/startup-problem.js';

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-config-'));
/** Any file that can be read. */
const file = 'package.json';

afterAll(() => rmSync(folder, { recursive: true }));

const sentence = (env: Record<string, string>): string => {
  try {
    loadConfig(env, false);
  } catch (error) {
    if (error instanceof StartupProblem) return error.sentence;
    throw error;
  }
  return 'accepted';
};

test('with nothing set it listens on this machine, with its own Postgres and without Redis', () => {
  expect(loadConfig({}, false)).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: join(process.cwd(), 'data'),
    keyDir: join(process.cwd(), 'data', 'keys'),
    trustProxy: false,
    logLevel: 'info',
  });
});

test('an empty variable is an unset one', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: ' ', TRUST_PROXY: '' }, false)).toEqual(loadConfig({}, false));
});

test.each([
  ['as root, with its own Postgres', {}, '/var/lib/vinhdanh'],
  ['as root, with a database elsewhere', { DATABASE_URL: 'postgres://a@b/c' }, join(process.cwd(), 'data')],
  ['as root, where it is told', { DATA_DIR: '/srv/awards' }, '/srv/awards'],
])('%s, data lie in their folder', (_, env, dataDir) => {
  expect(loadConfig(env, true).dataDir).toBe(dataDir);
});

test('the owner role is the serving role where only one address is given', () => {
  const { databaseUrl, databaseOwnerUrl } = loadConfig({ DATABASE_URL: 'postgres://a:b@c/d' }, false);
  expect(databaseOwnerUrl).toBe(databaseUrl);
});

test.each<[Record<string, string>, string]>([
  [{ PORT: '70000' }, 'The variable PORT is "70000".'],
  [{ PORT: '3000.5' }, 'The variable PORT is "3000.5".'],
  [{ DATABASE_URL: 'mysql://x:secret@y' }, 'The variable DATABASE_URL is not an address this program understands.'],
  [{ DATABASE_OWNER_URL: 'postgres://x' }, 'The variable DATABASE_OWNER_URL is set, but DATABASE_URL is not.'],
  [{ REDIS_URL: 'localhost:6379' }, 'The variable REDIS_URL is not an address this program understands.'],
  [{ SMTP_URL: 'http://mail' }, 'The variable SMTP_URL is not an address this program understands.'],
  [{ PUBLIC_URL: 'awards.example' }, 'The variable PUBLIC_URL is not an address this program understands.'],
  [{ TRUST_PROXY: 'yes' }, 'The variable TRUST_PROXY is "yes".'],
  [{ TLS_CERT: file }, 'The variable TLS_KEY is missing.'],
  [{ TLS_KEY: file }, 'The variable TLS_CERT is missing.'],
  [{ TLS_CERT: '/nowhere' }, 'The variable TLS_CERT names the file "/nowhere", which cannot be read (ENOENT).'],
  [{ LOG_LEVEL: 'loud' }, 'The variable LOG_LEVEL is "loud".'],
  [{ HOST: '0.0.0.0' }, 'The server does not listen on 0.0.0.0 with plain http.'],
  [{ HOST: '::' }, 'The server does not listen on :: with plain http.'],
  [{ HOST: '127.0.0.1.example' }, 'The server does not listen on 127.0.0.1.example with plain http.'],
])('%j is refused: %s', (env, expected) => {
  expect(sentence(env)).toBe(expected);
});

test.each<Record<string, string>>([
  { HOST: '0.0.0.0', TRUST_PROXY: 'true' },
  { HOST: '0.0.0.0', TRUST_PROXY: '10.0.0.0/8, 192.168.1.7' },
  { HOST: '::', TLS_CERT: file, TLS_KEY: file },
  { HOST: '127.8.8.8' },
  { HOST: '::1' },
  { HOST: 'localhost' },
])('%j is accepted', (env) => {
  expect(sentence(env)).toBe('accepted');
});

test('the key folder is made for this account alone, and one that others may read is refused', () => {
  const keyDir = join(folder, 'data', 'keys');
  prepareFolders({ dataDir: join(folder, 'data'), keyDir });
  expect(statSync(keyDir).mode & 0o777).toBe(0o700);
  const open = () => prepareFolders({ dataDir: folder, keyDir: join(folder, 'data') });
  expect(open).toThrow(`The variable KEY_DIR names "${folder}/data", which others may read.`);
});
