import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MovableClock, SystemClock, type Clock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database.js';
import { Metrics } from '../../src/platform/metrics.js';
import { DeliveryFailed, OutboxHandlers, type OutboxHandler } from '../../src/platform/outbox.handlers.js';
import { insertOutbox, outboxRows, type OutboxDraft } from '../../src/platform/outbox.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { AT_ONCE } from '../../src/platform/outbox.lanes.js';
import {
  beginAttempts,
  claimDue,
  installationName,
  LEASE,
  outboxDepth,
  restAfter,
} from '../../src/platform/outbox.store.js';
import { Forgetting } from '../../src/platform/forgetting.js';
import { OutboxWorker } from '../../src/platform/outbox.worker.js';
import { OutboxQueue, WAITING } from '../../src/platform/queues.js';
import { newId } from '../../src/platform/random.js';
import { poolOf, servingOptions } from '../../src/platform/typeorm.js';
import { freshDatabase, services, type FreshDatabase } from '../support/database.js';
import { freePort, startRedis, type RedisServer } from '../support/redis.js';

/** How many jobs of the prompt lane nobody has taken yet. */
const waitingOf = async (queue: OutboxQueue): Promise<number> => WAITING.prompt - (await queue.room()).prompt;

const NOW = new Date('2025-12-01T02:00:00Z');

let fresh: FreshDatabase;
let source: DataSource;
let database: Database;
const running: OutboxRelay[] = [];
const servers: RedisServer[] = [];
const doomedOnes: ChildProcess[] = [];

beforeAll(async () => {
  if (!services().redisUrl) throw new Error('This test needs redis-server: sudo apt-get install -y redis-server');
  fresh = await freshDatabase();
  source = await new DataSource(servingOptions(fresh.appUrl)).initialize();
  database = new Database(poolOf(source));
});

beforeEach(() => Logger.overrideLogger(false));

afterEach(async () => {
  await Promise.all(running.splice(0).map((relay) => relay.stop()));
  for (const child of doomedOnes.splice(0)) child.kill('SIGKILL');
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await database.query('DELETE FROM outbox');
});

afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

interface Setting {
  deliver: OutboxHandler<'deliver'>;
  clock?: Clock;
  redisUrl?: string;
  on?: Database;
}

/** A relay as a process of the program has one; the other kinds are delivered by doing nothing. */
async function relayWith({
  deliver,
  clock = new MovableClock(NOW),
  redisUrl,
  on = database,
}: Setting): Promise<OutboxRelay> {
  const config = loadConfig({ DATABASE_URL: fresh.appUrl, ...(redisUrl && { REDIS_URL: redisUrl }) });
  const worker = new OutboxWorker(on, clock, handlersWith(deliver));
  const relay = new OutboxRelay(config, on, clock, worker, new Metrics());
  await relay.start();
  running.push(relay);
  return relay;
}

function handlersWith(deliver: OutboxHandler<'deliver'>): OutboxHandlers {
  const handlers = new OutboxHandlers();
  handlers.register('tell', async () => undefined);
  handlers.register('email', async () => undefined);
  handlers.register('set', async () => undefined);
  handlers.register('deliver', deliver);
  return handlers;
}

const letters = (count: number): OutboxDraft[] =>
  Array.from({ length: count }, () => ({
    organisationId: newId(NOW),
    kind: 'deliver',
    payload: { submissionId: newId(NOW) },
  }));

async function written(count: number, now = NOW): Promise<string[]> {
  const rows = outboxRows(letters(count), now);
  await insertOutbox(database, rows);
  return rows.map(({ id }) => id).sort();
}

const kept = () =>
  database.query('SELECT attempts, last_error AS error, done_at IS NOT NULL AS done FROM outbox ORDER BY id');

const waitingForOutbox = async (): Promise<number> => {
  const held = `SELECT count(*) AS count FROM pg_locks WHERE NOT granted AND relation = 'outbox'::regclass`;
  return (await database.query<{ count: number }>(held))[0]!.count;
};

