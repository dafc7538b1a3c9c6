import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase } from '../support/database.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull, testInFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken } from '../support/oath.js';
import { eachSeed } from '../support/seeds.js';
import { Stage } from '../support/stage.js';
import { referred } from '../support/steps.js';
import { sheet, vote } from '../support/stories.js';

let stage: Stage;
let server: Seat;

beforeAll(async () => {
  stage = await Stage.set(await freshDatabase());
  server = await Seat.server(shared(stage.database, stage.folder));
  await server.start();
  stage.url = server.url;
}, 120_000);

afterAll(async () => {
  await server.end();
  await stage.strike();
});

test('the server is killed at any moment of its work: what was answered is there, once and whole', async () => {
  await eachSeed(inFull(50, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      for (let kills = inFull(1, 3); kills > 0; kills -= 1) {
        await pause(chance.between(50, 700));
        await server.kill();
        await server.start();
      }
      await pause(chance.between(50, 400));
    });
    expect(await broken(stage)).toEqual([]);
  });
}, 900_000);

test('the server is killed while a secret sheet is closed: it is counted whole, and urn and key are gone', async () => {
  await eachSeed(inFull(30, 2), 1, async (chance) => {
    const ids = await referred(stage.season, 2);
    const sheetId = await sheet(stage.season, ids);
    const secretary = await stage.as('secretary');
    await secretary.post(`sheets/${sheetId}/open`);
    const struckAt = chance.between(0, 160);
    const closing = vote(stage.season, sheetId, { [ids[0]!]: 7, [ids[1]!]: 2 }).then(() =>
      secretary.post(`sheets/${sheetId}/close`),
    );
    await pause(struckAt);
    await server.kill();
    await server.start();
    await closing;
    const chair = await stage.as('chair');
    const { state, counts } = await chair.get<{ state: string; counts: Counted[] }>(`sheets/${sheetId}`);
    expect([state, counts.map(({ dossierId, yes, no }) => [dossierId, yes, no])]).toEqual([
      'counted',
      [
        [ids[0], 7, 2],
        [ids[1], 2, 7],
      ],
    ]);
    expect(await broken(stage)).toEqual([]);
  });
}, 900_000);

testInFull('a key whose sheet is not open is looked for and unlinked while the server runs', async () => {
  const [row] = await stage.query<{ id: string }>(`SELECT id FROM sheet WHERE state <> 'open' LIMIT 1`);
  writeFileSync(join(stage.keyDir, `sheet.${row!.id}.0123456789abcdef.key`), Buffer.alloc(32), { mode: 0o600 });
  expect(await broken(stage)).toEqual([]);
}, 30_000);

interface Counted {
  dossierId: string;
  yes: number;
  no: number;
}
