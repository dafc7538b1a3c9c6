import 'reflect-metadata';
import { SeasonClosing } from '../../src/deadlines/closing.js';
import { AsSigned } from '../../src/forwarding/as-signed.view.js';
import type { Outcome } from '../../src/forwarding/decision.dto.js';
import { DecisionView } from '../../src/forwarding/decision.view.js';
import { Revocation } from '../../src/forwarding/revocation.js';
import { codeOf, DECIDED_HERE, ForwardingWorld, oneWon, refusalOf } from './forwarding.world.js';

let world: ForwardingWorld;

beforeEach(async () => {
  world = await ForwardingWorld.start();
});

afterEach(async () => {
  const faults = await world.faults();
  await world.stop();
  expect(faults).toEqual([]);
});

const all = (dossierIds: readonly string[], outcome: Outcome = 'awarded') =>
  dossierIds.map((dossierId) => ({ dossierId, outcome }));

const decide = (submissionId: string, outcomes: ReturnType<typeof all>, person = world.people.officer) =>
  world.decisions.record(world.by(person), { submissionId, outcomes });

describe('the authority', () => {
  test('receives three, returns one, decides on the rest: the submission is answered', async () => {
    const ids = await world.several(3);
    const id = await world.delivered(ids);
    await world.answers.give(world.by(world.people.officer), id, { type: 'ACKNOWLEDGE' });
    expect(await world.states(ids)).toEqual(['forwarded.received', 'forwarded.received', 'forwarded.received']);
    const items = [{ code: 'section:report', text: 'Nêu rõ số liệu' }];
    const returned = { type: 'RETURN' as const, dossierIds: [ids[1]!], reason: 'Thiếu số liệu', items };
    await world.answers.give(world.by(world.people.officer), id, returned);
    expect(await world.stateOf(id)).toBe('delivered');
    const decision = await decide(id, [...all([ids[0]!]), ...all([ids[2]!], 'notAwarded')]);
    expect(await world.states(ids)).toEqual(['awarded', 'returned', 'notAwarded']);
    expect(await world.stateOf(id)).toBe('answered');
    expect((await world.trail('submission', id)).slice(3)).toEqual([
      ...['DELIVERED', 'ACKNOWLEDGE', 'RETURN', 'RECORD_DECISION'],
    ]);
    expect(await world.trail('decision', decision.id)).toEqual(['RECORD_DECISION']);
    const asked = await world.database.query('SELECT code FROM supplement_item WHERE dossier_id = $1', [ids[1]]);
    expect(asked).toEqual([{ code: 'report' }]);
  });

  test('decides in several decisions, each naming its dossiers; the submission is answered with the last', async () => {
    const ids = await world.several(3);
    const id = await world.delivered(ids);
    const first = await decide(id, all(ids.slice(0, 2)));
    expect([await world.stateOf(id), await world.states(ids)]).toEqual([
      'delivered',
      ['awarded', 'awarded', 'forwarded.sent'],
    ]);
    await decide(id, all([ids[2]!], 'notAwarded'));
    expect(await world.stateOf(id)).toBe('answered');
    const shown = await world.module.get(DecisionView).show(world.people.clerk, first.id);
    expect(shown.outcomes.map((one) => one.dossierId).sort()).toEqual(ids.slice(0, 2).sort());
    expect(shown.decidedBy.code).toBe('huyen');
  });

  test('decides on all that it names or on none: one that was decided before holds up the rest and is named', async () => {
    const ids = await world.several(3);
    const id = await world.delivered(ids);
    await decide(id, all([ids[0]!]));
    const refusal = await refusalOf(decide(id, all(ids)));
    expect([refusal.code, refusal.params['dossierId']]).toEqual(['move.notFromHere', ids[0]]);
    expect(await world.states(ids)).toEqual(['awarded', 'forwarded.sent', 'forwarded.sent']);
  });

  test('decides on no dossier of another letter, none twice, and nothing of a letter that was recalled', async () => {
    const [mine, other] = [await world.several(1), await world.several(1)];
    const id = await world.delivered(mine);
    await world.delivered(other);
    const refusal = await refusalOf(decide(id, all([...mine, ...other])));
    expect([refusal.code, refusal.params]).toEqual(['decision.dossiers', { dossiers: other }]);
    expect(await codeOf(decide(id, all([...mine, ...mine])))).toBe('decision.dossiers');
    expect(await codeOf(decide(id, all(mine), world.people.provinceOfficer))).toBe('notFound');
    await world.answers.give(world.by(world.people.chair), id, { type: 'RECALL', reason: 'Sai tên' });
    expect(await codeOf(decide(id, all(mine)))).toBe('notFound');
  });

  test('of whom two officers decide at once records one decision; the other is refused', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    const results = await world.together(ids, [() => decide(id, all(ids)), () => decide(id, all(ids, 'notAwarded'))]);
    const { refusal } = oneWon(results);
    const { who, what } = refusal.params;
    expect([refusal.code, who, what]).toEqual(['conflict.changed', 'officer', 'RECORD_DECISION']);
    const rows = await world.database.query('SELECT id FROM decision WHERE submission_id = $1', [id]);
    expect(rows.length).toBe(1);
  });

  test('answers a held dossier too: what comes from outside is a fact', async () => {
    const ids = await world.several(1);
    const id = await world.delivered(ids);
    await world.send('chair', ids[0]!, 'HOLD');
    await decide(id, all(ids));
    expect(await world.states(ids)).toEqual(['awarded']);
  });

  test('reads a dossier as it was signed, until the letter is recalled', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    const { district, province } = world.organisations;
    const asSigned = world.module.get(AsSigned);
    expect(await asSigned.submission(id, [district])).toEqual(ids.map((dossierId) => ({ dossierId, seq: 7 })));
    expect(await asSigned.dossier(ids[0]!, [district])).toBe(7);
    expect(await asSigned.dossier(ids[0]!, [province])).toBeUndefined();
    await world.answers.give(world.by(world.people.chair), id, { type: 'RECALL', reason: 'Sai tên' });
    expect(await asSigned.dossier(ids[0]!, [district])).toBeUndefined();
  });

  test('no longer learns where a dossier stands that it has returned', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    const back = { type: 'RETURN' as const, dossierIds: [ids[0]!], reason: 'Thiếu' };
    await world.answers.give(world.by(world.people.officer), id, back);
    const shown = await world.view.show(world.people.officer, id);
    expect(shown.dossiers.map((one) => [one.state, one.active])).toEqual([
      [null, false],
      ['forwarded.sent', true],
    ]);
    const inside = await world.view.show(world.people.clerk, id);
    expect(inside.dossiers.map((one) => one.state)).toEqual(['returned', 'forwarded.sent']);
  });
});

