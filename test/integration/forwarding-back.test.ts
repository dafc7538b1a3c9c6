import 'reflect-metadata';
import { AsSigned } from '../../src/forwarding/as-signed.view.js';
import { Amendments } from '../../src/deadlines/amendment.js';
import type { RoutingRule } from '../../src/domain/campaign.js';
import { codeOf, DECIDED_HERE, FORWARDED, ForwardingWorld, here, TO_DISTRICT } from './forwarding.world.js';

let world: ForwardingWorld;

beforeAll(async () => {
  world = await ForwardingWorld.start();
});

afterAll(async () => {
  const faults = await world.faults();
  await world.stop();
  expect(faults).toEqual([]);
});

/** What the officer of the receiver is shown of a letter: its dossiers and how many it says there are. */
const shownTo = async (id: string) => {
  const { dossiers, count } = await world.view.show(world.people.officer, id);
  const inbox = await world.view.inbox(world.people.officer, { limit: 100 });
  return [dossiers.map((one) => one.dossierId), count, inbox.items.find((one) => one.id === id)!.count];
};

const toldOfficers = (submissionId: string) =>
  world.told
    .filter(({ params, audience }) => params.submissionId === submissionId && 'role' in audience)
    .filter(({ audience }) => (audience as { role: string }).role === 'authorityOfficer')
    .map(({ message, params }) => [message, params.count]);

describe('one dossier of a delivered letter', () => {
  test.each(['RECALL', 'WITHDRAW'] as const)(
    'by %s is read by the receiver no more, who is told; the others are',
    async (command) => {
      const [back, left] = (await world.several(2)) as [string, string];
      const id = await world.delivered([back, left]);
      const asSigned = world.module.get(AsSigned);
      const { district } = world.organisations;
      const basis = await world.onPaper('recordOfAct');
      const data = { letterPaperId: await world.paper('withdrawalLetter') };
      await world.send('chair', back, command, command === 'RECALL' ? { reason: 'Sai tên' } : { basis, data });
      await world.drain();
      expect(await asSigned.dossier(back, [district])).toBeUndefined();
      expect(await asSigned.submission(id, [district])).toEqual([{ dossierId: left, seq: 7 }]);
      expect(await shownTo(id)).toEqual([[left], 1, 1]);
      const inside = await world.view.show(world.people.clerk, id);
      expect([inside.dossiers.map((one) => one.dossierId), inside.count]).toEqual([[back, left], 2]);
      expect(toldOfficers(id)).toEqual([
        ['submission.delivered', 2],
        ['submission.dossierTakenBack', 1],
      ]);
    },
  );

  test('that it returned itself, or decided on, it goes on reading as it was signed', async () => {
    const [back, decided] = (await world.several(2)) as [string, string];
    const id = await world.delivered([back, decided]);
    await world.send('officer', back, 'RETURN', { reason: 'Thiếu' });
    const outcomes = [{ dossierId: decided, outcome: 'awarded' as const }];
    await world.decisions.record(world.by(world.people.officer), { submissionId: id, outcomes });
    expect(await shownTo(id)).toEqual([[back, decided], 2, 2]);
  });

  test('comes with a later letter, and is read again as it was signed then', async () => {
    const [back, left] = (await world.several(2)) as [string, string];
    const first = await world.delivered([back, left]);
    await world.send('chair', back, 'RECALL', { reason: 'Sai tên' });
    const second = await world.delivered([back]);
    expect([await shownTo(first), await shownTo(second)]).toEqual([
      [[left], 1, 1],
      [[back], 1, 1],
    ]);
    const { district } = world.organisations;
    expect((await world.module.get(AsSigned).dossier(back, [district]))! > 7).toBe(true);
  });
});

test('what left a letter before it was signed, or before it was delivered, the receiver never learns of', async () => {
  const [struck, recalled, left] = (await world.several(3)) as [string, string, string];
  const id = await world.drafted([struck, recalled, left]);
  await world.send('chair', struck, 'STRIKE', { reason: 'Không đồng ý' });
  await world.sign(id);
  await world.send('chair', recalled, 'RECALL', { reason: 'Sai tên' });
  await world.number(id);
  await world.drain();
  expect(await shownTo(id)).toEqual([[left], 1, 1]);
  expect(toldOfficers(id)).toEqual([['submission.delivered', 1]]);
  expect(await codeOf(world.send('officer', recalled, 'ACKNOWLEDGE'))).toBe('notFound');
});

describe('a dossier that was decided on by mistake and is with its receiver again', () => {
  const back = async (ids: string[]) => {
    const id = await world.delivered(ids);
    const outcomes = ids.map((dossierId) => ({ dossierId, outcome: 'awarded' as const }));
    await world.decisions.record(world.by(world.people.officer), { submissionId: id, outcomes });
    const data = { target: 'forwarded.received' as const };
    await world.send('clerk', ids[0]!, 'ASK_REINSTATE', { reason: 'Nhập nhầm', data });
    await world.send('chair', ids[0]!, 'REINSTATE');
    return id;
  };

  test('waits in the letter that it came with, which says so', async () => {
    const ids = await world.several(2);
    const id = await back(ids);
    expect([await world.stateOf(id), (await world.trail('submission', id)).slice(-2)]).toEqual([
      'delivered',
      ['RECORD_DECISION', 'REINSTATE'],
    ]);
    const { data } = await world.lastLine('submission', id);
    const cause = { stream: 'dossier', id: ids[0], seq: (await world.trail('dossier', ids[0]!)).length };
    expect(data).toEqual({ cause, dossierIds: [ids[0]] });
    const shown = await world.view.show(world.people.officer, id);
    expect(shown.dossiers.map((one) => [one.dossierId, one.active])).toEqual([
      [ids[0], true],
      [ids[1], false],
    ]);
  });

  test.each(['RETURN', 'RECALL'] as const)('is answered by %s of the whole letter', async (type) => {
    const ids = await world.several(2);
    const id = await back(ids);
    const consentPaperId = await world.paper('authorityAnswer');
    const by = world.by(type === 'RETURN' ? world.people.officer : world.people.chair);
    await world.answers.give(by, id, { type, reason: 'Sai', ...(type === 'RECALL' && { consentPaperId }) });
    expect([await world.stateOf(id), await world.states(ids)]).toEqual(
      type === 'RETURN' ? ['answered', ['returned', 'awarded']] : ['recalled', ['recommended', 'awarded']],
    );
  });
});

test('a dossier on a list for the authority that is decided here after all leaves the list, which says so', async () => {
  const [decided, left] = (await world.several(2)) as [string, string];
  const id = await world.drafted([decided, left]);
  const { admin, decider } = world.people;
  const amend = (routing: RoutingRule[]) => {
    const asked = { reason: 'Đổi nơi quyết định', routing };
    return world.module.get(Amendments).amend(admin, world.campaignId, asked, world.by(admin).stamp);
  };
  await amend([here(FORWARDED), here(DECIDED_HERE)]);
  const outcomes = [{ dossierId: decided, outcome: 'awarded' as const }];
  await world.decisions.record(world.by(decider), { outcomes });
  expect([await world.states([decided, left]), await world.trail('submission', id)]).toEqual([
    ['awarded', 'recommended'],
    ['DRAFT_SUBMISSION', 'CHANGE_LIST'],
  ]);
  expect((await world.lastLine('submission', id)).data).toMatchObject({ dossierIds: [left] });
  await amend(TO_DISTRICT);
});
