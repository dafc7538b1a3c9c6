import type { Client } from 'pg';
import { StartupProblem } from './startup-problem.js';
import { connect } from './typeorm.js';

/** What is asked of each of the two connections before anything is written through one of them. */
interface Answer {
  readonly role: string;
  readonly database: string;
  readonly encoding: string;
  /** Of the cluster; undefined where the role may not ask. */
  readonly server?: string;
}

/** As the serving role, on a connection of its own. */
export async function servingSide(url: string): Promise<Answer> {
  const client = await connect(url);
  return ask(client).finally(() => client.end());
}

/** Refuses two addresses of different databases, and a database that cannot keep Vietnamese. */
export async function mustFit(owner: Client, serving: Answer): Promise<void> {
  const owning = await ask(owner);
  if (owning.database !== serving.database || differ(owning.server, serving.server))
    throw twoDatabases(owning, serving);
  if (owning.encoding !== 'UTF8') throw notUnicode(owning);
}

async function ask(client: Client): Promise<Answer> {
  const { rows } = await client.query<Answer>(
    `SELECT current_user AS role, current_database() AS database, current_setting('server_encoding') AS encoding`,
  );
  const identity = await client.query<{ server: string }>(IDENTITY).catch(() => undefined);
  return { ...rows[0]!, server: identity?.rows[0]?.server };
}

/** Addresses tell less: one server may be reached by several. */
const IDENTITY = 'SELECT system_identifier::text AS server FROM pg_control_system()';

const differ = (one: string | undefined, other: string | undefined) => one && other && one !== other;

function twoDatabases(owning: Answer, serving: Answer): StartupProblem {
  const [one, other] =
    owning.database === serving.database
      ? ['two servers', `both call it ${serving.database}`]
      : ['two databases', `${serving.database} and ${owning.database}`];
  return new StartupProblem(
    'database.two',
    `DATABASE_URL and DATABASE_OWNER_URL lead to ${one} (${other}).`,
    'Set both to the same database, each with its own role.',
  );
}

const notUnicode = ({ database, encoding }: Answer): StartupProblem =>
  new StartupProblem(
    'database.encoding',
    `The database ${database} keeps text as ${encoding}, which cannot hold Vietnamese.`,
    "Make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
  );
