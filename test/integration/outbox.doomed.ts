/** A process for outbox.test.ts to kill: it begins deliveries and never ends one. */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { Metrics } from '../../src/platform/metrics.js';
import { OutboxHandlers } from '../../src/platform/outbox.handlers.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { OutboxWorker } from '../../src/platform/outbox.worker.js';
import { poolOf, servingOptions } from '../../src/platform/typeorm.js';

const config = loadConfig();
const source = await new DataSource(servingOptions(config.databaseUrl ?? '')).initialize();
const database = new Database(poolOf(source));
const clock = new SystemClock();
const handlers = new OutboxHandlers();
handlers.register('tell', async () => undefined);
handlers.register('email', async () => undefined);
handlers.register('set', async () => undefined);
handlers.register('deliver', ({ id }) => {
  console.log(`begun ${id}`);
  return new Promise(() => undefined);
});
await new OutboxRelay(config, database, clock, new OutboxWorker(database, clock, handlers), new Metrics()).start();
