import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/platform/config.js';
import { prepareFolders } from '../../src/platform/folders.js';
import { StartupProblem } from '../../src/platform/startup-problem.js';
import { selfSigned } from '../support/certificate.js';

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-config-'));
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const pair = selfSigned();
const cert = written('cert.pem', pair.cert);
const key = written('key.pem', pair.key);
const otherKey = written('other-key.pem', selfSigned().key);
const empty = written('empty.pem', '\n');
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
    drainSeconds: 0,
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
  [{ SOFFICE_PATH: '/nowhere/soffice' }, 'The variable SOFFICE_PATH names "/nowhere/soffice", where nothing is.'],
  [{ SMTP_URL: 'smtp://?from=a@b.vn' }, 'The variable SMTP_URL names no mail server.'],
  [{ PUBLIC_URL: 'awards.example' }, 'The variable PUBLIC_URL is not an address this program understands.'],
  [
    { PUBLIC_URL: 'http://awards.example' },
    'The variable PUBLIC_URL is "http://awards.example", where browsers would not keep a sign-in.',
  ],
  [{ TRUST_PROXY: 'yes' }, 'The variable TRUST_PROXY is "yes".'],
  [{ TRUST_PROXY: '10.0.0.0/99' }, 'The variable TRUST_PROXY is "10.0.0.0/99".'],
  [{ TRUST_PROXY: '10.0.0.0/0' }, 'The variable TRUST_PROXY is "10.0.0.0/0".'],
  [{ TRUST_PROXY: '10.0.0.1,,10.0.0.2' }, 'The variable TRUST_PROXY is "10.0.0.1,,10.0.0.2".'],
  [{ TLS_CERT: cert }, 'The variable TLS_KEY is missing.'],
  [{ TLS_KEY: key }, 'The variable TLS_CERT is missing.'],
  [{ TLS_CERT: empty, TLS_KEY: empty }, `The variable TLS_CERT names the file "${empty}", which is empty.`],
  [{ TLS_CERT: cert, TLS_KEY: empty }, `The variable TLS_KEY names the file "${empty}", which is empty.`],
  [{ TLS_CERT: file, TLS_KEY: key }, 'The variable TLS_CERT names a file that does not hold a certificate.'],
  [
    { TLS_CERT: cert, TLS_KEY: cert },
    'The variable TLS_KEY names a file that does not hold a private key without a passphrase.',
  ],
  [
    { TLS_CERT: cert, TLS_KEY: otherKey },
    'The variable TLS_KEY names a key that does not belong to the certificate of TLS_CERT.',
  ],
  [
    { DATA_DIR: '/srv/"awards"' },
    'The variable DATA_DIR is "/srv/\\"awards\\"", and Postgres takes no quote, backtick, dollar sign or line break in it.',
  ],
  [
    { DATA_DIR: '/srv/$HOME' },
    'The variable DATA_DIR is "/srv/$HOME", and Postgres takes no quote, backtick, dollar sign or line break in it.',
  ],
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
  { HOST: '0.0.0.0', TRUST_PROXY: 'TRUE' },
  { HOST: '0.0.0.0', TRUST_PROXY: '10.0.0.0/32, fd00::/128,' },
  { HOST: '::', TLS_CERT: cert, TLS_KEY: key },
  { HOST: '127.8.8.8' },
  { HOST: '::1' },
  { HOST: 'localhost' },
  { HOST: 'LocalHost' },
  { HOST: '[::1]' },
  { PUBLIC_URL: 'http://localhost:8080' },
  { DATA_DIR: '/srv/$HOME', DATABASE_URL: 'postgres://a@b/c' },
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

test('a folder in whose place something else lies is refused, for files and for keys alike', () => {
  const dataDir = join(folder, 'taken');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'files'), '');
  expect(() => prepareFolders({ dataDir, keyDir: join(folder, 'keys') })).toThrow(
    `The variable DATA_DIR needs "${dataDir}/files", which cannot be made (EEXIST).`,
  );
  expect(() => prepareFolders({ dataDir: folder, keyDir: join(key, 'keys') })).toThrow(
    `The variable KEY_DIR needs "${key}/keys", which cannot be made (ENOTDIR).`,
  );
});

test.each(['data', 'data/files', 'keys'])('the folder %s, where this account may not write, is refused', (closed) => {
  const own = mkdtempSync(join(folder, 'own-'));
  const folders = { dataDir: join(own, 'data'), keyDir: join(own, 'keys') };
  prepareFolders(folders);
  chmodSync(join(own, closed), 0o500);
  // Root may write all the same, so there the system's answer is put in its mouth.
  const asNobody = (path: string) => {
    if (path === join(own, closed)) throw Object.assign(new Error('no'), { code: 'EACCES' });
  };
  const prepare = () => prepareFolders(folders, process.getuid?.() === 0 ? asNobody : undefined);
  expect(prepare).toThrow(`needs "${own}/${closed}", which cannot be written (EACCES).`);
  chmodSync(join(own, closed), 0o700);
});
