import 'reflect-metadata';
import { Amendments } from '../../src/deadlines/amendment.js';
import { Delivery } from '../../src/forwarding/delivery.js';
import type { Refused } from '../../src/domain/refusals.js';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { codeOf, DECIDED_HERE, ForwardingWorld, oneWon, refusalOf, START, TO_PROVINCE } from './forwarding.world.js';

let world: ForwardingWorld;

beforeAll(async () => {
  world = await ForwardingWorld.start();
});

afterAll(async () => {
  const faults = await world.faults();
  await world.stop();
  expect(faults).toEqual([]);
});

describe('a letter with its list', () => {
  test('is drawn up, signed, numbered, and lies in the inbox of its receiver', async () => {
    const ids = await world.several(3);
    const id = await world.drafted(ids);
    const signed = await world.sign(id);
    expect(await world.states(ids)).toEqual(['forwarding', 'forwarding', 'forwarding']);
    await world.number(id);
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarded.sent', 'forwarded.sent', 'forwarded.sent']);
    expect(await world.trail('submission', id)).toEqual(['DRAFT_SUBMISSION', 'SIGN', 'NUMBER_LETTER', 'DELIVERED']);
    const shown = await world.view.show(world.people.officer, id);
    expect(shown.dossiers.map((one) => [one.dossierId, one.signedSeq])).toEqual(ids.map((one) => [one, 7]));
    const letter = { id: signed.letterPaperId, number: '12/TTr-UBND', date: '2025-06-02', attached: false };
    expect(shown.letter).toEqual(letter);
  });

  test('leaves one line on its own stream and one on each dossier, tied to it', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    const signed = await world.sign(id);
    const lines = await Promise.all(ids.map((one) => world.lastLine('dossier', one)));
    expect(lines.map(({ command, data }) => [command, (data as { batch: unknown }).batch])).toEqual(
      ids.map(() => ['SIGN', { kind: 'submission', id, seq: 2 }]),
    );
    expect(signed.line.seq).toBe(2);
  });

  test('names the same dossiers in the order in which they were asked', async () => {
    const ids = (await world.several(3)).toReversed();
    const id = await world.drafted(ids);
    const shown = await world.view.show(world.people.clerk, id);
    expect(shown.dossiers.map((one) => one.dossierId)).toEqual(ids);
    expect(shown.dossiers.map((one) => [one.missingPapers, one.minutesAttached])).toEqual(ids.map(() => [[], true]));
  });

  test('takes no dossier twice, none that is not recommended, none of another commune and none decided here', async () => {
    const [taken, free] = (await world.several(2)) as [string, string];
    await world.drafted([taken]);
    const draft = await world.draft();
    const refusal = await refusalOf(world.drafted([taken, free, draft]));
    expect([refusal.code, refusal.params]).toEqual(['submission.dossiers', { dossiers: [taken, draft] }]);
    const here = await world.recommended(DECIDED_HERE);
    expect(await codeOf(world.drafted([free, here]))).toBe('route.decidedHere');
    const asked = { campaignId: world.campaignId, dossierIds: [free] };
    expect(await codeOf(world.lists.draft(world.by(world.people.neighbour), asked))).toBe('notFound');
    expect(await codeOf(world.lists.draft(world.by(world.people.nominator), asked))).toBe('act.notYours');
  });

  test('of which two are drawn up at once with the same dossier: one of them is refused and names it', async () => {
    const ids = await world.several(1);
    const results = await world.together(ids, [() => world.drafted(ids), () => world.drafted(ids)]);
    expect(oneWon(results).refusal).toEqual({ code: 'submission.dossiers', params: { dossiers: ids } });
  });

  test('is changed while it is drafted, and the dossiers that left it are free', async () => {
    const [first, second, third] = (await world.several(3)) as [string, string, string];
    const id = await world.drafted([first, second]);
    const by = world.by(world.people.clerk);
    await world.lists.change(by, id, [second, third]);
    const shown = await world.view.show(world.people.clerk, id);
    expect(shown.dossiers.map((one) => one.dossierId)).toEqual([second, third]);
    const again = await world.lists.change(world.by(world.people.clerk), id, [second, third]);
    expect([again.version, await world.trail('submission', id)]).toEqual([2, ['DRAFT_SUBMISSION', 'CHANGE_LIST']]);
    await world.drafted([first]);
    await world.lists.discard(world.by(world.people.clerk), id);
    expect(await world.stateOf(await world.drafted([third]))).toBe('drafted');
  });

  test('loses a dossier that is struck, with a line that says so', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    const before = (await world.view.show(world.people.clerk, id)).listDigest;
    await world.send('chair', ids[0]!, 'STRIKE', { reason: 'Không đồng ý' });
    const shown = await world.view.show(world.people.clerk, id);
    expect(shown.dossiers.map((one) => one.dossierId)).toEqual([ids[1]]);
    expect(shown.listDigest === before).toBe(false);
    const line = await world.lastLine('submission', id);
    expect([line.command, line.capacity, line.data]).toEqual([
      'CHANGE_LIST',
      'chair',
      { cause: { stream: 'dossier', id: ids[0], seq: 7 }, dossierIds: [ids[1]] },
    ]);
    expect(line.contentDigest).toBe(shown.listDigest);
  });

  test.each(['change', 'discard'] as const)(
    '%s at the moment when a dossier of it is struck: nobody waits for ever',
    async (act) => {
      const [struck, left] = (await world.several(2)) as [string, string];
      const id = await world.drafted([struck, left]);
      const by = world.by(world.people.clerk);
      const results = await world.together<unknown>(
        [struck],
        [
          () => world.send('chair', struck, 'STRIKE', { reason: 'Không đồng ý' }),
          () => (act === 'change' ? world.lists.change(by, id, [left]) : world.lists.discard(by, id)),
        ],
      );
      const failed = results
        .filter((one) => one.status === 'rejected')
        .map((one) => (one.reason as Refused).refusal?.code);
      expect(failed).toEqual(failed.map(() => 'conflict.changed'));
      expect(results.length - failed.length > 0).toBe(true);
    },
  );

  test('asked for twice with one key is drawn up once', async () => {
    const ids = await world.several(1);
    const asked = { campaignId: world.campaignId, dossierIds: ids };
    const by = world.by(world.people.clerk, null, 'the same key');
    const [first, again] = [await world.lists.draft(by, asked), await world.lists.draft(by, asked)];
    expect(again).toEqual(first);
  });
});

