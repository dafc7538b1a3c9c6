import { Client, types, type ClientConfig, type Pool } from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { StartupProblem } from './startup-problem.js';

type TypeParser = (text: string) => unknown;

/** How values come back: timestamptz as Date (pg's own way), date as 'YYYY-MM-DD', int8 as number. */
const parsers: Partial<Record<number, TypeParser>> = {
  [types.builtins.DATE]: (text) => text,
  [types.builtins.INT8]: exactNumber,
};

function exactNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`${text} from the database is beyond the exact numbers of JavaScript`);
}

/**
 * A connection whose error is told by the statement that it breaks, and by the next one. Unheard, it would end the process: the
 * pool listens only to those that are free, and one that Postgres ends as it lets it in breaks before whoever asked has it.
 */
class HeardClient extends Client {
  constructor(settings?: ClientConfig) {
    super(settings);
    this.on('error', () => undefined);
  }
}

/** For every connection of ours, pooled or single. */
export const connectionSettings = {
  application_name: 'vinhdanh',
  connectionTimeoutMillis: 5_000,
  types: {
    getTypeParser: (id: number, format?: 'text' | 'binary') =>
      (format !== 'binary' && parsers[id]) ||
      (types.getTypeParser as (id: number, format?: string) => TypeParser)(id, format),
  },
};

/** The data source of the serving role: it reads and writes rows, and never makes or alters a table. */
export function servingOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    installExtensions: false,
    logger: 'debug',
    logging: false,
    // An idle connection that breaks is replaced by the pool; the next statement tells if the database is gone.
    poolErrorHandler: () => undefined,
    extra: {
      ...connectionSettings,
      Client: HeardClient,
      max: 10,
      statement_timeout: 10_000,
      // Postgres ends a statement by then; one that is not heard of went to a machine that is gone.
      query_timeout: 15_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  };
}

/** The pool that TypeORM's driver holds, so that written SQL and entities share ten connections. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/** One connection outside the pool; a database that does not answer is a StartupProblem naming the variable. */
export async function connect(url: string, variable = 'DATABASE_URL'): Promise<Client> {
  const client = new HeardClient({ connectionString: url, ...connectionSettings });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw unreachable(url, variable, error);
  }
}

function unreachable(url: string, variable: string, error: unknown): StartupProblem {
  const { hostname, port, pathname, username } = new URL(url);
  const { code, message } = error as { code?: string; message?: string };
  return new StartupProblem(
    'database.unreachable',
    `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} does not let "${username}" in (${message || code}).`,
    `Start that database or correct ${variable}; without DATABASE_URL an embedded Postgres is used.`,
  );
}
