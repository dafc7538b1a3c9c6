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
const redis = await startRedis();
const postgres = await startEmbeddedPostgres(join(folder, 'data'), { fsync: false });
await migrate(postgres.ownerUrl, postgres.appUrl);
const { ownerUrl, appUrl, superuserUrl } = postgres;
process.stdout.write(`${JSON.stringify({ ownerUrl, appUrl, superuserUrl, redisUrl: redis?.url })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.stdin.resume();
await once(process.stdin, 'end');
await postgres.stop();
await redis?.stop();
rmSync(folder, { recursive: true, force: true });
