import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartupProblem } from './startup-problem.js';
import { certified } from './tls-files.js';
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
  /** LibreOffice, which makes papers PDF. */
  readonly sofficePath?: string;
  /** For so long a server that is asked to stop still takes requests, and says that it is leaving. */
  readonly drainSeconds: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The only reader of the environment. `root` is whether the process runs as root. */
export function loadConfig(env = process.env, root = process.getuid?.() === 0): Config {
  const read = new Variables(env);
  const database = readDatabase(read);
  const dataDir = readDataDir(read, !database.databaseUrl, root);
  const config: Config = {
    ...database,
    port: read.integer('PORT', 3000, [0, 65_535]),
    host: readHost(read),
    redisUrl: read.url('REDIS_URL', ['redis', 'rediss']),
    dataDir,
    keyDir: resolve(read.text('KEY_DIR') ?? join(dataDir, 'keys')),
    publicUrl: readPublicUrl(read),
    trustProxy: readTrustProxy(read),
    tls: readTls(read),
    smtpUrl: readSmtp(read),
    sofficePath: readOffice(read),
    drainSeconds: read.integer('DRAIN_SECONDS', 0, [0, 300]),
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

/** pg_ctl passes the folder through a shell, inside double quotes. */
function readDataDir(read: Variables, embedded: boolean, root: boolean): string {
  const path = resolve(read.text('DATA_DIR') ?? (embedded && root ? '/var/lib/vinhdanh' : './data'));
  if (!embedded || !/["`$\n\r]/.test(path)) return path;
  const what = `is ${JSON.stringify(path)}, and Postgres takes no quote, backtick, dollar sign or line break in it`;
  throw wrong('DATA_DIR', what, 'Name another folder.');
}

/** Brackets around an address of IPv6 belong to URLs; people write them here as well. */
function readHost(read: Variables): string {
  const host = read.text('HOST')?.toLowerCase() ?? '127.0.0.1';
  return host.replace(/^\[(.*)\]$/, '$1');
}

function readPublicUrl(read: Variables): string | undefined {
  const url = read.url('PUBLIC_URL', ['https', 'http'])?.replace(/\/+$/, '');
  if (!url || url.toLowerCase().startsWith('https:') || isLoopback(new URL(url).hostname)) return url;
  throw wrong('PUBLIC_URL', `is "${url}", where browsers would not keep a sign-in`, 'Set it to https://…');
}

function readSmtp(read: Variables): string | undefined {
  const url = read.url('SMTP_URL', ['smtp', 'smtps']);
  if (!url || new URL(url).hostname) return url;
  throw wrong('SMTP_URL', 'names no mail server', 'Set it to smtp://user:password@host:587?from=…');
}

/** A path that leads nowhere is seen at the start and not at the first paper. */
function readOffice(read: Variables): string | undefined {
  const path = read.text('SOFFICE_PATH');
  if (!path || existsSync(path)) return path;
  throw wrong('SOFFICE_PATH', `names "${path}", where nothing is`, 'Set it to the path of soffice, or leave it out.');
}

function readTls(read: Variables): Config['tls'] {
  const cert = read.file('TLS_CERT');
  const key = read.file('TLS_KEY');
  if (cert && key) return certified({ cert, key });
  if (!cert && !key) return undefined;
  throw wrong(cert ? 'TLS_KEY' : 'TLS_CERT', 'is missing', 'Set TLS_CERT and TLS_KEY together.');
}

function readTrustProxy(read: Variables): boolean | string[] {
  const value = read.text('TRUST_PROXY');
  const word = value?.toLowerCase();
  if (!value || word === 'false') return false;
  if (word === 'true') return true;
  const addresses = value
    .replace(/,$/, '')
    .split(',')
    .map((address) => address.trim());
  if (addresses.every(isAddressOrRange)) return addresses;
  throw wrong(
    'TRUST_PROXY',
    `is "${value}"`,
    'Set it to true, or to the addresses of the proxies, separated by commas.',
  );
}

/** `10.0.0.7`, or `10.0.0.0/8`. */
function isAddressOrRange(text: string): boolean {
  const [address = '', prefix = '1', ...more] = text.split('/');
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return more.length === 0 && /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= longest;
}

export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIP(host) === 4 && host.startsWith('127.'));
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