describe('signing', () => {
  test('by two chairs at once succeeds for one; the other is told who did what when', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    const { chair, chair2 } = world.people;
    const results = await world.together(ids, [() => world.sign(id), () => world.sign(id, {}, chair2)]);
    const { refusal } = oneWon(results);
    const winner = (await world.lastLine('submission', id)).actorId === chair.personId ? 'chair' : 'chair2';
    const params = { who: winner, what: 'SIGN', when: new Date(START).toISOString() };
    expect(refusal).toEqual({ code: 'conflict.changed', params });
    expect(await world.trail('submission', id)).toEqual(['DRAFT_SUBMISSION', 'SIGN']);
  });

  test('signs nothing while one dossier is on hold, and names it', async () => {
    const ids = await world.several(3);
    const id = await world.drafted(ids);
    await world.send('chair', ids[1]!, 'HOLD');
    const refusal = await refusalOf(world.sign(id));
    expect(refusal).toEqual({ code: 'dossier.held', params: { dossierId: ids[1] }, others: [] });
    expect(await world.states(ids)).toEqual(['recommended', 'recommended', 'recommended']);
    expect(await world.stateOf(id)).toBe('drafted');
  });

  test('is refused for another list than the one that was shown', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    const { listDigest } = await world.view.show(world.people.chair, id);
    await world.lists.change(world.by(world.people.clerk), id, [ids[0]!]);
    expect(await codeOf(world.sign(id, { listDigest }))).toBe('submission.listChanged');
    expect(await world.states(ids)).toEqual(['recommended', 'recommended']);
  });

  test('is refused of a version that is no longer the present one', async () => {
    const id = await world.drafted(await world.several(1));
    const asked = { signerId: world.people.chair.personId, listDigest: '' };
    const refusal = await refusalOf(world.signing.sign(world.by(world.people.chair, 7), id, asked));
    expect([refusal.code, refusal.params['current']]).toEqual(['conflict.version', 1]);
  });

  test("is the chair's; the clerk records it from the chair's paper, and the line says who did", async () => {
    const id = await world.drafted(await world.several(1));
    expect(await codeOf(world.sign(id, {}, world.people.clerk))).toBe('act.notYours');
    expect(await codeOf(world.sign(id, {}, world.people.neighbour))).toBe('notFound');
    const blank = { kind: 'paper' as const, paperId: await world.paper('recordOfAct', null) };
    expect(await codeOf(world.sign(id, { basis: blank }, world.people.clerk))).toBe('paper.numberNeeded');
    const basis = await world.onPaper('recordOfAct');
    await world.sign(id, { basis }, world.people.clerk);
    const { capacity, actorId, data } = await world.lastLine('submission', id);
    expect([capacity, actorId, (data as { recorder: string }).recorder]).toEqual([
      'chair',
      world.people.clerk.personId,
      'clerk',
    ]);
  });

  test('takes the letter that is named, of its own purpose only, and who signs is an active chair or decider', async () => {
    const id = await world.drafted(await world.several(1));
    const minutes = await world.paper('councilMinutes');
    expect(await codeOf(world.sign(id, { letterPaperId: minutes }))).toBe('paper.wrongPurpose');
    const signedBy = (who: 'officer' | 'clerk' | 'chair2') =>
      codeOf(world.sign(id, { signerId: world.people[who].personId }));
    expect([await signedBy('officer'), await signedBy('clerk')]).toEqual(['signer.notEntitled', 'signer.notEntitled']);
    const activate = (active: boolean) =>
      world.database.query('UPDATE person SET active = $2 WHERE id = $1', [world.people.chair2.personId, active]);
    await activate(false);
    expect(await signedBy('chair2')).toBe('signer.notEntitled');
    await activate(true);
    const letter = await world.paper('submissionLetter');
    expect((await world.sign(id, { letterPaperId: letter })).letterPaperId).toBe(letter);
  });

  test('takes no paper that is the letter of another list, also not at the same moment, until that one is recalled', async () => {
    const [first, second] = [await world.several(1), await world.several(1)];
    const lists = [await world.drafted(first), await world.drafted(second)] as [string, string];
    const letterPaperId = await world.paper('submissionLetter', null);
    const results = await world.together(
      [...first, ...second],
      lists.map((id) => () => world.sign(id, { letterPaperId })),
    );
    expect(oneWon(results).refusal.code).toBe('paper.otherLetter');
    const [won, lost] = results[0]!.status === 'fulfilled' ? lists : lists.toReversed();
    expect(await codeOf(world.sign(lost!, { letterPaperId }))).toBe('paper.otherLetter');
    const recall = { type: 'RECALL' as const, reason: 'Sai tên' };
    await world.answers.give(world.by(world.people.chair), won!, recall);
    expect((await world.sign(lost!, { letterPaperId })).letterPaperId).toBe(letterPaperId);
  });

  test('of an emptied list is refused', async () => {
    const [only] = (await world.several(1)) as [string];
    const id = await world.drafted([only]);
    await world.send('chair', only, 'STRIKE', { reason: 'Không đồng ý' });
    expect(await codeOf(world.sign(id))).toBe('submission.empty');
  });
});