async function until(holds: () => boolean | Promise<boolean>, within = 10_000): Promise<void> {
  const end = performance.now() + within;
  while (!(await holds()) && performance.now() < end) await pause(10);
}

async function ownRedis(...settings: string[]): Promise<RedisServer> {
  const server = (await startRedis(...settings))!;
  servers.push(server);
  return server;
}

/** How many jobs wait in a Redis, whatever prefix they wait under. */
async function waitingIn(redis: Redis): Promise<number> {
  const [key] = await redis.keys('*:vinhdanh-outbox:wait');
  return key ? redis.llen(key) : 0;
}

test('two processes look for letters at the same time: each letter is delivered by one of them, once', async () => {
  const delivered: string[] = [];
  const deliver: OutboxHandler<'deliver'> = async ({ id }) => void delivered.push(id);
  const [one, other] = [await relayWith({ deliver }), await relayWith({ deliver })];
  const ids = await written(60);
  await Promise.all([one.drain(), other.drain()]);
  expect(delivered.sort()).toEqual(ids);
  expect(await outboxDepth(database)).toBe(0);
});

test('nothing leaves before the commit, nothing of what was undone, and the rest soon after the commit', async () => {
  const delivered: string[] = [];
  const relay = await relayWith({ deliver: async ({ payload }) => void delivered.push(payload.submissionId) });
  const [undone, done] = [letters(1), letters(1)];
  const undoing = database.transaction(async (tx) => {
    await insertOutbox(tx, outboxRows(undone, NOW));
    await relay.drain();
    throw new Error('undone');
  });
  await expect(undoing).rejects.toThrow('undone');
  await relay.drain();
  expect(delivered).toEqual([]);

  await database.transaction((tx) => insertOutbox(tx, outboxRows(done, NOW)));
  relay.nudge();
  await until(() => delivered.length > 0);
  expect(delivered).toEqual(done.map(({ payload }) => (payload as { submissionId: string }).submissionId));
});

test('a worker ends between the effect and its record: the letter is brought again after a rest, then it is done', async () => {
  const clock = new MovableClock(NOW);
  const attempts: number[] = [];
  const deliver: OutboxHandler<'deliver'> = async (row) => {
    attempts.push(row.attempts);
    if (row.attempts === 1) throw new DeliveryFailed('killed');
  };
  const relay = await relayWith({ deliver, clock });
  await written(1);
  await relay.drain();
  expect(await kept()).toEqual([{ attempts: 1, error: 'killed', done: false }]);
  clock.advance(restAfter(1) - 1);
  await relay.drain();
  expect(attempts).toEqual([1]);
  clock.advance(1);
  await relay.drain();
  expect(attempts).toEqual([1, 2]);
  expect(await kept()).toEqual([{ attempts: 2, error: null, done: true }]);
});

test('rests double: never more than a minute for ten attempts, never more than ten minutes after', () => {
  const rests = Array.from({ length: 13 }, (_, index) => restAfter(index + 1) / 1_000);
  expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 600, 600, 600]);
});

test('of an error without a code nothing is kept that could hold a name or an address', async () => {
  const said = listen();
  const relay = await relayWith({ deliver: () => Promise.reject(new Error('no mailbox an.nguyen@xa.vn')) });
  await written(1);
  await relay.drain();
  expect(await kept()).toEqual([{ attempts: 1, error: 'unexpected', done: false }]);
  expect(said.warnings.filter((line) => line.includes('an.nguyen'))).toEqual([]);
});

test('what a dead process held is taken over when its lease runs out, and not before', async () => {
  const clock = new MovableClock(NOW);
  const delivered: string[] = [];
  const [id] = await written(1);
  const [ref] = await claimDue(database, NOW, { prompt: 1, mail: 1, sets: 0 });
  await beginAttempts(database, [ref!], NOW);
  const relay = await relayWith({ clock, deliver: async (row) => void delivered.push(row.id) });
  clock.advance(LEASE - 1);
  await relay.drain();
  expect(delivered).toEqual([]);
  clock.advance(1);
  await relay.drain();
  expect(delivered).toEqual([id]);
});

