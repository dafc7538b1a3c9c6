import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { freshDatabase } from '../support/database.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken, brokenSoFar } from '../support/oath.js';
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
/** Where Redis is and comes back to. */
let url: string;
let servers: Seat[];
let workers: Seat[];
let proxy: Proxy;

beforeAll(async () => {
  stage = await Stage.set(await freshDatabase());
  const started = await startRedis();
  if (!started) throw new Error('This test needs redis-server: sudo apt-get install -y redis-server');
  redis = started;
  url = redis.url;
  const env = shared(stage.database, stage.folder, { REDIS_URL: url, DRAIN_SECONDS: '1' });
  servers = await Promise.all(SERVERS.map(() => Seat.server(env)));
  workers = WORKERS.map(() => Seat.worker(env));
  await Promise.all([...servers, ...workers].map((seat) => seat.start()));
  proxy = await Proxy.before(servers.map((server) => server.url));
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
    for (const seat of inFull(1, 0) ? [...servers, ...workers] : [servers[0]!, workers[0]!]) {
      expect(await seat.end()).toBe(0);
      await seat.start();
      await pause(200);
    }
  });
  expect([stage.ledger.lost - lost, proxy.failed - failed]).toEqual([0, 0]);
  expect(await brokenSoFar(stage)).toEqual([]);
}, 120_000);

test('a server that is asked to stop tells the proxy and whoever is connected, and answers until it is gone', async () => {
  const leaving = servers[2]!;
  const ended = leaving.end();
  let ready = await fetch(`${leaving.url}/health/ready`);
  while (ready.status === 200) ready = await fetch(`${leaving.url}/health/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'draining', database: 'answers' }]);
  const live = await fetch(`${leaving.url}/health/live`);
  expect([live.status, live.headers.get('connection')]).toEqual([200, 'close']);
  expect(await ended).toBe(0);
  await leaving.start();
}, 60_000);

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
  expect(await brokenSoFar(stage)).toEqual([]);
  await worker.start();
}, 60_000);

test('two servers are frozen for longer than their leases and go on: what they held was brought by others, and nothing is done twice', async () => {
  await eachSeed(inFull(10, 1), 1, async (chance) => {
    const [first, second] = [0, 1].map((next) => servers[(chance.seed + next) % 3]!) as [Seat, Seat];
    const held = await hold(25, async () => {
      first.freeze();
      return stage.query<{ id: string }>('SELECT id FROM outbox WHERE attempts > 0 AND done_at IS NULL');
    });
    const frozenAt = performance.now();
    stage.patience = 1_500;
    await Load.during(stage, chance, async () => {
      try {
        await pause(chance.between(50, 500));
        second.freeze();
        await broughtByOthers(held.map(({ id }) => id));
        const took = performance.now() - frozenAt;
        console.log(`a frozen server's deliveries were taken over within ${Math.round(took)} ms`);
        expect(took).toBeLessThan(inFull(TAKEN_OVER, 2 * TAKEN_OVER));
        await pause(inFull(chance.between(0, 16_000), 0));
      } finally {
        for (const server of [first, second]) server.thaw();
      }
      await pause(300);
    }).finally(() => (stage.patience = 60_000));
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 900_000);

/** Waits until all of these are done, of which at least one was begun again. */
async function broughtByOthers(ids: string[]): Promise<void> {
  const left = 'SELECT FROM outbox WHERE id = ANY($1) AND done_at IS NULL';
  while ((await stage.query(left, [ids])).length > 0) await pause(20);
  const begunAgain = await stage.query('SELECT FROM outbox WHERE id = ANY($1) AND attempts > 1', [ids]);
  expect(begunAgain.length).toBeGreaterThan(0);
}

const BLOWS = {
  async serverKilled(chance: Chance) {
    await again(chance.of(servers));
  },
  async workerKilled(chance: Chance) {
    await again(chance.of(workers));
  },
  async connectionsEnded() {
    await stage.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'vinhdanh_app' AND random() < 0.5`,
    );
  },
  /** It is gone with all that waited in it, and comes back empty. */
  async redisKilled() {
    process.kill(redis.pid, 'SIGKILL');
    await pause(300);
    redis = (await startRedis('--port', new URL(url).port))!;
  },
  async redisFlushed() {
    await told((client) => client.flushall());
  },
  /** It refuses whatever would be written to it. */
  async redisFilled() {
    await told((client) => client.config('SET', 'maxmemory', '1mb'));
    await pause(600);
    await told((client) => client.config('SET', 'maxmemory', '0'));
  },
};

async function told(what: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url);
  await what(client);
  client.disconnect();
}

async function again(seat: Seat): Promise<void> {
  await seat.kill();
  await seat.start();
}

const blows = Object.keys(BLOWS) as (keyof typeof BLOWS)[];

test('servers, workers, connections and Redis are struck while people work: nothing is lost, halved or doubled', async () => {
  await eachSeed(inFull(20, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      for (const blow of blows) {
        await pause(chance.between(50, 300));
        await BLOWS[blow](chance);
      }
      await pause(300);
    });
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 900_000);

test('after all that struck the fleet, what was answered is there, once and whole, and everybody was told once', async () => {
  expect(await broken(stage)).toEqual([]);
}, 60_000);

/** Keeps every delivery from ending until `enough` of them have begun, and `meanwhile` has been done. */
async function hold<Result>(enough: number, meanwhile: () => Promise<Result>): Promise<Result> {
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