describe('an answer on paper', () => {
  test("is entered by the clerk as the authority's, for the whole list, from a paper that is named", async () => {
    const ids = await world.several(3);
    const id = await world.delivered(ids);
    const asked = { submissionId: id, outcomes: all(ids) };
    expect(await codeOf(world.decisions.record(world.by(world.people.clerk), asked))).toBe('act.notYours');
    const basis = { kind: 'paper' as const, paperId: await world.paper('decision', '88/QĐ-UBND') };
    const { id: decisionId } = await world.decisions.record(world.by(world.people.clerk), { ...asked, basis });
    const line = await world.lastLine('decision', decisionId);
    expect([line.capacity, line.basis, (line.data as { recorder: string }).recorder]).toEqual([
      ...['authorityOfficer', basis, 'clerk'],
    ]);
    const entry = { title: 'Giấy khen', year: 2025, number: '88/QĐ-UBND', date: '2025-06-02', revoked: false };
    expect(await world.register(ids)).toEqual([entry, entry, entry]);
  });

  test('rests on a paper of a fitting kind, with its number and date', async () => {
    const ids = await world.several(1);
    const id = await world.delivered(ids);
    const record = (paperId: string) =>
      world.decisions.record(world.by(world.people.officer), { submissionId: id, paperId, outcomes: all(ids) });
    expect(await codeOf(record(await world.paper('councilMinutes')))).toBe('paper.wrongPurpose');
    expect(await codeOf(record(await world.paper('decision', null)))).toBe('paper.numberNeeded');
    expect(await codeOf(record(world.unitId))).toBe('paper.unknown');
  });
});