test('of two workers that were passed the same attempt, one begins it', async () => {
  await written(1);
  const [ref] = await claimDue(database, NOW, { prompt: 1, mail: 1, sets: 0 });
  const began = await Promise.all([1, 2].map(() => beginAttempts(database, [ref!], NOW)));
  expect(began.flat().filter((row) => row !== undefined)).toHaveLength(1);
});

test('a lease is not renewed before its attempt has begun, which would lock the letter that is to be begun', async () => {
  const [id] = await written(1);
  const [ref] = await claimDue(database, NOW, { prompt: 1, mail: 1, sets: 0 });
  const delivered: string[] = [];
  const worker = new OutboxWorker(
    database,
    new MovableClock(NOW),
    handlersWith(async (row) => void delivered.push(row.id)),
  );
  worker.start();
  const holder = new Client({ connectionString: fresh.ownerUrl });
  await holder.connect();
  await holder.query('BEGIN; LOCK TABLE outbox IN SHARE MODE');
  const attempt = worker.attempt(ref!);
  await pause(2_200);
  const waiting = await waitingForOutbox();
  await holder.query('COMMIT');
  await holder.end();
  await attempt;
  await worker.stop();
  expect([waiting, delivered]).toEqual([1, [id]]);
});

test('what is due is found by indexes, however much has left and however many letters wait', async () => {
  await database.query(
    `INSERT INTO outbox (id, organisation_id, kind, payload, next_at, done_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'email', '{}', $1, CASE WHEN i % 2 = 0 THEN $1::timestamptz END
     FROM generate_series(1, 20000) i`,
    [NOW],
  );
  const plan = await database.transaction(async (tx) => {
    await tx.query('DISCARD PLANS');
    await tx.query(`SET LOCAL plan_cache_mode = 'force_generic_plan'`);
    expect(await claimDue(tx, NOW, { prompt: 5, mail: 2, sets: 0 })).toHaveLength(2);
    const [claim] = await tx.query<{ name: string }>(
      `SELECT name FROM pg_prepared_statements WHERE statement LIKE '%WITH prompt AS MATERIALIZED%' AND name <> ''
       AND statement NOT LIKE '%pg_prepared%'`,
    );
    const rows = await tx.query(`EXPLAIN EXECUTE "${claim!.name}" (now(), now(), 5, 2, 1)`);
    return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
  });
  expect(plan).not.toContain('Seq Scan');
});

test('what left a month ago is forgotten; what left since, and what has not left, stays', async () => {
  const [old, late, open] = (await written(3)) as [string, string, string];
  const done = 'UPDATE outbox SET done_at = $2 WHERE id = $1';
  const clock = new MovableClock(NOW);
  const day = 86_400_000;
  await database.query(done, [old, new Date(NOW.getTime() - 30 * day - 1)]);
  await database.query(done, [late, new Date(NOW.getTime() - 30 * day)]);
  await database.query('UPDATE outbox SET next_at = $2 WHERE id = $1', [open, new Date(NOW.getTime() - 90 * day)]);
  await new Forgetting(database, clock).purge();
  const rows = await database.query<{ id: string }>('SELECT id FROM outbox ORDER BY id');
  expect(rows.map(({ id }) => id)).toEqual([late, open].sort());
});

test('the program does not start while a kind of delivery has no handler, and no kind has two', () => {
  const handlers = new OutboxHandlers();
  handlers.register('tell', async () => undefined);
  expect(() => handlers.mustBeComplete()).toThrow('email, deliver, set have no handler');
  expect(() => handlers.register('tell', async () => undefined)).toThrow('two handlers');
});

