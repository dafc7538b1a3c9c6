import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freshDatabase } from '../support/database.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken } from '../support/oath.js';
import { Proxy } from '../support/proxy.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { Chance, eachSeed } from '../support/seeds.js';
import { Stage } from '../support/stage.js';
import { command } from '../support/steps.js';

/** What a dead process held is taken over within this time, and brought. */
const TAKEN_OVER = 5_000;
const SERVERS = [0, 1, 2];
const WORKERS = [0, 1];

let stage: Stage;
let redis: RedisServer;
let servers: Seat[];
let workers: Seat[];
let proxy: Proxy;

beforeAll(async () => {
  stage = await Stage.set(await freshDatabase());
  const started = await startRedis();
  if (!started) throw new Error('This test needs redis-server: sudo apt-get install -y redis-server');
  redis = started;
  const env = shared(stage.database, stage.folder, { REDIS_URL: redis.url, DRAIN_SECONDS: '1' });
  servers = await Promise.all(SERVERS.map(() => Seat.server(env)));
  workers = WORKERS.map(() => Seat.worker(env));
  await Promise.all([...servers, ...workers].map((seat) => seat.start()));
  proxy = await Proxy.before(servers.map(({ url }) => url));
  stage.url = proxy.url;
}, 120_000);

afterAll(async () => {
  await proxy.close();
  await Promise.all([...servers, ...workers].map((seat) => seat.kill()));
  await redis.stop();
  await stage.strike();
});

test('servers and workers are restarted one after another under load: no request fails', async () => {
  const [lost, failed] = [stage.ledger.lost, proxy.failed];
  await Load.during(stage, new Chance(1), async () => {
    for (const seat of [...servers, ...workers]) {
      expect(await seat.end()).toBe(0);
      await seat.start();
      await pause(200);
    }
  });
  expect([stage.ledger.lost - lost, proxy.failed - failed]).toEqual([0, 0]);
  expect(await broken(stage)).toEqual([]);
}, 120_000);

test('a worker dies with deliveries in its hands: others have brought them within five seconds', async () => {
  const worker = workers[1]!;
  const taking = await hold(25, async () => {
    await worker.kill();
    return performance.now();
  });
  await stage.settled();
  const took = performance.now() - taking;
  console.log(`a dead worker's deliveries were taken over within ${Math.round(took)} ms`);
  expect(took).toBeLessThan(TAKEN_OVER);
  expect(await broken(stage)).toEqual([]);
  await worker.start();
}, 60_000);

const BLOWS = ['server', 'worker', 'backend', 'flush'] as const;

test('servers, workers, connections and Redis are struck while people work: nothing is lost, halved or doubled', async () => {
  await eachSeed(inFull(10, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      for (const blow of BLOWS) {
        await pause(chance.between(50, 300));
        await strike(blow, chance);
      }
      await pause(300);
    });
    expect(await broken(stage)).toEqual([]);
  });
}, 600_000);

async function strike(blow: (typeof BLOWS)[number], chance: Chance): Promise<void> {
  if (blow === 'server' || blow === 'worker') {
    const seat = chance.of(blow === 'server' ? servers : workers);
    await seat.kill();
    await seat.start();
  } else if (blow === 'flush') {
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
  } else {
    await stage.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'vinhdanh_app' AND random() < 0.5`,
    );
  }
}

/** Keeps every delivery from ending until `enough` of them have begun, and `meanwhile` has been done. */
async function hold<Result>(enough: number, meanwhile: () => Promise<Result>): Promise<Result> {
  const { Client } = await import('pg');
  const locker = new Client({ connectionString: stage.database.superuserUrl });
  await locker.connect();
  await locker.query('BEGIN; LOCK TABLE notice IN SHARE ROW EXCLUSIVE MODE');
  try {
    await tellMany(enough);
    const begun = 'SELECT count(*)::int AS count FROM outbox WHERE attempts > 0 AND done_at IS NULL';
    for (let count = 0; count < enough; await pause(20)) {
      count = (await stage.query<{ count: number }>(begun))[0]!.count;
    }
    return await meanwhile();
  } finally {
    await locker.end();
  }
}

/** Each hold of a dossier is told to its unit. */
async function tellMany(count: number): Promise<void> {
  const chair = await stage.as('chair');
  const rows = await stage.query<{ id: string; held: boolean }>(
    `SELECT id, held FROM dossier WHERE state = 'evidence.collecting' ORDER BY id LIMIT 5`,
  );
  for (let index = 0; index < count + 10; index += 1) {
    const row = rows[index % rows.length]!;
    await command(chair, row.id, row.held ? 'RELEASE' : 'HOLD', { reason: 'Có đơn.' });
    row.held = !row.held;
  }
}
