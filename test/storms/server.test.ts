import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { freshDatabase } from '../support/database.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull, testInFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken, brokenSoFar } from '../support/oath.js';
import { eachSeed } from '../support/seeds.js';
import { SmallDisk } from '../support/small-disk.js';
import { Stage } from '../support/stage.js';
import { pdfForm, referred } from '../support/steps.js';
import { sheet, vote } from '../support/stories.js';

/** Where no disk may be mounted, the server itself is forbidden to write a file: the same refusal by another name. */
const NO_FILES = 'ulimit -f 0; trap "" XFSZ;';

let stage: Stage;
let server: Seat;
/** Of the server's files and keys. */
let disk: SmallDisk | undefined;

beforeAll(async () => {
  disk = SmallDisk.mount('64m');
  stage = await Stage.set(await freshDatabase());
  const env = shared(stage.database, disk ? join(disk.folder, 'data') : stage.folder, { KEY_DIR: stage.keyDir });
  if (disk) env['KEY_DIR'] = stage.keyDir = join(disk.folder, 'keys');
  mkdirSync(stage.keyDir, { recursive: true, mode: 0o700 });
  server = await Seat.server(env);
  await server.start();
  stage.url = server.url;
}, 120_000);

afterAll(async () => {
  await server.end();
  disk?.unmount();
  await stage.strike();
});

test('the server is killed at any moment of its work: what was answered is there, once and whole', async () => {
  await eachSeed(inFull(50, 1), 1, async (chance) => {
    await Load.during(stage, chance, async () => {
      for (let kills = inFull(1, 2); kills > 0; kills -= 1) {
        await pause(chance.between(50, 700));
        await server.kill();
        await server.start();
      }
      await pause(chance.between(50, 400));
    });
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 900_000);

test('the server is killed while a secret sheet is closed: it is counted whole, and urn and key are gone', async () => {
  await eachSeed(inFull(30, 1), 1, async (chance) => {
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
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 900_000);

testInFull(
  'a key whose sheet is not open is looked for and unlinked while the server runs',
  async () => {
    const [row] = await stage.query<{ id: string }>(`SELECT id FROM sheet WHERE state <> 'open' LIMIT 1`);
    writeFileSync(join(stage.keyDir, `sheet.${row!.id}.0123456789abcdef.key`), Buffer.alloc(32), { mode: 0o600 });
    expect(await broken(stage)).toEqual([]);
  },
  30_000,
);

interface Counted {
  dossierId: string;
  yes: number;
  no: number;
}

/** Nothing more is taken by the disk of files and keys, until what is returned is called. */
async function full(): Promise<() => Promise<void>> {
  if (disk) {
    disk.fill();
    return async () => disk!.free();
  }
  await server.kill();
  server.shell = NO_FILES;
  await server.start();
  return async () => {
    await server.kill();
    server.shell = '';
    await server.start();
  };
}

test('the disk of files and keys is full: uploads and openings wait, the rest goes on, and nothing is left half', async () => {
  await eachSeed(inFull(5, 1), 1, async (chance) => {
    await stage.everybody();
    const ids = await referred(stage.season, 2);
    const sheetId = await sheet(stage.season, ids);
    const token = await stage.tokenOf('secretary');
    await Load.during(stage, chance, async () => {
      await pause(chance.between(50, 300));
      const free = await full();
      const once = new Client(stage.url, token);
      expect(await once.refused('POST', `sheets/${sheetId}/open`)).toEqual([503, 'server.busy']);
      const subject = { purpose: 'councilMinutes', 'subject[kind]': 'sheet', 'subject[id]': sheetId };
      expect(await once.refused('POST', 'papers', pdfForm(subject))).toEqual([503, 'server.busy']);
      const done = stage.ledger.accepted.length;
      for (let waited = 0; stage.ledger.accepted.length === done && waited < 5_000; waited += 20) await pause(20);
      expect(stage.ledger.accepted.length).toBeGreaterThan(done);
      await free();
    });
    await (await stage.as('secretary')).post(`sheets/${sheetId}/open`);
    expect(await brokenSoFar(stage)).toEqual([]);
  });
}, 300_000);

test('after all that struck the server, what was answered is there, once and whole, and everybody was told once', async () => {
  expect(await broken(stage)).toEqual([]);
}, 60_000);
