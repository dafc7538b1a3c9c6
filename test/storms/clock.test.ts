import { setTimeout as pause } from 'node:timers/promises';
import { MovableClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { freshDatabase } from '../support/database.js';
import { inFull } from '../support/in-full.js';
import { Load } from '../support/load.js';
import { broken } from '../support/oath.js';
import { eachSeed } from '../support/seeds.js';
import { Stage } from '../support/stage.js';

const MINUTE = 60_000;

let stage: Stage;
let server: RunningServer;
const clock = new MovableClock(new Date());

beforeAll(async () => {
  stage = await Stage.set(await freshDatabase());
  const { appUrl: databaseUrl, ownerUrl: databaseOwnerUrl } = stage.database;
  const config = {
    ...loadConfig({ DATA_DIR: stage.folder, LOG_LEVEL: 'silent' }),
    ...{ port: 0, databaseUrl, databaseOwnerUrl },
  };
  server = await startServer({ config, clock });
  stage.url = server.url;
}, 120_000);

afterAll(async () => {
  await server.close();
  await stage.strike();
});

test('the clock is stepped forth and back while people work: no line is older than the one before, nobody is told twice', async () => {
  await eachSeed(inFull(10, 1), 1, async (chance) => {
    const middle = clock.now().getTime();
    await Load.during(stage, chance, async () => {
      for (let steps = inFull(30, 12); steps > 0; steps -= 1) {
        await pause(chance.between(20, 120));
        clock.moveTo(new Date(middle + chance.between(-20, 20) * MINUTE));
      }
      clock.moveTo(new Date(middle + 21 * MINUTE));
    });
    // What was put off at a time that lay ahead is due by then, and what failed meanwhile has rested.
    clock.advance(MINUTE);
    expect(await broken(stage)).toEqual([]);
  });
}, 600_000);
