import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SystemClock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { insertOutbox, outboxRows } from '../../src/platform/outbox.js';
import { poolOf, servingOptions } from '../../src/platform/typeorm.js';
import { freshDatabase, services, type FreshDatabase } from '../support/database.js';
import { startRedis } from '../support/redis.js';
import { Commune, MailServer, Program } from './notices.world.js';

const SLOW = 3_000;
const SOON = 2_000;

let fresh: FreshDatabase;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  Logger.overrideLogger(false);
  fresh = await freshDatabase();
  source = await new DataSource(servingOptions(fresh.appUrl)).initialize();
  database = new Database(poolOf(source));
});

afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

const clock = new SystemClock();

/** What the engine writes with a move; done once those who are meant have been told in the application. */
async function tell(commune: Commune, seq: number): Promise<string> {
  const cause = { stream: 'dossier' as const, id: commune.dossier, seq };
  const audience = { role: 'clerk' as const, organisationId: commune.id };
  const payload = { message: 'turn.evidence.appraisal', audience, cause, params: {} };
  const [row] = outboxRows([{ organisationId: commune.id, kind: 'tell', payload }], clock.now());
  await insertOutbox(database, [row!]);
  return row!.id;
}

const isDone = async (id: string): Promise<boolean> =>
  (await database.query('SELECT FROM outbox WHERE id = $1 AND done_at IS NOT NULL', [id])).length > 0;

async function until(holds: () => boolean | Promise<boolean>): Promise<number> {
  const start = performance.now();
  while (!(await holds()) && performance.now() - start < 20_000) await pause(20);
  return performance.now() - start;
}

test.each(['in the process', ...(services().redisUrl ? ['through Redis'] : [])])(
  'a notice does not wait for a slow mail server that twenty letters wait for, delivered %s',
  async (how) => {
    const redis = how === 'through Redis' ? await startRedis() : undefined;
    const mail = new MailServer();
    let [now, most] = [0, 0];
    mail.onAccepting = async () => {
      most = Math.max(most, (now += 1));
      await pause(SLOW);
      now -= 1;
    };
    const settings = { SMTP_URL: await mail.listen(), ...(redis && { REDIS_URL: redis.url }) };
    const commune = await new Commune(database).settle();
    for (let made = 0; made < 20; made += 1)
      await commune.person({ name: `Cán bộ ${made}`, roles: [['clerk', commune.id]], email: `${made}@xa.example` });
    const program = new Program(database, clock, settings);
    await program.relay.start();
    await until(() => program.relay.throughRedis === (redis !== undefined));
    await tell(commune, 1);
    program.relay.nudge();
    await until(() => now > 0);
    await pause(200);
    const id = await tell(commune, 2);
    program.relay.nudge();
    const took = await until(() => isDone(id));
    expect([await isDone(id), took < SOON, most]).toEqual([true, true, 2]);
    await program.stop();
    await mail.close();
    await redis?.stop();
    await database.query('DELETE FROM outbox');
  },
);
