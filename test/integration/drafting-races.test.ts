import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { CampaignService } from '../../src/campaigns/campaign.service.js';
import { NominationService } from '../../src/drafting/nomination.service.js';
import { codeOf, FORWARDED, ForwardingWorld, oneWon, PLAN } from './forwarding.world.js';

let world: ForwardingWorld;

beforeAll(async () => {
  world = await ForwardingWorld.start();
});

afterAll(async () => {
  const faults = await world.faults();
  await world.stop();
  expect(faults).toEqual([]);
});

describe('a nominee who is blocked', () => {
  test('at the moment when a dossier of his is reinstated is not referred by it', async () => {
    const id = await world.appraised();
    await world.send('nominator', id, 'WITHDRAW');
    const data = { target: 'evidence.appraisal' as const };
    await world.send('clerk', id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data });
    const referring = await world.database.transaction(async (tx) => {
      await world.block(id, tx);
      const work = codeOf(world.send('chair', id, 'REINSTATE').then(() => world.send('clerk', id, 'REFER')));
      work.catch(() => undefined);
      await Promise.race([world.waiting(1), work.catch(() => pause(0))]);
      return { work };
    });
    expect(await referring.work).toBe('nominee.blocked');
    expect(await world.states([id])).toEqual(['evidence.appraisal']);
  });

  test('while his dossier is reinstated has the block on its trail', async () => {
    const id = await world.appraised();
    await world.send('nominator', id, 'WITHDRAW');
    const data = { target: 'evidence.appraisal' as const };
    await world.send('clerk', id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data });
    await world.inOrder<unknown>([id], [() => world.send('chair', id, 'REINSTATE'), () => world.block(id)]);
    expect((await world.trail('dossier', id)).slice(-2)).toEqual(['REINSTATE', 'BLOCK_NOTED']);
  });

  test('is blocked though a dossier of his is withdrawn at that moment', async () => {
    const id = await world.appraised();
    const done = await world.inOrder<unknown>(
      [id],
      [() => world.send('nominator', id, 'WITHDRAW'), () => world.block(id)],
    );
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await world.trail('dossier', id)).at(-1)).toBe('WITHDRAW');
    const blocks = await world.database.query(
      'SELECT FROM nominee_block b JOIN dossier d USING (nominee_id) WHERE d.id = $1',
      [id],
    );
    expect(blocks.length).toBe(1);
  });
});

describe('the next version of a campaign', () => {
  test('is imported while a unit hands in its list: neither waits for the other for ever', async () => {
    const { admin, nominator } = world.people;
    const { commune } = world.organisations;
    const next = { ...PLAN, version: 2 };
    const importing = await world.database.transaction(async (tx) => {
      await tx.query('SELECT FROM campaign WHERE id = $1 FOR SHARE', [world.campaignId]);
      const work = world.database.transaction((other) =>
        world.module.get(CampaignService).import(other, admin, commune, next),
      );
      work.catch(() => undefined);
      await world.waiting(1);
      const items = [{ awardCode: FORWARDED, nomineeId: await world.nominee() }];
      const list = { campaignId: world.campaignId, unitId: world.unitId, items };
      await world.module.get(NominationService).nominate(tx, nominator, list);
      return { work };
    });
    expect((await importing.work).version).toBe(2);
    const trail = await world.trail('organisation', commune);
    expect(trail.slice(-2)).toEqual(['NOMINATE', 'IMPORT_CAMPAIGN']);
  });

  test('of a campaign that two import at once is new for one; the other is told who did it when', async () => {
    const { admin } = world.people;
    const { commune } = world.organisations;
    const plan = { ...PLAN, code: 'phong-trao-khac' };
    const work = () =>
      world.database.transaction((tx) => world.module.get(CampaignService).import(tx, admin, commune, plan));
    const done = await world.database.transaction(async (tx) => {
      await tx.query('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [commune]);
      const running = [work(), work()];
      for (const one of running) one.catch(() => undefined);
      await world.waiting(2);
      return { running };
    });
    expect(oneWon(await Promise.allSettled(done.running)).refusal.code).toBe('conflict.changed');
  });
});

describe('a dossier that ended', () => {
  const nomineeOf = async (id: string) => {
    const [row] = await world.database.query<{ nomineeId: string }>(
      'SELECT nominee_id AS "nomineeId" FROM dossier WHERE id = $1',
      [id],
    );
    return row!.nomineeId;
  };

  const withdrawn = async () => {
    const id = await world.draft();
    await world.send('nominator', id, 'WITHDRAW');
    await world.send('clerk', id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data: { target: 'draft' } });
    return { id, nomineeId: await nomineeOf(id) };
  };

  const nominated = (nomineeId: string) => {
    const { campaignId, unitId } = world;
    const dto = { campaignId, unitId, awardCode: FORWARDED, nomineeId };
    return world.database.transaction((tx) =>
      world.module.get(NominationService).create(tx, world.people.nominator, dto),
    );
  };

  test('is not reinstated beside another that lives, and is once that one has ended', async () => {
    const { id, nomineeId } = await withdrawn();
    const other = await nominated(nomineeId);
    expect(await codeOf(world.send('chair', id, 'REINSTATE'))).toBe('dossier.exists');
    await world.send('nominator', other.id, 'WITHDRAW');
    await world.send('chair', id, 'REINSTATE');
    expect(await world.states([id, other.id])).toEqual(['draft', 'withdrawn']);
  });

  test('is not reinstated at the moment when its nominee is nominated anew', async () => {
    const { id, nomineeId } = await withdrawn();
    const done = await world.database.transaction(async (tx) => {
      await tx.query('SELECT FROM nominee WHERE id = $1 FOR UPDATE', [nomineeId]);
      const running: Promise<unknown>[] = [nominated(nomineeId)];
      await world.waiting(1);
      running.push(world.send('chair', id, 'REINSTATE'));
      for (const one of running) one.catch(() => undefined);
      await world.waiting(2);
      return { running };
    });
    expect(oneWon(await Promise.allSettled(done.running)).refusal.code).toBe('dossier.exists');
    expect(await world.states([id])).toEqual(['withdrawn']);
  });

  test('of which there are two is reinstated once', async () => {
    const first = await withdrawn();
    const second = await nominated(first.nomineeId);
    await world.send('nominator', second.id, 'WITHDRAW');
    await world.send('clerk', second.id, 'ASK_REINSTATE', { reason: 'Rút nhầm', data: { target: 'draft' } });
    const ids = [first.id, second.id];
    const done = await world.together(
      ids,
      ids.map((id) => () => world.send('chair', id, 'REINSTATE')),
    );
    expect(oneWon(done).refusal.code).toBe('dossier.exists');
    expect((await world.states(ids)).sort()).toEqual(['draft', 'withdrawn']);
  });
});
