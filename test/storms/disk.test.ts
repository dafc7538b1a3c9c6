import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken, brokenSoFar } from '../support/oath.js';
import { PostgresDisk } from '../support/postgres-disk.js';
import { eachSeed } from '../support/seeds.js';
import { Stage } from '../support/stage.js';

/** From Postgres' return to the first command that is done: measured full runs have the machine for themselves. */
const FIRST_SUCCESS = inFull(1_500, 5_000);

let disk: PostgresDisk;
let stage: Stage;
let server: Seat;

beforeAll(async () => {
  disk = await PostgresDisk.start();
  console.log(`the disk of Postgres' data folder is made full by ${disk.manner}`);
  stage = await Stage.set(disk.postgres.database);
  server = await Seat.server(shared(stage.database, stage.folder));
  await server.start();
  stage.url = server.url;
}, 120_000);

afterAll(async () => {
  try {
    await server?.end();
    await stage?.strike();
  } finally {
    await disk?.stop();
  }
}, 60_000);

test("the disk of Postgres' data folder is full until Postgres itself gives up: who is refused is told when to come again, and nothing is half done", async () => {
  const waits: number[] = [];
  await eachSeed(inFull(10, 1), 1, async (chance) => {
    await stage.everybody();
    const reader = new Client(stage.url, await stage.tokenOf('chair'));
    await Load.during(stage, chance, async () => {
      await pause(chance.between(50, 500));
      const before = stage.ledger.putOff.length;
      try {
        await disk.fill();
        await until(() => stage.ledger.putOff.length > before);
        if (disk.isReadable) expect((await reader.send('GET', 'dossiers')).status).toBe(200);
        await pause(chance.between(0, 500));
        await giveUp();
        await until(async () => (await reader.send('GET', 'dossiers')).status === 503);
      } finally {
        disk.free();
        if (await disk.postgres.hasEnded()) await disk.postgres.again();
      }
      const back = await disk.postgres.returned();
      await until(() => stage.ledger.firstAfter(back) < Infinity);
      waits.push(Math.round(stage.ledger.firstAfter(back)));
    });
    expect(await brokenSoFar(stage)).toEqual([]);
  });
  console.log(`from Postgres' return to the first success: ${waits.join(', ')} ms`);
  expect(Math.max(...waits)).toBeLessThan(FIRST_SUCCESS);
}, 600_000);

/** Asks for new files of the write-ahead log until there is no room for one: Postgres panics, and cannot start again. */
async function giveUp(): Promise<void> {
  await until(async () => {
    await stage.query('SELECT pg_switch_wal(), txid_current()').catch(() => undefined);
    return disk.postgres.hasEnded();
  });
}

async function until(holds: () => boolean | Promise<boolean>, within = 30_000): Promise<void> {
  for (const end = performance.now() + within; performance.now() < end; await pause(10)) if (await holds()) return;
  throw new Error(`not within ${within} ms: ${holds}`);
}

test("after Postgres' disk was full, what was answered is there, once and whole, and everybody was told once", async () => {
  expect(await broken(stage)).toEqual([]);
}, 60_000);
