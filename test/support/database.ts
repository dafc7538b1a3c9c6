import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { makeDatabase, DATABASE } from '../../src/platform/postgres-roles.js';

interface Services {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** Absent where redis-server is not installed. */
  readonly redisUrl?: string;
}

/** What `services.setup.ts` started. The migrated database it names is the template: copy it, do not use it. */
export function services(): Services {
  const published = process.env['VINHDANH_TEST_SERVICES'];
  if (!published) throw new Error('No services: a test that needs them lives in test/integration or test/e2e.');
  return JSON.parse(published) as Services;
}

export interface FreshDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/** A database of its own for one test file: a copy of the migrated template. */
export const freshDatabase = (): Promise<FreshDatabase> => copyOf(DATABASE);

/** A database in which no table was made yet. */
export const bareDatabase = (): Promise<FreshDatabase> => copyOf('template0');

async function copyOf(template: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser((client) => makeDatabase(client, name, template));
  const { appUrl, ownerUrl, superuserUrl } = services();
  return {
    appUrl: inDatabase(appUrl, name),
    ownerUrl: inDatabase(ownerUrl, name),
    superuserUrl: inDatabase(superuserUrl, name),
    drop: () =>
      asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).then(() => undefined),
  };
}

async function asSuperuser<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: services().superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
