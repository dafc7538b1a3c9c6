import { Pool } from 'pg';
import { loadConfig, type Config } from './config.js';
import { Database } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { runningPostgres } from './running-postgres.js';
import { connectionSettings } from './typeorm.js';

interface Urls {
  appUrl: string;
  ownerUrl: string;
}

/** On a database, started for the while where it is the embedded one and no server keeps it running. */
export async function onDatabase(work: (urls: Urls, config: Config) => Promise<number>): Promise<number> {
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
export const onTables = (
  work: (database: Database, config: Config, appUrl: string) => Promise<number>,
): Promise<number> =>
  onDatabase(async ({ appUrl, ownerUrl }, config) => {
    const pool = new Pool({ connectionString: appUrl, max: 4, ...connectionSettings });
    try {
      await migrate(ownerUrl, appUrl);
      return await work(new Database(pool), config, appUrl);
    } finally {
      await pool.end();
    }
  });