describe('delivery', () => {
  test('waits while the letter has no number, and takes place once it has', async () => {
    const ids = await world.several(1);
    const id = await world.drafted(ids);
    await world.sign(id);
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarding']);
    expect(await world.waitsFor(id)).toEqual(['letter.notNumbered']);
    await world.number(id);
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarded.sent']);
    expect(await codeOf(world.number(id, '99/TTr-UBND'))).toBe('paper.locked');
    expect((await world.number(id)).version).toBe(4);
  });

  test('takes place exactly once under two relays', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    await world.sign(id);
    const other = await world.second();
    await world.number(id);
    await Promise.all([world.drain(), other.get(OutboxRelay).drain()]);
    await other.close();
    expect(await world.trail('submission', id)).toEqual(['DRAFT_SUBMISSION', 'SIGN', 'NUMBER_LETTER', 'DELIVERED']);
    const told = await world.outbox('submission.delivered', id);
    expect(told).toBe(1);
  });

  test('tried twice at the same moment takes place once, and neither try fails', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    await world.sign(id, { letterPaperId: await world.paper('submissionLetter') });
    const delivery = world.module.get(Delivery);
    await Promise.all([delivery.deliver(id), delivery.deliver(id)]);
    expect(await world.trail('submission', id)).toEqual(['DRAFT_SUBMISSION', 'SIGN', 'DELIVERED']);
    expect(await world.outbox('submission.delivered', id)).toBe(1);
  });

  test('waits for a dossier on hold, and takes place when it is released', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    await world.sign(id);
    await world.send('chair', ids[0]!, 'HOLD');
    await world.number(id);
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarding', 'forwarding']);
    await world.send('chair', ids[0]!, 'RELEASE');
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarded.sent', 'forwarded.sent']);
  });

  test('on paper is what the clerk says it is, with or without a number', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    await world.sign(id, { channel: 'paper' });
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarding', 'forwarding']);
    const delivery = world.module.get(Delivery);
    expect(await codeOf(delivery.byHand(world.by(world.people.chair), id, {}))).toBe('act.notYours');
    await delivery.byHand(world.by(world.people.clerk), id, { basis: await world.onPaper('other') });
    expect(await world.states(ids)).toEqual(['forwarded.sent', 'forwarded.sent']);
    expect((await world.lastLine('submission', id)).capacity).toBe('clerk');
  });

  test('is of the whole letter: one dossier alone cannot be handed over', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    await world.sign(id, { channel: 'paper' });
    expect(await codeOf(world.send('clerk', ids[0]!, 'DELIVERED'))).toBe('batch.only');
    expect(await world.states(ids)).toEqual(['forwarding', 'forwarding']);
  });
});

