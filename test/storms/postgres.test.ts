import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { Seat, shared } from '../support/fleet.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken, brokenSoFar } from '../support/oath.js';
import { OwnPostgres } from '../support/own-postgres.js';
import { eachSeed } from '../support/seeds.js';
import { Stage } from '../support/stage.js';
import { command, nominate } from '../support/steps.js';

/** From Postgres' return to the first command that is done: measured full runs have the machine for themselves. */
const FIRST_SUCCESS = inFull(1_500, 5_000);

let postgres: OwnPostgres;
let stage: Stage;
let server: Seat;

beforeAll(async () => {
  postgres = await OwnPostgres.start();
  stage = await Stage.set(postgres.database);
  server = await Seat.server(shared(stage.database, stage.folder));
  await server.start();
  stage.url = server.url;
}, 120_000);

afterAll(async () => {
  await server.end();
  await stage.strike();
  await postgres.stop();
});

test('Postgres stops as in a power cut and starts again: what was answered is there, and work goes on at once', async () => {
  const waits: number[] = [];
  await eachSeed(inFull(10, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      await pause(chance.between(100, 1_500));
      await postgres.strike();
      await pause(chance.between(0, 500));
      await postgres.again();
      const back = await postgres.returned();
      await pause(400);
      while (stage.ledger.firstAfter(back) === Infinity) await pause(10);
      waits.push(Math.round(stage.ledger.firstAfter(back)));
    });
    expect(await brokenSoFar(stage)).toEqual([]);
  });
  console.log(`from Postgres' return to the first success: ${waits.join(', ')} ms`);
  expect(Math.max(...waits)).toBeLessThan(FIRST_SUCCESS);
}, 600_000);

test('connections are ended by the administrator while people work: nobody is told a fault, nothing is lost', async () => {
  const inEach = inFull(20, 8);
  await eachSeed(inFull(10, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      for (let ended = 0; ended < inEach; await pause(chance.between(5, 60))) ended += await endOne(chance.fraction());
    });
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 600_000);

/** Ends one of the server's connections, one that works if any does. */
async function endOne(pick: number): Promise<number> {
  const rows = await stage.query(
    `SELECT pg_terminate_backend(pid) FROM (SELECT pid, row_number() OVER (ORDER BY state, pid) - 1 AS place,
       count(*) OVER () AS number FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'vinhdanh_app') c WHERE place = floor(number * $1::float8)`,
    [pick],
  );
  return rows.length;
}

test('no connection is free: people are told to come again, and everything goes on when there are some', async () => {
  await eachSeed(inFull(3, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      const before = stage.ledger.lost;
      const others = await takeAllConnections();
      await pause(inFull(3_000, 600));
      await Promise.all(others.map((other) => other.end()));
      expect(stage.ledger.lost).toBeGreaterThan(before);
    });
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 120_000);

/** As superuser, until not even those are let in; the server's are ended, so that it needs new ones. */
async function takeAllConnections(): Promise<Client[]> {
  const taken: Client[] = [];
  for (;;) {
    const client = new Client({ connectionString: stage.database.superuserUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch {
      return taken;
    }
    taken.push(client);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'vinhdanh_app'`);
  }
}

test('a transaction is left open on a dossier: others go on, and its own goes on when it is gone', async () => {
  await stage.everybody();
  const [chair, nominator] = [await stage.as('chair'), await stage.as('nominator')];
  const [locked, other] = await nominate(stage.season, 2);
  for (const id of [locked!, other!]) await command(nominator, id, 'SUBMIT');
  const idle = new Client({ connectionString: stage.database.superuserUrl });
  idle.on('error', () => undefined);
  await idle.connect();
  let done = false;
  let waiting: Promise<unknown> = Promise.resolve();
  try {
    await idle.query('BEGIN');
    await idle.query('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [locked]);
    waiting = command(chair, locked!, 'HOLD', { reason: 'Có đơn.' }).finally(() => (done = true));
    await command(chair, other!, 'HOLD', { reason: 'Có đơn.' });
    await pause(inFull(11_000, 500));
    expect(done).toBe(false);
  } finally {
    await idle.end();
    await waiting;
  }
  await command(chair, locked!, 'RELEASE');
  await command(chair, other!, 'RELEASE');
  expect(await brokenSoFar(stage)).toEqual([]);
}, 60_000);

test('after all that struck Postgres, what was answered is there, once and whole, and everybody was told once', async () => {
  expect(await broken(stage)).toEqual([]);
}, 60_000);
