#!/usr/bin/env node
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { verifyAsAsked } from './audit/audit.console.js';
import { tamperingPage } from './audit/unseen.js';
import { backupOnConsole, restoreOnConsole } from './backup/backup.console.js';
import { lifeCyclePage } from './domain/life-cycle.js';
import { Refused, tell } from './domain/refusals.js';
import { interfaceDocument } from './interface.js';
import { addAdmin } from './people/people.console.js';
import { SystemClock } from './platform/clock.js';
import { loadConfig, type Config } from './platform/config.js';
import { personalDataPage } from './platform/personal-data.js';
import { Database } from './platform/database.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { migrate } from './platform/migrate.js';
import { runningPostgres } from './platform/running-postgres.js';
import { diskProblem, StartupProblem } from './platform/startup-problem.js';
import { connectionSettings } from './platform/typeorm.js';
import { TRAIL } from './trail.js';

const USAGE = `Usage: npx vinhdanh <command>

  people add-admin --username NAME --full-name "FULL NAME" --organisation CODE [--organisation-name "NAME"]
      Makes an administrator and prints an access slip for the first sign-in.
  audit verify [--quick | --deep] [--threads N]
      Recomputes every chain, judges every line again, and compares with what is stored. Exit code 1 when anything differs.
      --quick looks at chains, arrows and heads alone; --deep is what is done without either. 0 threads: all in this one.
  backup --to DIR
      Saves all tables, as they were at one instant, and the files that they name; the server may run. No key is in it.
  restore --from DIR
      Brings a backup into an empty installation whose server does not run.
  docs
      Writes what is generated: docs/life-cycle.md, docs/personal-data.md, docs/tampering.md and docs/openapi.json.

It works on the database of DATABASE_URL, or on the embedded one in DATA_DIR, whether the server runs or not.`;

const options = {
  username: { type: 'string' },
  'full-name': { type: 'string' },
  organisation: { type: 'string' },
  'organisation-name': { type: 'string' },
  quick: { type: 'boolean' },
  deep: { type: 'boolean' },
  threads: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
} as const;

/** Each has a connection of its own. */
const MOST_THREADS = 32;

const wrong = (sentence: string) => new StartupProblem('cli.usage', sentence, 'See npx vinhdanh --help.');

async function run(argv: string[]): Promise<number> {
  if (argv.length === 0 || argv.includes('--help')) return say(USAGE);
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  switch (positionals.join(' ')) {
    case 'people add-admin':
      return onTables((database, config) => addAnAdmin(database, config, values));
    case 'audit verify':
      return onTables((database, _, url) => verifyAll(database, url, values));
    case 'backup': {
      const to = needed('--to', values.to);
      return onDatabase(({ appUrl }, config) =>
        backupOnConsole(config, appUrl, new SystemClock(), to, (line) => void say(line)),
      );
    }
    case 'restore': {
      const from = needed('--from', values.from);
      return onDatabase((urls, config) => restoreOnConsole(config, urls, from, (line) => void say(line)));
    }
    case 'docs':
      writeFileSync('docs/life-cycle.md', lifeCyclePage());
      writeFileSync('docs/personal-data.md', personalDataPage());
      writeFileSync('docs/tampering.md', tamperingPage());
      writeFileSync('docs/openapi.json', await interfaceDocument(loadConfig()));
      return 0;
    default:
      throw wrong(`There is no command "${positionals.join(' ')}".`);
  }
}

type Values = { [name in Exclude<keyof typeof options, 'quick' | 'deep'>]?: string | undefined };

function verifyAll(
  database: Database,
  url: string,
  { quick = false, deep = false, threads: asked }: { quick?: boolean; deep?: boolean; threads?: string },
): Promise<number> {
  if (quick && deep) throw wrong('--quick and --deep exclude each other.');
  const threads = Number(asked ?? availableParallelism());
  if (!Number.isInteger(threads) || threads < 0 || threads > MOST_THREADS)
    throw wrong(`--threads is a whole number up to ${MOST_THREADS}.`);
  const program = { file: new URL('./verifying.js', import.meta.url), data: { url, quick } };
  return verifyAsAsked(database, (line) => void say(line), TRAIL, {
    quick,
    threads,
    program,
    clock: new SystemClock(),
  });
}

async function addAnAdmin(database: Database, config: Config, values: Values): Promise<number> {
  const { username, 'full-name': fullName, organisation, 'organisation-name': organisationName } = values;
  if (!username || !fullName || !organisation) throw wrong('--username, --full-name and --organisation are needed.');
  const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const asked = {
    username,
    fullName,
    organisationCode: organisation,
    address,
    ...(organisationName && { organisationName }),
  };
  const { printable } = await addAdmin(database, new SystemClock(), asked);
  return say(printable);
}

function needed(name: string, value: string | undefined): string {
  if (value) return value;
  throw wrong(`${name} DIR is needed.`);
}

interface Urls {
  appUrl: string;
  ownerUrl: string;
}

/** On a database, started for the while where it is the embedded one and no server keeps it running. */
async function onDatabase(work: (urls: Urls, config: Config) => Promise<number>): Promise<number> {
  const config = loadConfig();
  const { databaseUrl: appUrl, databaseOwnerUrl: ownerUrl } = config;
  if (appUrl) return work({ appUrl, ownerUrl: ownerUrl ?? appUrl }, config);
  const running = runningPostgres(config.dataDir);
  if (running) return work(running, config);
  const started = await startEmbeddedPostgres(config.dataDir);
  try {
    return await work(started, config);
  } finally {
    await started.stop();
  }
}

/** On tables that are up to date. */
const onTables = (work: (database: Database, config: Config, appUrl: string) => Promise<number>): Promise<number> =>
  onDatabase(async ({ appUrl, ownerUrl }, config) => {
    const pool = new Pool({ connectionString: appUrl, max: 4, ...connectionSettings });
    try {
      await migrate(ownerUrl, appUrl);
      return await work(new Database(pool), config, appUrl);
    } finally {
      await pool.end();
    }
  });

function say(text: string): number {
  console.log(text);
  return 0;
}

function told(error: unknown): string {
  if (error instanceof Refused) return Object.values(tell(error.refusal).sentence).join(' / ');
  const { message } = diskProblem(error) ?? (error instanceof Error ? error : new Error(String(error)));
  return message.replace(/\s+/g, ' ');
}

// Not left to the system: a Postgres that was started for the while is told to stop by what exit() runs.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

run(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(told(error));
    process.exitCode = 2;
  },
);
