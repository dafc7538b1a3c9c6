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

async function start(): Promise<void> {
  const asked = await withUsableRedis(loadConfig());
  const embedded = !asked.databaseUrl;
  const config = await withDatabase(asked);
  await migrate(config.databaseOwnerUrl ?? '', config.databaseUrl);
  const server = await startServer({ config }, (app) => prepareSample(app, config, embedded));
  started.push(server.close);
  console.log(`Vinh Danh listens on ${server.url}`);
  if (await sampleIsThere(server.app.get(Database))) console.log(demoAccounts());
}

async function withUsableRedis(config: Config): Promise<Config> {
  prepareFolders(config);
  if (!config.redisUrl) return config;
  const { usable, warning } = await checkRedis(config.redisUrl);
  if (warning) console.warn(warning);
  return usable ? config : { ...config, redisUrl: undefined };
}

async function withDatabase(config: Config): Promise<Config> {
  if (config.databaseUrl) return config;
  const postgres = await startEmbeddedPostgres(config.dataDir);
  started.push(postgres.stop);
  return { ...config, databaseUrl: postgres.appUrl, databaseOwnerUrl: postgres.ownerUrl };
}

async function stop(): Promise<void> {
  for (const stopOne of started.splice(0).toReversed()) await stopOne();
}

const starting = start().catch(async (error: unknown) => {
  console.error(startupLine(error));
  await stop();
  process.exit(1);
});

/** The first signal lets requests finish; the second does not wait. */
function onSignal(): void {
  forEachSignal((signal) => process.off(signal, onSignal).on(signal, () => process.exit(1)));
  void starting.then(stop).then(() => process.exit(0));
}

function forEachSignal(act: (signal: NodeJS.Signals) => void): void {
  act('SIGINT');
  act('SIGTERM');
}

forEachSignal((signal) => process.on(signal, onSignal));
