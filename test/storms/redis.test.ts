import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freshDatabase } from '../support/database.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken } from '../support/oath.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { eachSeed } from '../support/seeds.js';
import { Stage } from '../support/stage.js';

let stage: Stage;
let redis: RedisServer;
/** Where it is and comes back to. */
let url: string;
let server: Seat;
let worker: Seat;

beforeAll(async () => {
  stage = await Stage.set(await freshDatabase());
  redis = await started();
  url = redis.url;
  const env = shared(stage.database, stage.folder, { REDIS_URL: url });
  server = await Seat.server(env);
  worker = Seat.worker(env);
  await Promise.all([server.start(), worker.start()]);
  stage.url = server.url;
}, 120_000);

afterAll(async () => {
  await Promise.all([server.end(), worker.end()]);
  await redis.stop();
  await stage.strike();
});

async function started(...settings: string[]): Promise<RedisServer> {
  const server = await startRedis(...settings);
  if (!server) throw new Error('This test needs redis-server: sudo apt-get install -y redis-server');
  return server;
}

const BLOWS = {
  /** It is gone with all that waited in it, and comes back empty. */
  async killed() {
    process.kill(redis.pid, 'SIGKILL');
    await pause(300);
    redis = await started('--port', new URL(url).port);
  },
  async flushed() {
    await told((client) => client.flushall());
  },
  /** It refuses whatever would be written to it. */
  async filled() {
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

const blows = Object.keys(BLOWS) as (keyof typeof BLOWS)[];

test('Redis is killed, emptied and filled while people work: everybody is told of everything, once', async () => {
  await eachSeed(inFull(20, 1), 1, async (chance, seed) => {
    const some = inFull(1, 0) ? [blows[seed % blows.length]!] : blows;
    await Load.during(stage, chance, async () => {
      for (const blow of some) {
        await pause(chance.between(100, 500));
        await BLOWS[blow]();
      }
      await pause(chance.between(100, 500));
    });
    expect(await broken(stage)).toEqual([]);
  });
}, 900_000);