describe('a recalled letter', () => {
  test('is no longer seen by its receiver, and is signed anew as another one that takes its place', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    await world.answers.give(world.by(world.people.chair), id, { type: 'RECALL', reason: 'Sai tên' });
    expect(await world.states(ids)).toEqual(['recommended', 'recommended']);
    expect(await codeOf(world.view.show(world.people.officer, id))).toBe('notFound');
    expect(await codeOf(world.sign(id))).toBe('submission.wrongState');
    const again = await world.drafted(ids);
    expect(await codeOf(world.drafted(await world.several(1), again))).toBe('submission.wrongState');
    await world.sign(again, { replacesId: id });
    expect((await world.view.show(world.people.clerk, again)).replacesId).toBe(id);
    expect((await world.view.show(world.people.clerk, id)).replacedById).toBe(again);
  });

  test('is recalled whole, needs a reason, and is not recalled by its receiver', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    const { chair, officer } = world.people;
    const reason = 'Sai tên';
    const some = world.answers.give(world.by(chair), id, { type: 'RECALL', reason, dossierIds: [ids[0]!] });
    expect(await codeOf(some)).toBe('submission.wholeOnly');
    expect(await codeOf(world.answers.give(world.by(chair), id, { type: 'RECALL' }))).toBe('reason.missing');
    expect(await codeOf(world.answers.give(world.by(officer), id, { type: 'RECALL', reason }))).toBe('act.notYours');
  });

  test('does not leave any more, though its number comes later', async () => {
    const ids = await world.several(1);
    const id = await world.drafted(ids);
    await world.sign(id);
    await world.answers.give(world.by(world.people.chair), id, { type: 'RECALL', reason: 'Sai tên' });
    await world.drain(); // an attempt that began before the recall has put the letter off when it ends
    world.clock.advance(11 * 60_000);
    await world.drain();
    expect(await codeOf(world.number(id))).toBe('submission.wrongState');
    expect([await world.states(ids), await world.waitsFor(id)]).toEqual([['recommended'], []]);
  });

  test('whose last dossier is recalled by itself is recalled with it', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    await world.send('chair', ids[0]!, 'RECALL', { reason: 'Sai tên' });
    expect([await world.stateOf(id), await world.states(ids)]).toEqual([
      'delivered',
      ['recommended', 'forwarded.sent'],
    ]);
    await world.send('chair', ids[1]!, 'RECALL', { reason: 'Sai tên' });
    expect([await world.stateOf(id), await world.states(ids)]).toEqual(['recalled', ['recommended', 'recommended']]);
  });

  test('whose last dossier is withdrawn ends with it, and says of each that it left', async () => {
    const [signed, sent] = [await world.several(2), await world.several(1)];
    const basis = { kind: 'paper' as const, paperId: await world.paper('recordOfAct') };
    const data = { letterPaperId: await world.paper('withdrawalLetter') };
    const waiting = await world.drafted(signed);
    await world.sign(waiting);
    await world.send('chair', signed[0]!, 'WITHDRAW', { basis, data });
    expect(await world.stateOf(waiting)).toBe('signed');
    await world.send('chair', signed[1]!, 'WITHDRAW', { basis, data });
    expect(await world.trail('submission', waiting)).toEqual(['DRAFT_SUBMISSION', 'SIGN', 'WITHDRAW', 'WITHDRAW']);
    const delivered = await world.delivered(sent);
    await world.send('chair', sent[0]!, 'WITHDRAW', { basis, data });
    expect([await world.stateOf(waiting), await world.stateOf(delivered)]).toEqual(['recalled', 'answered']);
  });
});

