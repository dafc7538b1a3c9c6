import type { INestApplicationContext } from '@nestjs/common';
import { loadConfig, type Config } from './platform/config.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { prepareFolders } from './platform/folders.js';
import { migrate } from './platform/migrate.js';
import { checkRedis } from './platform/redis-check.js';
import { startupLine } from './platform/startup-problem.js';
import { Database } from './platform/database.js';
import { demoAccounts, prepareSample } from './sample/sample.start.js';
import { sampleIsThere } from './sample/sample.season.js';
import { startServer } from './server.js';

/** What has been started, in order; stopped in reverse. */
const started: (() => Promise<void>)[] = [];

/** The program is asked to end; a start goes no further. */
const interruption = new AbortController();
const { signal } = interruption;
const interrupted = new Promise<never>((_, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason as Error));
});
interrupted.catch(() => undefined);

async function start(): Promise<void> {
  const asked = await withUsableRedis(loadConfig());
  const embedded = !asked.databaseUrl;
  const config = await withDatabase(asked);
  await unlessInterrupted(migrate(config.databaseOwnerUrl ?? '', config.databaseUrl));
  const server = await startServer({ config }, (app) => prepare(app, config, embedded));
  started.push(server.close);
  signal.throwIfAborted();
  console.log(`Vinh Danh listens on ${server.url}`);
  if (await sampleIsThere(server.app.get(Database))) console.log(demoAccounts());
}

/** What waits for others, and holds nothing that must be given back, is left behind. */
const unlessInterrupted = <Value>(work: Promise<Value>): Promise<Value> => Promise.race([work, interrupted]);

async function withUsableRedis(config: Config): Promise<Config> {
  prepareFolders(config);
  if (!config.redisUrl) return config;
  const { usable, warning } = await unlessInterrupted(checkRedis(config.redisUrl));
  if (warning) console.warn(warning);
  return usable ? config : { ...config, redisUrl: undefined };
}

async function withDatabase(config: Config): Promise<Config> {
  if (config.databaseUrl) return config;
  const postgres = await startEmbeddedPostgres(config.dataDir, { signal });
  started.push(postgres.stop);
  return { ...config, databaseUrl: postgres.appUrl, databaseOwnerUrl: postgres.ownerUrl };
}

async function prepare(app: INestApplicationContext, config: Config, embedded: boolean): Promise<void> {
  signal.throwIfAborted();
  await prepareSample(app, config, embedded);
  signal.throwIfAborted();
}

async function stop(): Promise<void> {
  for (const stopOne of started.splice(0).toReversed()) await stopOne();
}

const starting = start().catch(async (error: unknown) => {
  if (!signal.aborted) console.error(startupLine(error));
  await stop();
  process.exit(signal.aborted ? 0 : 1);
});

/** The first signal lets requests finish; the second does not wait. */
function onSignal(): void {
  interruption.abort();
  forEachSignal((name) => process.off(name, onSignal).on(name, () => process.exit(1)));
  void starting.then(stop).then(() => process.exit(0));
}

function forEachSignal(act: (name: NodeJS.Signals) => void): void {
  act('SIGINT');
  act('SIGTERM');
}

forEachSignal((name) => process.on(name, onSignal));
