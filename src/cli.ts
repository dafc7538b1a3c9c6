#!/usr/bin/env node
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { verifyAsAsked } from './audit/audit.console.js';
import { tamperingPage } from './audit/unseen.page.js';
import { backupOnConsole, restoreOnConsole } from './backup/backup.console.js';
import { calendarOnConsole } from './deadlines/backward.console.js';
import { importPastOnConsole } from './drafting/past-import.console.js';
import { lifeCyclePage } from './domain/life-cycle.js';
import { Refused, tell } from './domain/refusals.js';
import { interfaceDocument } from './interface.js';
import { addAdmin } from './people/people.console.js';
import { SystemClock } from './platform/clock.js';
import { loadConfig, type Config } from './platform/config.js';
import { personalDataPage } from './platform/personal-data.js';
import { onDatabase, onTables } from './platform/console-database.js';
import type { Database } from './platform/database.js';
import { RefusedInput } from './platform/input.pipe.js';
import { setOnConsole } from './sets/set.console.js';
import { diskProblem, StartupProblem } from './platform/startup-problem.js';
import { TRAIL } from './trail.js';
import { USAGE } from './usage.js';

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
  campaign: { type: 'string' },
  due: { type: 'string' },
  letter: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'add-nominees': { type: 'boolean' },
  signing: { type: 'string' },
  sitting: { type: 'string' },
  answers: { type: 'string' },
  supplement: { type: 'string' },
  nomination: { type: 'string' },
} as const;

/** Each has a connection of its own. */
const MOST_THREADS = 32;

const wrong = (sentence: string) => new StartupProblem('cli.usage', sentence, 'See npx vinhdanh --help.');

async function run(argv: string[]): Promise<number> {
  if (argv.length === 0 || argv.includes('--help')) return say(USAGE);
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
  const file = positionals.slice(0, 2).join(' ') === 'past import' ? positionals.splice(2).join(' ') : undefined;
  switch (positionals.join(' ')) {
    case 'people add-admin':
      return onTables((database, config) => addAnAdmin(database, config, values));
    case 'audit verify':
      return onTables((database, _, url) => verifyAll(database, url, values));
    case 'backup': {
      const to = needed('--to DIR', values.to);
      return onDatabase(({ appUrl }, config) =>
        backupOnConsole(config, appUrl, new SystemClock(), to, (line) => void say(line)),
      );
    }
    case 'restore': {
      const from = needed('--from DIR', values.from);
      return onDatabase((urls, config) => restoreOnConsole(config, urls, from, (line) => void say(line)));
    }
    case 'campaign calendar': {
      const asked = { ...values, ...codesIn(values), due: needed('--due DAY', values.due) };
      return onTables((database) => calendarOnConsole(database, new SystemClock(), asked, (line) => void say(line)));
    }
    case 'past import': {
      const organisation = needed('--organisation CODE', values.organisation);
      const how = { dryRun: values['dry-run'] ?? false, addNominees: values['add-nominees'] ?? false };
      const asked = { file: needed('FILE', file), organisation, ...how };
      return onTables((database) => importPastOnConsole(database, new SystemClock(), asked, (line) => void say(line)));
    }
    case 'set': {
      const organisation = needed('--organisation CODE', values.organisation);
      const asked = {
        organisation,
        letter: needed('--letter NUMBER', values.letter),
        to: needed('--to DIR', values.to),
      };
      const write = (line: string) => void say(line);
      return onTables((database, config) => setOnConsole(database, config, new SystemClock(), asked, write));
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

type Values = {
  [name in Exclude<keyof typeof options, 'quick' | 'deep' | 'dry-run' | 'add-nominees'>]?: string | undefined;
};

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
  throw wrong(`${name} is needed.`);
}

const codesIn = ({ organisation, campaign }: Values) => ({
  organisation: needed('--organisation CODE', organisation),
  campaign: needed('--campaign CODE', campaign),
});

function say(text: string): number {
  console.log(text);
  return 0;
}

function told(error: unknown): string {
  if (error instanceof RefusedInput)
    return error.problems.map(({ path, message }) => `${path}: ${message.vi} / ${message.en}`).join('\n');
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
