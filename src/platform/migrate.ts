import { DataSource } from 'typeorm';
import { mustFit, servingSide } from './database-check.js';
import { migrations } from './migrations/index.js';
import { grantServingRights } from './serving-rights.js';
import { StartupProblem } from './startup-problem.js';
import { connect, connectionSettings } from './typeorm.js';

/** "vinhdanh" in the first bytes of its SHA-256: any constant that other programs on the database are unlikely to use. */
const LOCK = 2_557_949_827;

/** Held by whoever brings the tables up to date, or fills them: a program that starts meanwhile waits. */
export const TAKE_TABLES = `SELECT pg_advisory_lock(${LOCK})`;

/** The names of all steps, in their order. */
export const STEPS: readonly string[] = migrations.map((Step) => new Step().name!);

/**
 * Brings the tables up to date as the owner, one process at a time, and lets the role of `servingUrl` work with them.
 * `last` is the step to stop behind, where it is not the last of all.
 */
export async function migrate(ownerUrl: string, servingUrl = ownerUrl, last = STEPS.at(-1)!): Promise<void> {
  const serving = await servingSide(servingUrl);
  const client = await connect(ownerUrl, 'DATABASE_OWNER_URL');
  try {
    await mustFit(client, serving);
    await client.query(TAKE_TABLES);
    await runMigrations(ownerUrl, STEPS.indexOf(last) + 1);
    await grantServingRights(client, serving.role);
  } catch (error) {
    throw error instanceof StartupProblem ? error : failed(error as Error);
  } finally {
    await client.end();
  }
}

const failed = ({ message }: Error): StartupProblem =>
  new StartupProblem(
    'database.migration',
    `The tables could not be brought up to date (${message}).`,
    'Nothing of the failed step was kept; correct the cause and start again, or go back to the release before.',
  );

async function runMigrations(url: string, steps: number): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: migrations.slice(0, steps),
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logger: 'debug',
    logging: false,
    extra: { ...connectionSettings, max: 2 },
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