describe('the inbox', () => {
  test('shows an authority what was delivered to it, newest first, and nothing of what is not its own', async () => {
    world.clock.advance(60_000);
    const mine = await world.delivered(await world.several(1));
    world.clock.advance(60_000);
    const newer = await world.delivered(await world.several(1));
    const notYet = await world.drafted(await world.several(1));
    await world.sign(notYet);
    const first = await world.view.inbox(world.people.officer, { limit: 1 });
    expect(first.items.map((one) => one.id)).toEqual([newer]);
    const next = await world.view.inbox(world.people.officer, { limit: 1, cursor: first.nextCursor! });
    expect(next.items.map((one) => one.id)).toEqual([mine]);
    const everything = await world.view.inbox(world.people.officer, { limit: 100 });
    expect([everything.items.some((one) => one.id === notYet), everything.nextCursor]).toEqual([false, null]);
    expect((await world.view.inbox(world.people.provinceOfficer, { limit: 100 })).items).toEqual([]);
    expect((await world.view.inbox(world.people.clerk, { limit: 100 })).items).toEqual([]);
  });

  test.each(['provinceOfficer', 'neighbour', 'nominator'] as const)(
    'a letter to the district is nothing to the %s',
    async (who) => {
      const id = await world.delivered(await world.several(1));
      expect(await codeOf(world.view.show(world.people[who], id))).toBe('notFound');
      const answer = world.answers.give(world.by(world.people[who]), id, { type: 'ACKNOWLEDGE' });
      expect(await codeOf(answer)).toBe('notFound');
      expect((await world.view.page(world.people[who], { limit: 100 })).items).toEqual([]);
    },
  );

  test('is the first that the authority sees of a letter', async () => {
    const id = await world.drafted(await world.several(1));
    await world.sign(id);
    expect(await codeOf(world.view.show(world.people.officer, id))).toBe('notFound');
  });
});

describe('a receiver that ceases', () => {
  test('before the letter leaves: the failure is on record, the chair is told, and nothing goes elsewhere', async () => {
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    await world.sign(id);
    await world.ceases('2025-06-02');
    await world.number(id);
    await world.drain();
    expect(await world.states(ids)).toEqual(['forwarding', 'forwarding']);
    const line = await world.lastLine('submission', id);
    expect([line.command, line.capacity, line.data]).toEqual([
      'DELIVERY_FAILED',
      'system',
      { failureCode: 'receiver.ceased', dossierIds: ids },
    ]);
    world.clock.advance(5_000);
    await world.drain();
    expect(await world.outbox('submission.deliveryFailed', id)).toBe(1);
    expect(await world.waitsFor(id)).toEqual([]);
  });

  test('before the signature: it is refused by name, until the route is amended and the list saved again', async () => {
    await world.ceases('2025-07-01');
    const ids = await world.several(2);
    const id = await world.drafted(ids);
    world.clock.moveTo('2025-06-30T16:59:59Z');
    const digest = (await world.view.show(world.people.chair, id)).listDigest;
    world.clock.moveTo('2025-06-30T17:00:00Z');
    const refusal = await refusalOf(world.sign(id));
    expect(refusal).toEqual({ code: 'receiver.ceased', params: { receiver: 'UBND huyen', day: '2025-07-01' } });
    const amendments = world.module.get(Amendments);
    const asked = { reason: 'Bỏ cấp huyện', routing: TO_PROVINCE };
    await amendments.amend(world.people.admin, world.campaignId, asked, world.by(world.people.admin).stamp);
    expect(await codeOf(world.sign(id))).toBe('receiver.ceased');
    await world.lists.change(world.by(world.people.clerk), id, ids);
    await world.sign(id, { listDigest: digest });
    await world.number(id);
    await world.drain();
    expect((await world.view.inbox(world.people.provinceOfficer, { limit: 10 })).items.map((one) => one.id)).toEqual([
      id,
    ]);
  });
});
