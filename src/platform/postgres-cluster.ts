import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { giveTo, runAs, type Account } from './postgres-account.js';
import { postgresProcess } from './postgres-process.js';

/** Errors of single statements are not logged: they may repeat what a person typed. */
const SETTINGS = {
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '60',
  logging_collector: 'off',
};

/** One folder of Postgres data, made and driven by `initdb` and `pg_ctl`. */
export class Cluster {
  readonly folder: string;
  private readonly log: string;

  constructor(
    private readonly binaries: string,
    private readonly account: Account | undefined,
    private readonly dataDir: string,
  ) {
    this.folder = join(dataDir, 'postgres');
    this.log = join(this.folder, 'server.log');
  }

  exists(): boolean {
    return existsSync(join(this.folder, 'PG_VERSION'));
  }

  /** Made beside its place and moved there whole, so that a killed initdb leaves nothing to be mistaken for data. */
  async create(superuserPassword: string): Promise<void> {
    const unfinished = `${this.folder}.new`;
    const passwordFile = join(this.dataDir, 'initdb-password');
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    giveTo(this.account, unfinished);
    try {
      writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
      giveTo(this.account, passwordFile);
      await this.run('initdb', initdbArguments(unfinished, passwordFile));
    } finally {
      rmSync(passwordFile, { force: true });
    }
    renameSync(unfinished, this.folder);
  }

  /** Starts the server on a free port and answers the port. */
  async start({ fsync }: { fsync: boolean }): Promise<number> {
    const port = await freePort();
    const options = `-p ${port}${fsync ? '' : ' -F -c synchronous_commit=off -c full_page_writes=off'}`;
    await this.run('pg_ctl', ['start', '-D', this.folder, '-w', '-t', '60', '-s', '-l', this.log, '-o', options]);
    return port;
  }

  /** Lets no statement finish but loses no committed one, and waits until the server is gone. */
  async stop(): Promise<void> {
    if (!postgresProcess(this.folder)) return;
    await this.run('pg_ctl', ['stop', '-D', this.folder, '-w', '-t', '60', '-s', '-m', 'fast']);
  }

  lastLogLine(): string {
    if (!existsSync(this.log)) return '';
    return readFileSync(this.log, 'utf8').trim().split('\n').at(-1) ?? '';
  }

  private run(program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
    return runAs(this.account, join(this.binaries, 'bin', program), args);
  }
}

/** UTF-8 with Postgres' own locale: sorting and letter case do not depend on the machine. */
function initdbArguments(folder: string, passwordFile: string): string[] {
  const identity = ['-D', folder, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const text = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  return [...identity, ...text, ...settings];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