test('letters go through Redis, and one that failed goes through it again', async () => {
  const clock = new MovableClock(NOW);
  const { url } = await ownRedis();
  const attempts: number[] = [];
  const deliver: OutboxHandler<'deliver'> = async (row) => {
    attempts.push(row.attempts);
    if (row.attempts < 3) throw new DeliveryFailed('busy');
  };
  const relay = await relayWith({ deliver, clock, redisUrl: url });
  await until(() => relay.throughRedis);
  await written(1);
  for (const rest of [0, restAfter(1), restAfter(2)]) {
    clock.advance(rest);
    await relay.drain();
  }
  expect(attempts).toEqual([1, 2, 3]);
  expect(await kept()).toEqual([{ attempts: 3, error: null, done: true }]);
});

test('Redis is emptied while letters wait in it: all are delivered, each once', async () => {
  const clock = new MovableClock(NOW);
  const { url } = await ownRedis();
  const redis = new Redis(url);
  const delivered: string[] = [];
  const gate = new AbortController();
  const opened = once(gate.signal, 'abort');
  let begun = 0;
  const deliver: OutboxHandler<'deliver'> = async ({ id }) => {
    begun += 1;
    await opened;
    delivered.push(id);
  };
  const relay = await relayWith({ deliver, clock, redisUrl: url });
  await until(() => relay.throughRedis);
  const ids = await written(2 * AT_ONCE.prompt);
  await relay.sweep();
  await until(async () => begun === AT_ONCE.prompt && (await waitingIn(redis)) === AT_ONCE.prompt);
  await redis.flushall();
  gate.abort();
  await relay.drain();
  expect(delivered).toHaveLength(AT_ONCE.prompt);
  clock.advance(LEASE);
  await relay.drain();
  expect(delivered.sort()).toEqual(ids);
  redis.disconnect();
});

test('a process that took a letter from Redis and is never answered does not keep it from the others', async () => {
  const clock = new MovableClock(NOW);
  const { url } = await ownRedis();
  const silence = new AbortController();
  const heard = once(silence.signal, 'abort');
  let asked = 0;
  const deaf = new Database(poolOf(source));
  deaf.query = async (text, values) => {
    if (text.includes('SET attempts')) {
      asked += 1;
      await heard;
    }
    return database.query(text, values);
  };
  const delivered: string[] = [];
  const one = await relayWith({ deliver: async ({ id }) => void delivered.push(id), clock, redisUrl: url, on: deaf });
  await until(() => one.throughRedis);
  const [id] = await written(1);
  await one.sweep();
  await until(() => asked === 1);
  const other = await relayWith({ deliver: async (row) => void delivered.push(row.id), clock, redisUrl: url });
  await until(() => other.throughRedis);
  // Redis may give it to the first again, who has it already and lets it be.
  await until(async () => {
    clock.advance(LEASE);
    await other.sweep();
    await pause(50);
    return delivered.length > 0;
  });
  expect(delivered).toEqual([id]);
  silence.abort();
  await other.drain();
  expect(delivered).toEqual([id]);
});

test('however many take from Redis and do nothing, a letter is brought when its lease has run out once', async () => {
  const clock = new MovableClock(NOW);
  const { url } = await ownRedis();
  const prefix = `vinhdanh.${await installationName(database)}`;
  let swallowed = 0;
  const deaf = Array.from({ length: 4 }, () => {
    const nothing = async () => {
      swallowed += 1;
      await new Promise(() => undefined);
    };
    return new OutboxQueue(url, prefix, nothing, () => undefined);
  });
  await until(() => deaf.every(({ usable }) => usable));
  const delivered: string[] = [];
  const relay = await relayWith({ deliver: async ({ id }) => void delivered.push(id), clock, redisUrl: url });
  await until(() => relay.throughRedis);
  const ids = await written(20);
  await relay.sweep();
  await until(async () => (await waitingOf(deaf[0]!)) === 0);
  expect(swallowed).toBeGreaterThan(0);
  clock.advance(LEASE);
  await relay.sweep();
  await until(() => delivered.length === ids.length);
  expect(delivered.sort()).toEqual(ids);
  await Promise.all(deaf.map((queue) => queue.stopTaking()));
  for (const queue of deaf) queue.disconnect();
});