describe('a dossier that is answered by itself', () => {
  test('leaves its submission, which is answered with the last of them', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    await world.send('officer', ids[0]!, 'RETURN', { reason: 'Thiếu số liệu' });
    expect([await world.stateOf(id), await world.trail('submission', id)]).toEqual([
      'delivered',
      ['DRAFT_SUBMISSION', 'SIGN', 'NUMBER_LETTER', 'DELIVERED', 'RETURN'],
    ]);
    const line = await world.lastLine('submission', id);
    expect([line.actorId, line.capacity]).toEqual([world.people.officer.personId, 'authorityOfficer']);
    await world.send('officer', ids[1]!, 'RETURN', { reason: 'Thiếu số liệu' });
    expect([await world.stateOf(id), await world.states(ids)]).toEqual(['answered', ['returned', 'returned']]);
  });

  test('and corrected goes in another letter', async () => {
    const ids = await world.several(1);
    const id = await world.delivered(ids);
    await world.send('officer', ids[0]!, 'RETURN', { reason: 'Sai chức danh' });
    await world.send('clerk', ids[0]!, 'CORRECT');
    const again = await world.drafted(ids, id);
    await world.sign(again);
    await world.number(again, '99/TTr-UBND');
    await world.drain();
    expect([await world.states(ids), await world.stateOf(again)]).toEqual([['forwarded.sent'], 'delivered']);
  });

  test('while the whole list is answered: both happen, one after the other, and nothing is lost', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    const results = await world.together(ids, [
      () => world.send('officer', ids[0]!, 'RETURN', { reason: 'Thiếu' }),
      () => decide(id, all(ids)),
    ]);
    const { refusal } = oneWon<unknown>(results);
    const returned = (await world.states(ids))[0] === 'returned';
    expect(refusal.code).toBe('conflict.changed');
    expect(await world.stateOf(id)).toBe(returned ? 'delivered' : 'answered');
  });
});

describe('a receiver that is no more', () => {
  test('leaves its letters without an answer: the chair closes them, whole, with a reason', async () => {
    const ids = await world.several(2);
    const id = await world.delivered(ids);
    const close = (more = {}) =>
      world.answers.give(world.by(world.people.chair), id, { type: 'NO_ANSWER', reason: 'Huyện đã bỏ', ...more });
    expect(await codeOf(close())).toBe('receiver.notCeased');
    await world.ceases('2025-06-02');
    expect(await codeOf(close({ dossierIds: [ids[0]!] }))).toBe('submission.wholeOnly');
    await close();
    expect([await world.stateOf(id), await world.states(ids)]).toEqual(['answered', ['notAwarded', 'notAwarded']]);
  });
});

describe('a recall after the authority has received the letter', () => {
  test('needs its consent on paper', async () => {
    const ids = await world.several(1);
    const id = await world.delivered(ids);
    await world.answers.give(world.by(world.people.officer), id, { type: 'ACKNOWLEDGE' });
    const recall = { type: 'RECALL' as const, reason: 'Sai tên' };
    expect(await codeOf(world.answers.give(world.by(world.people.chair), id, recall))).toBe('recall.noConsent');
    const consentPaperId = await world.paper('authorityAnswer');
    await world.answers.give(world.by(world.people.chair), id, { ...recall, consentPaperId });
    expect([await world.stateOf(id), await world.states(ids)]).toEqual(['recalled', ['recommended']]);
  });
});

describe('a decision made here', () => {
  const decideHere = (ids: string[], person = world.people.decider) =>
    world.decisions.record(world.by(person), { outcomes: all(ids) });

  test("is the decider's, and stands in the register", async () => {
    const ids = await world.several(2, DECIDED_HERE);
    expect(await codeOf(decideHere(ids, world.people.chair))).toBe('act.notYours');
    expect(await codeOf(decideHere(ids, world.people.neighbour))).toBe('notFound');
    const { id } = await decideHere(ids);
    expect(await world.states(ids)).toEqual(['awarded', 'awarded']);
    const shown = await world.module.get(DecisionView).show(world.people.auditor, id);
    expect([shown.decidedBy.code, shown.submissionId]).toEqual(['xa', null]);
    expect((await world.register(ids)).map((one) => one.title)).toEqual(['Khen tại chỗ', 'Khen tại chỗ']);
    expect(await codeOf(world.module.get(DecisionView).show(world.people.officer, id))).toBe('notFound');
  });

  test('is refused for an award that goes to the authority, and for what a letter carries', async () => {
    const forwarded = await world.several(1);
    expect(await codeOf(decideHere(forwarded))).toBe('route.forwards');
    await world.sign(await world.drafted(forwarded));
    expect(await codeOf(decideHere(forwarded))).toBe('move.notFromHere');
  });
});

