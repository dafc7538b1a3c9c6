import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config.js';
import { prepareFolders } from './platform/folders.js';
import { checkRedis } from './platform/redis-check.js';
import { StartupProblem, startupLine } from './platform/startup-problem.js';

const STAY = 3_600_000;

/** A process that only delivers: the outbox relay and the deadline sweep on a database that servers share with it. */
async function start(): Promise<void> {
  const config = loadConfig();
  prepareFolders(config);
  if (!config.databaseUrl) {
    throw new StartupProblem(
      'worker.noDatabase',
      'A worker needs the database of its servers.',
      'Set DATABASE_URL; with the embedded Postgres the server delivers by itself.',
    );
  }
  const { usable, warning } = config.redisUrl ? await checkRedis(config.redisUrl) : { usable: false };
  if (warning) console.warn(warning);
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config: usable ? config : { ...config, redisUrl: undefined } }),
    {
      logger: ['error', 'warn'],
      abortOnError: false,
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
  setInterval(() => undefined, STAY); // the sweeps do not keep a process alive by themselves
  console.log('Vinh Danh delivers.');
}

start().catch((error: unknown) => {
  console.error(startupLine(error));
  process.exit(1);
});
