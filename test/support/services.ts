/** The services of one test run, held until the input ends, so that they stop however the test run itself ended. */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { migrate } from '../../src/platform/migrate.js';
import { startRedis } from './redis.js';

const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-test-'));
chmodSync(folder, 0o711);
const stops: (() => Promise<void>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

try {
  const postgres = await startEmbeddedPostgres(join(folder, 'data'), { fsync: false });
  stops.push(postgres.stop);
  await migrate(postgres.ownerUrl, postgres.appUrl);
  const redis = await startRedis();
  if (redis) stops.push(redis.stop);
  const { ownerUrl, appUrl, superuserUrl } = postgres;
  process.stdout.write(`${JSON.stringify({ ownerUrl, appUrl, superuserUrl, redisUrl: redis?.url })}\n`);
  process.stdin.resume();
  await once(process.stdin, 'end');
} finally {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true, force: true });
}
