import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartupProblem } from './startup-problem.js';
import { Variables, wrong } from './variables.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Everything that may differ between two installations. The class is also the token it is injected by. */
export abstract class Config {
  readonly port: number;
  readonly host: string;
  /** Of the serving role; absent until `main` has started the embedded Postgres. */
  readonly databaseUrl?: string;
  /** Of the migrating role. */
  readonly databaseOwnerUrl?: string;
  readonly redisUrl?: string;
  readonly dataDir: string;
  readonly keyDir: string;
  readonly publicUrl?: string;
  /** Fastify's `trustProxy`: false, true, or the addresses of the proxies. */
  readonly trustProxy: boolean | string[];
  /** The texts of the certificate and of its key. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly smtpUrl?: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The only reader of the environment. `root` is whether the process runs as root. */
export function loadConfig(env = process.env, root = process.getuid?.() === 0): Config {
  const read = new Variables(env);
  const database = readDatabase(read);
  const dataDir = resolve(read.text('DATA_DIR') ?? (root && !database.databaseUrl ? '/var/lib/vinhdanh' : './data'));
  const config: Config = {
    ...database,
    port: read.integer('PORT', 3000, [0, 65_535]),
    host: read.text('HOST') ?? '127.0.0.1',
    redisUrl: read.url('REDIS_URL', ['redis', 'rediss']),
    dataDir,
    keyDir: resolve(read.text('KEY_DIR') ?? join(dataDir, 'keys')),
    publicUrl: read.url('PUBLIC_URL', ['https', 'http'])?.replace(/\/+$/, ''),
    trustProxy: readTrustProxy(read),
    tls: readTls(read),
    smtpUrl: read.url('SMTP_URL', ['smtp', 'smtps']),
    logLevel: read.oneOf('LOG_LEVEL', 'info', LOG_LEVELS),
  };
  refusePlainHttpBeyondLoopback(config);
  return config;
}

function readDatabase(read: Variables): Pick<Config, 'databaseUrl' | 'databaseOwnerUrl'> {
  const databaseUrl = read.url('DATABASE_URL', ['postgres', 'postgresql']);
  const databaseOwnerUrl = read.url('DATABASE_OWNER_URL', ['postgres', 'postgresql']) ?? databaseUrl;
  if (databaseOwnerUrl && !databaseUrl) {
    throw wrong(
      'DATABASE_OWNER_URL',
      'is set, but DATABASE_URL is not',
      'Set both, or neither for the embedded Postgres.',
    );
  }
  return { databaseUrl, databaseOwnerUrl };
}

function readTls(read: Variables): Config['tls'] {
  const cert = read.file('TLS_CERT');
  const key = read.file('TLS_KEY');
  if (cert && key) return { cert, key };
  if (!cert && !key) return undefined;
  throw wrong(cert ? 'TLS_KEY' : 'TLS_CERT', 'is missing', 'Set TLS_CERT and TLS_KEY together.');
}

function readTrustProxy(read: Variables): boolean | string[] {
  const value = read.text('TRUST_PROXY');
  if (!value || value === 'false') return false;
  if (value === 'true') return true;
  const addresses = value.split(',').map((address) => address.trim());
  if (addresses.every((address) => isIP(address.replace(/\/\d{1,3}$/, '')))) return addresses;
  throw wrong(
    'TRUST_PROXY',
    `is "${value}"`,
    'Set it to true, or to the addresses of the proxies, separated by commas.',
  );
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** On plain http to another address browsers drop `Secure` cookies and hide WebCrypto. */
function refusePlainHttpBeyondLoopback({ host, tls, trustProxy }: Config): void {
  if (isLoopback(host) || tls || trustProxy) return;
  throw new StartupProblem(
    'config.plainHttp',
    `The server does not listen on ${host} with plain http.`,
    'Set TLS_CERT and TLS_KEY, or TRUST_PROXY=true behind a proxy that speaks https, or HOST=127.0.0.1.',
  );
}

/** The data folder can be passed through by the account of the embedded Postgres; the keys belong to this process alone. */
export function prepareFolders({ dataDir, keyDir }: Pick<Config, 'dataDir' | 'keyDir'>): void {
  makeFolder('DATA_DIR', dataDir, 0o711);
  makeFolder('KEY_DIR', keyDir, 0o700);
  if (statSync(keyDir).mode & 0o077) {
    throw wrong('KEY_DIR', `names "${keyDir}", which others may read`, `Close it with: chmod 700 ${keyDir}`);
  }
}

function makeFolder(name: string, path: string, mode: number): void {
  try {
    if (mkdirSync(path, { recursive: true })) chmodSync(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrong(
      name,
      `names "${path}", which cannot be made (${code})`,
      'Correct it, or let this account write there.',
    );
  }
}