test('Redis stops: letters are delivered in the process, which is said once; and again through Redis later', async () => {
  const said = listen();
  const server = await ownRedis();
  const { port, host } = new URL(server.url);
  const delivered: string[] = [];
  const deliver: OutboxHandler<'deliver'> = async ({ id }) => void delivered.push(id);
  const relay = await relayWith({ deliver, redisUrl: server.url });
  await until(() => relay.throughRedis);
  await server.stop();
  const ids = await written(20);
  await relay.drain();
  expect(delivered.sort()).toEqual(ids);
  await pause(500);
  const gone = `Redis at ${host} does not answer; notices are delivered by this process meanwhile.`;
  expect(said.warnings).toEqual([gone]);

  await ownRedis('--port', port);
  await until(() => relay.throughRedis);
  const more = await written(3);
  await relay.drain();
  expect(delivered.slice(20).sort()).toEqual(more);
  expect(said).toEqual({ warnings: [gone], messages: [`Redis at ${host} answers again; notices go through it.`] });
});

test('Redis comes back and drops entries: it is not used, which is said once, until it keeps them again', async () => {
  const said = listen();
  const delivered: string[] = [];
  const deliver: OutboxHandler<'deliver'> = async ({ id }) => void delivered.push(id);
  const server = await ownRedis();
  const { port } = new URL(server.url);
  const relay = await relayWith({ deliver, redisUrl: server.url });
  await until(() => relay.throughRedis);
  await server.stop();
  const evicting = await ownRedis('--port', port, '--maxmemory-policy', 'allkeys-lru');
  await until(() => said.warnings.some((line) => line.includes('drops entries')));
  const ids = await written(3);
  await relay.drain();
  expect([relay.throughRedis, delivered.sort()]).toEqual([false, ids]);
  await evicting.stop();
  await ownRedis('--port', port);
  await until(() => relay.throughRedis);
  expect(said.warnings.filter((line) => line.includes('drops entries'))).toHaveLength(1);
  expect(said.messages).toHaveLength(1);
});

test('Redis was never there: letters are delivered in the process', async () => {
  const delivered: string[] = [];
  const deliver: OutboxHandler<'deliver'> = async ({ id }) => void delivered.push(id);
  const relay = await relayWith({ deliver, redisUrl: `redis://127.0.0.1:${await freePort()}` });
  const ids = await written(3);
  await relay.drain();
  expect(delivered.sort()).toEqual(ids);
});

test('a process is killed in the middle of deliveries: another has brought them within five seconds', async () => {
  const { url } = await ownRedis();
  const clock = new SystemClock();
  const ids = await written(8, clock.now());
  const doomed = await doomedProcess(url, ids.length);
  const delivered: string[] = [];
  const relay = await relayWith({ clock, redisUrl: url, deliver: async ({ id }) => void delivered.push(id) });
  await until(() => relay.throughRedis);
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  await until(() => delivered.length === ids.length, 5_000);
  expect(delivered.sort()).toEqual(ids);
});

/** A process of its own that has begun so many deliveries and never ends them. */
async function doomedProcess(redisUrl: string, begun: number) {
  const child = spawn(
    process.execPath,
    ['--import', join(process.cwd(), 'test/support/typescript.mjs'), 'test/integration/outbox.doomed.ts'],
    { env: { ...process.env, DATABASE_URL: fresh.appUrl, REDIS_URL: redisUrl }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  doomedOnes.push(child);
  let said = 0;
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('begun')) said += 1;
    if (said === begun) break;
  }
  return child;
}

/** What the program's log is told. */
function listen(): { warnings: string[]; messages: string[] } {
  const warnings: string[] = [];
  const messages: string[] = [];
  Logger.overrideLogger({
    log: (message: unknown) => void messages.push(`${message}`),
    error: () => undefined,
    warn: (message: unknown) => void warnings.push(`${message}`),
  });
  return { warnings, messages };
}
