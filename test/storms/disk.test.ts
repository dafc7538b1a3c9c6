import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { freshDatabase } from '../support/database.js';
import { Seat, shared } from '../support/fleet.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken } from '../support/oath.js';
import { eachSeed } from '../support/seeds.js';
import { SmallDisk } from '../support/small-disk.js';
import { Stage } from '../support/stage.js';
import { pdfForm, referred } from '../support/steps.js';
import { sheet } from '../support/stories.js';

/** Where no disk may be mounted, the server itself is forbidden to write a file: the same refusal by another name. */
const NO_FILES = 'ulimit -f 0; trap "" XFSZ;';

let stage: Stage;
let disk: SmallDisk | undefined;
let server: Seat;
let env: Record<string, string>;

beforeAll(async () => {
  disk = SmallDisk.mount('24m');
  stage = await Stage.set(await freshDatabase());
  env = shared(stage.database, disk ? join(disk.folder, 'data') : stage.folder, { KEY_DIR: stage.keyDir });
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
    expect(await broken(stage)).toEqual([]);
  });
}, 300_000);