describe('a revocation', () => {
  const revoke = (id: string, dossierIds: string[], person = world.people.officer) =>
    world.module.get(Revocation).revoke(world.by(person), id, { dossierIds, reason: 'Gian dối' });

  test('is of whoever decided, takes the award back, and marks the register', async () => {
    const ids = await world.several(2);
    const { id } = await decide(await world.delivered(ids), all(ids));
    expect(await codeOf(revoke(id, [ids[0]!], world.people.decider))).toBe('act.notYours');
    expect(await codeOf(revoke(id, [ids[0]!], world.people.provinceOfficer))).toBe('notFound');
    await revoke(id, [ids[0]!]);
    expect(await world.states(ids)).toEqual(['revoked', 'awarded']);
    const shown = await world.module.get(DecisionView).show(world.people.clerk, id);
    const marked = shown.outcomes.filter((one) => one.revokedAt !== null).map((one) => one.dossierId);
    expect(marked).toEqual([ids[0]]);
    expect(await codeOf(revoke(id, [ids[0]!]))).toBe('decision.dossiers');
  });

  test('of whom two officers give one at once takes place once; the other is told who did what when', async () => {
    const ids = await world.several(1);
    const { id } = await decide(await world.delivered(ids), all(ids));
    const { refusal } = oneWon(await world.together(ids, [() => revoke(id, ids), () => revoke(id, ids)]));
    const { who, what } = refusal.params;
    expect([refusal.code, who, what]).toEqual(['conflict.changed', 'officer', 'REVOKE']);
  });

  test('of an archived dossier is a line of the decision and a mark in the register; the dossier stays as it is', async () => {
    const ids = await world.several(2);
    const { id } = await decide(await world.delivered(ids), [...all([ids[0]!]), ...all([ids[1]!], 'notAwarded')]);
    const { chair } = world.people;
    await world.module.get(SeasonClosing).close(chair, world.campaignId, {}, world.by(chair).stamp);
    const before = await world.trail('dossier', ids[0]!);
    expect(await codeOf(revoke(id, ids))).toBe('decision.dossiers');
    await revoke(id, [ids[0]!]);
    expect(await world.states(ids)).toEqual(['archived', 'archived']);
    expect(await world.trail('dossier', ids[0]!)).toEqual(before);
    expect(await world.trail('decision', id)).toEqual(['RECORD_DECISION', 'REVOKE']);
    expect((await world.register(ids)).map((one) => one.revoked)).toEqual([true]);
  });

  test('that was a mistake is taken back by reinstatement, and so is its mark', async () => {
    const ids = await world.several(1);
    const { id } = await decide(await world.delivered(ids), all(ids));
    await revoke(id, ids);
    await world.send('clerk', ids[0]!, 'ASK_REINSTATE', { reason: 'Nhầm', data: { target: 'awarded' } });
    await world.send('chair', ids[0]!, 'REINSTATE');
    expect((await world.register(ids)).map((one) => one.revoked)).toEqual([false]);
  });
});

describe('a decision recorded wrongly', () => {
  test('leaves the register by reinstatement, and is recorded anew on the submission that was answered', async () => {
    const ids = await world.several(1);
    const submissionId = await world.delivered(ids);
    await decide(submissionId, all(ids));
    const data = { target: 'forwarded.received' as const };
    await world.send('clerk', ids[0]!, 'ASK_REINSTATE', { reason: 'Nhập nhầm', data });
    await world.send('chair', ids[0]!, 'REINSTATE');
    expect([await world.states(ids), await world.register(ids)]).toEqual([['forwarded.received'], []]);
    await decide(submissionId, all(ids, 'notAwarded'));
    expect([await world.states(ids), await world.stateOf(submissionId)]).toEqual([['notAwarded'], 'answered']);
  });
});

describe('two officers who answer a letter at the same moment', () => {
  test.each(['RETURN', 'ACKNOWLEDGE'] as const)(
    'by %s: the second is told who did what and when, as with one dossier',
    async (type) => {
      const ids = await world.several(2);
      const id = await world.delivered(ids);
      const answer = () => world.answers.give(world.by(world.people.officer), id, { type, reason: 'Thiếu' });
      const { refusal } = oneWon(await world.together(ids, [answer, answer]));
      const { who, what } = refusal.params;
      expect([refusal.code, who, what]).toEqual(['conflict.changed', 'officer', type]);
    },
  );
});
