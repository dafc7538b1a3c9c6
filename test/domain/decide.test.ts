import { arrowsOf, statesWith } from '../../src/domain/arrows.js';
import { COMMANDS, itemCode } from '../../src/domain/command.js';
import { BATCH_ROUTES, decide } from '../../src/domain/decide.js';
import { BLANK_MEMORY } from '../../src/domain/memory.js';
import { tell } from '../../src/domain/refusals.js';
import { RULE_LABELS } from '../../src/domain/rule-labels.js';
import { reinstatementTargets } from '../../src/domain/reinstatement.js';
import { RULES, type RuleName } from '../../src/domain/rules.js';
import type { State } from '../../src/domain/vocabulary.js';
import {
  accepted,
  BATCH,
  dossierIn,
  EARLIER,
  HELD,
  LATER,
  NOW,
  refusedWith,
  tried,
  type Case,
} from './dossier.fixture.js';

const PAPER = { kind: 'paper' as const, paperId: 'paper' };
const REASON = { noteId: 'note' };
const CHANGE = { kind: 'claim' as const, code: 't1', contentId: 'c', digest: 'd' };
const ASK = { itemCodes: ['report'], dueAt: LATER };
const ASKED = { askedBy: 'clerk', askedAt: '2025-11-26T08:00:00.000Z', dueAt: LATER };

const submit: Case = { state: 'draft', command: 'SUBMIT', memory: { dueAt: LATER } };
const complete: Case = { state: 'evidence.collecting', command: 'COMPLETE', memory: { dueAt: LATER } };
const resubmit: Case = {
  state: 'evidence.supplement',
  command: 'RESUBMIT',
  memory: { asked: ['report'], answered: ['report'] },
};
const claim: Case = {
  state: 'evidence.supplement',
  command: 'SET_CLAIM',
  memory: { asked: ['claim:t1'] },
  data: { change: CHANGE },
};
const remove: Case = {
  state: 'evidence.supplement',
  command: 'REMOVE_EVIDENCE',
  memory: { asked: ['evidence:t1'] },
  data: { change: { kind: 'evidence', code: 'e1', criterion: 't1', contentId: null, digest: null } },
};
const VOTED = { content: 'content then', core: 'core then' };
const revote: Case = { state: 'returned', command: 'REVOTE', data: REASON };
const undelivered: Case = { state: 'forwarding', command: 'DELIVERY_FAILED', capacity: 'clerk', data: REASON };
const lapse: Case = { state: 'draft', command: 'DEADLINE_PASSED', memory: { dueAt: EARLIER }, personId: null };
const ask: Case = { state: 'evidence.appraisal', command: 'ASK_SUPPLEMENT', data: ASK };
const chairAsks: Case = { ...ask, capacity: 'chair', memory: { supplementRounds: 1 }, data: { ...ASK, ...REASON } };
const refer: Case = { state: 'evidence.appraisal', command: 'REFER' };
const voteStands: Case = { ...refer, data: { voteStands: true, chairConfirmationId: 'paper' } };
const ineligible: Case = { state: 'evidence.appraisal', command: 'PROPOSE_INELIGIBLE', facts: { openBlocks: 1 } };
const openVote: Case = { state: 'councilVote.scheduled', command: 'OPEN_VOTE', data: BATCH };
const count: Case = {
  state: 'councilVote.scheduled',
  command: 'RECORD_COUNT',
  data: BATCH,
  facts: { ballotKind: 'paper', minutes: 'promised' },
};
const sendBack: Case = { state: 'councilVote.scheduled', command: 'SEND_BACK', data: REASON };
const settle: Case = { state: 'councilVote.counted', command: 'SETTLE', data: BATCH };
const voidCount: Case = {
  state: 'councilVote.counted',
  command: 'VOID_VOTE',
  data: BATCH,
  facts: { outcome: 'rerun' },
};
const voidOpen: Case = { state: 'councilVote.voting', command: 'VOID_VOTE', data: { ...BATCH, ...REASON } };
const revokeHere: Case = {
  state: 'awarded',
  command: 'REVOKE',
  capacity: 'decider',
  memory: { decidedHere: true },
  data: { ...BATCH, ...REASON },
};
const recount: Case = { state: 'councilVote.counted', command: 'RECOUNT', data: { ...BATCH, ...REASON }, basis: PAPER };
const sign: Case = { state: 'recommended', command: 'SIGN', data: { ...BATCH, signerId: 'chair' } };
const decideHere: Case = {
  state: 'recommended',
  command: 'DECIDE',
  data: { ...BATCH, outcome: 'awarded' },
  facts: { decidedHere: true },
};
const deliver: Case = { state: 'forwarding', command: 'DELIVERED', data: { receiverId: 'district' }, personId: null };
const recall: Case = { state: 'forwarded.received', command: 'RECALL', data: { ...REASON, consentPaperId: 'paper' } };
const noAnswer: Case = { state: 'forwarded.sent', command: 'NO_ANSWER', data: REASON, facts: { receiverCeased: true } };
const correct: Case = { state: 'returned', command: 'CORRECT' };
const withdraw: Case = { state: 'recommended', command: 'WITHDRAW', basis: PAPER };
const withdrawSigned: Case = { ...withdraw, state: 'forwarded.sent', data: { letterPaperId: 'letter' } };
const askBack: Case = {
  state: 'lapsed',
  command: 'ASK_REINSTATE',
  memory: { lapsedFrom: 'draft' },
  data: { ...REASON, target: 'draft', dueAt: LATER },
};
const reinstate: Case = {
  state: 'ineligible',
  command: 'REINSTATE',
  memory: { reinstatement: { ...ASKED, target: 'evidence.appraisal' } },
};
/** A late acceptance of a draft, asked for five days before its new date. */
const lateMemory = {
  lapsedFrom: 'draft' as const,
  dueAt: EARLIER,
  reinstatement: { ...ASKED, askedAt: '2025-12-05T08:00:00.000Z', target: 'draft' as const },
};
const undated = { ...lateMemory.reinstatement, dueAt: null };
const close: Case = { state: 'lapsed', command: 'CLOSE_SEASON', data: BATCH };
const hold: Case = { state: 'draft', command: 'HOLD' };
const release: Case = { state: 'draft', command: 'RELEASE', memory: HELD };

/** Each rule: an act that it lets through, what is different where it does not, and the refusal. */
const RULED: [rule: RuleName, passes: Case, fails: Partial<Case>, code: string, params: object][] = [
  ['inTime', submit, { now: LATER }, 'deadline.passed', { dueAt: LATER }],
  ['inTime', resubmit, { memory: { ...resubmit.memory, dueAt: NOW } }, 'deadline.passed', { dueAt: NOW }],
  ['overdue', lapse, { memory: { dueAt: LATER } }, 'deadline.notPassed', {}],
  ['overdue', lapse, { memory: { dueAt: null } }, 'deadline.notPassed', {}],
  [
    'duplicateConfirmed',
    { ...submit, data: { duplicateConfirmed: true }, facts: { duplicates: 2 } },
    { data: {} },
    'nominee.possibleDuplicate',
    { count: 2 },
  ],
  [
    'complete',
    complete,
    { facts: { missing: ['report', 'claim:t1'] } },
    'dossier.incomplete',
    { missing: ['report', 'claim:t1'] },
  ],
  ['noBlock', refer, { facts: { openBlocks: 2 } }, 'nominee.blocked', { count: 2 }],
  ['blockedOrHopeless', ineligible, { facts: { openBlocks: 0 } }, 'ineligible.noGround', {}],
  [
    'blockedOrHopeless',
    { ...ineligible, facts: { missing: ['report'] }, memory: { supplementRounds: 1 } },
    { memory: { supplementRounds: 0 } },
    'ineligible.noGround',
    {},
  ],
  ['itemised', ask, { data: { dueAt: LATER } }, 'supplement.noItems', {}],
  ['itemised', ask, { data: { ...ASK, itemCodes: [] } }, 'supplement.noItems', {}],
  ['dueAhead', ask, { data: { ...ASK, dueAt: NOW } }, 'dueDate.notAhead', {}],
  ['dueAhead', ask, { data: { itemCodes: ['report'] } }, 'dueDate.notAhead', {}],
  ['dueAhead', ask, { data: { ...ASK, dueAt: 'tomorrow' } }, 'dueDate.notAhead', {}],
  ['roundsLeft', ask, { memory: { supplementRounds: 1 } }, 'supplement.noRoundsLeft', { rounds: 1 }],
  ['roundsLeft', chairAsks, { memory: { supplementRounds: 2 } }, 'supplement.noRoundsLeft', { rounds: 1 }],
  ['extraReason', chairAsks, { data: ASK }, 'reason.missing', {}],
  [
    'extraReason',
    { ...chairAsks, memory: { supplementRounds: 0 }, data: ASK },
    { memory: { supplementRounds: 1 } },
    'reason.missing',
    {},
  ],
  [
    'answered',
    resubmit,
    { memory: { asked: ['report', 'claim:t1'], answered: ['report'] } },
    'supplement.unanswered',
    { items: ['claim:t1'] },
  ],
  ['asked', claim, { memory: { asked: ['report'] } }, 'supplement.notAsked', { item: 'claim:t1' }],
  ['noVoteStands', remove, { memory: { ...remove.memory, voted: VOTED } }, 'evidence.votedOn', {}],
  ['coreAsVoted', voteStands, { facts: { coreAsVoted: false } }, 'content.notAsVoted', {}],
  ['chairConfirms', voteStands, { data: { voteStands: true } }, 'chair.notConfirmed', {}],
  ['contentAsVoted', correct, { facts: { contentAsVoted: false } }, 'content.notAsVoted', {}],
  ['reason', sendBack, { data: {} }, 'reason.missing', {}],
  ['failureTold', undelivered, { data: {} }, 'reason.missing', {}],
  ['failureTold', { ...undelivered, data: { failureCode: 'receiver.ceased' } }, { data: {} }, 'reason.missing', {}],
  ['asksCouncil', revote, { facts: { asksCouncil: false } }, 'card.noCouncil', {}],
  ['paperOfUnit', withdraw, { basis: { kind: 'screen' } }, 'paper.missing', { purpose: 'recordOfAct' }],
  [
    'paperOfUnit',
    withdraw,
    { basis: { kind: 'visit', paperId: 'paper' } },
    'paper.missing',
    { purpose: 'recordOfAct' },
  ],
  ['letterToReceiver', withdrawSigned, { data: { letterPaperId: 'paper' } }, 'paper.twice', {}],
  ['letterToReceiver', withdrawSigned, { data: {} }, 'paper.missing', { purpose: 'withdrawalLetter' }],
  ['free', hold, { memory: HELD }, 'dossier.alreadyHeld', {}],
  ['held', release, { memory: {} }, 'dossier.notHeld', {}],
  ['sittingOpen', openVote, { facts: { sittingOpen: false } }, 'sitting.notOpen', {}],
  ['quorum', openVote, { facts: { quorumMet: false } }, 'sitting.noQuorum', {}],
  ['roll', openVote, { facts: { rollSize: 0 } }, 'sheet.noRoll', {}],
  ['leadersNamed', openVote, { facts: { leadersNamed: false } }, 'sheet.leadersNotNamed', {}],
  ['onScreen', openVote, { facts: { ballotKind: 'paper' } }, 'ballot.onPaper', {}],
  [
    'onScreen',
    { ...openVote, facts: { ballotKind: 'open' } },
    { facts: { ballotKind: 'byCirculation' } },
    'ballot.byCirculation',
    {},
  ],
  ['onPaper', count, { facts: { ballotKind: 'secret' } }, 'ballot.onScreen', {}],
  [
    'countsRight',
    count,
    { facts: { ...count.facts, countProblems: ['tooMany'] } },
    'count.wrong',
    { problems: ['tooMany'] },
  ],
  ['minutesNamed', count, { facts: { ...count.facts, minutes: 'missing' } }, 'minutes.missing', {}],
  ['minutesAttached', sign, { facts: { minutes: 'promised' } }, 'minutes.notAttached', {}],
  ['actsForSheet', settle, { facts: { actsForSheet: false } }, 'sheet.notItsLeader', {}],
  ['actsForSheet', voidOpen, { facts: { actsForSheet: false } }, 'sheet.notItsLeader', {}],
  ['actsForSheet', voidCount, { facts: { ...voidCount.facts, actsForSheet: false } }, 'sheet.notItsLeader', {}],
  ['actsForSheet', recount, { facts: { actsForSheet: false } }, 'sheet.notItsLeader', {}],
  ['whoDecided', revokeHere, { memory: {} }, 'act.notYours', { who: ['authorityOfficer'] }],
  [
    'whoDecided',
    { ...revokeHere, capacity: 'authorityOfficer', memory: {} },
    { memory: { decidedHere: true } },
    'act.notYours',
    { who: ['decider'] },
  ],
  ['outcomeClear', settle, { facts: { outcome: 'rerun' } }, 'vote.tiedRunAgain', {}],
  ['outcomeClear', settle, { facts: { outcome: 'needsChair' } }, 'vote.tiedChairDecides', {}],
  ['reasonOrTie', voidCount, { facts: { outcome: 'passed' } }, 'reason.missing', {}],
  ['reasonOrTie', { ...voidCount, data: { ...BATCH, ...REASON }, facts: {} }, { data: BATCH }, 'reason.missing', {}],
  ['recordPaper', recount, { basis: { kind: 'screen' } }, 'recount.paperAndReason', {}],
  ['recordPaper', recount, { data: BATCH }, 'recount.paperAndReason', {}],
  ['signerNamed', sign, { data: BATCH }, 'signer.missing', {}],
  [
    'papersThere',
    sign,
    { facts: { missingPapers: ['achievementReport'] } },
    'papers.missing',
    { papers: ['achievementReport'] },
  ],
  ['receiverOpen', sign, { facts: { receiverOpen: false } }, 'receiver.ceased', {}],
  ['forwards', sign, { facts: { decidedHere: true } }, 'route.decidedHere', {}],
  ['decidedHere', decideHere, { facts: { decidedHere: false } }, 'route.forwards', {}],
  ['letterReady', deliver, { facts: { letterNumbered: false } }, 'letter.notNumbered', {}],
  ['letterReady', deliver, { facts: { heldInLetter: 1 } }, 'letter.holdsHeld', { count: 1 }],
  ['consent', recall, { data: REASON }, 'recall.noConsent', {}],
  ['receiverCeased', noAnswer, { facts: {} }, 'receiver.notCeased', {}],
  ['seasonSettled', close, { facts: { liveInSeason: 3 } }, 'season.live', { count: 3 }],
  [
    'targetAllowed',
    askBack,
    { data: { ...askBack.data, target: 'evidence.appraisal' } },
    'reinstate.wrongTarget',
    { allowed: ['draft'] },
  ],
  ['targetAllowed', askBack, { data: REASON }, 'reinstate.wrongTarget', { allowed: ['draft'] }],
  ['lateDate', askBack, { data: { ...askBack.data, dueAt: NOW } }, 'dueDate.notAhead', {}],
  [
    'lateDate',
    { ...askBack, state: 'withdrawn', memory: { dueAt: LATER }, data: { ...REASON, target: 'draft' } },
    { memory: { dueAt: EARLIER } },
    'dueDate.notAhead',
    {},
  ],
  ['pending', reinstate, { memory: {} }, 'reinstate.notAsked', {}],
  [
    'pending',
    { ...reinstate, now: '2025-12-03T08:00:00.000Z' },
    { now: '2025-12-03T08:00:00.001Z' },
    'reinstate.expired',
    { days: 7 },
  ],
  ['pending', reinstate, { memory: { reinstatement: { ...ASKED, target: 'draft' } } }, 'reinstate.notAsked', {}],
  [
    'dateStillAhead',
    { state: 'lapsed', command: 'REINSTATE', memory: lateMemory },
    { now: LATER },
    'reinstate.datePassed',
    {},
  ],
  [
    'dateStillAhead',
    { state: 'lapsed', command: 'REINSTATE', memory: { ...lateMemory, dueAt: LATER, reinstatement: undated } },
    { memory: { ...lateMemory, dueAt: EARLIER, reinstatement: undated } },
    'reinstate.datePassed',
    {},
  ],
  ['anotherPerson', reinstate, { personId: 'clerk' }, 'reinstate.samePerson', {}],
  ['onlyLive', reinstate, { facts: { liveElsewhere: 1 } }, 'dossier.exists', {}],
];

/** Places of a told refusal that nothing was put into. */
function unfilled(answer: ReturnType<typeof tried>): string[] {
  if (answer.ok) return [];
  const { sentence, help } = tell(answer.refusal);
  const text = [sentence.vi, sentence.en, help.vi, help.en].join(' ');
  return text.match(/\{\w+\}/g) ?? [];
}

test.each(RULED.map(([rule, passes, fails, code, params]) => [rule, code, passes, fails, params] as const))(
  '%s lets an act through, and refuses another with %s (%#)',
  (rule, code, passes, fails, params) => {
    accepted(passes);
    const answer = tried({ ...passes, ...fails });
    expect(answer.ok ? 'accepted' : [answer.refusal.code, answer.refusal.params]).toEqual([code, params]);
    expect(RULE_LABELS[rule].codes).toContain(code);
    expect(unfilled(answer)).toEqual([]);
  },
);

test('every rule is tried, and gives each refusal that its label names', () => {
  const given = (rule: RuleName) => [...new Set(RULED.filter((row) => row[0] === rule).map((row) => row[3]))].sort();
  const all = Object.keys(RULES) as RuleName[];
  expect(Object.fromEntries(all.map((rule) => [rule, given(rule)]))).toEqual(
    Object.fromEntries(all.map((rule) => [rule, [...RULE_LABELS[rule].codes].sort()])),
  );
});

test('what is missing is told by the number that its criterion has in the plan', () => {
  const missing = ['claim:t9', 'evidence:t4'];
  const dossier = { ...dossierIn({ state: 'evidence.collecting', facts: { missing } }), criteria: ['t4', 't9'] };
  const act = {
    command: 'COMPLETE' as const,
    data: {},
    capacity: 'nominator' as const,
    basis: { kind: 'screen' as const },
  };
  const answer = decide(dossier, act, { personId: 'nominator', holds: ['nominator'] }, NOW);
  expect(answer.ok || tell(answer.refusal).sentence.vi).toBe(
    'Hồ sơ còn thiếu: kê khai tiêu chuẩn 2; minh chứng cho tiêu chuẩn 1.',
  );
});

test('what else stands in the way is told beside the first', () => {
  const answer = tried({ ...openVote, facts: { sittingOpen: false, rollSize: 0, leadersNamed: false } });
  expect(answer).toEqual({
    ok: false,
    refusal: {
      code: 'sitting.notOpen',
      params: {},
      others: [
        { code: 'sheet.noRoll', params: {} },
        { code: 'sheet.leadersNotNamed', params: {} },
      ],
    },
  });
});

describe('refusals come in a fixed order', () => {
  const wrongEverywhere: Case = {
    state: 'archived',
    command: 'SIGN',
    memory: HELD,
    holds: [],
    facts: { openBlocks: 1 },
  };

  test('finished, before anything else', () => {
    expect(refusedWith(wrongEverywhere)).toBe('dossier.archived');
  });
  test('then whose act it is', () => {
    expect(refusedWith({ ...wrongEverywhere, state: 'draft' })).toBe('act.notYours');
  });
  test('then the route that takes it', () => {
    expect(refusedWith({ ...wrongEverywhere, state: 'draft', holds: ['chair'] })).toBe('batch.only');
  });
  test('then whether this state takes it', () => {
    expect(tried({ ...wrongEverywhere, state: 'draft', holds: ['chair'], data: BATCH })).toEqual({
      ok: false,
      refusal: { code: 'move.notFromHere', params: { state: 'draft' } },
    });
  });
  test('then the hold', () => {
    expect(refusedWith({ ...wrongEverywhere, state: 'recommended', holds: ['chair'], data: BATCH })).toBe(
      'dossier.held',
    );
  });
  test('then the reason of the rule', () => {
    const free = {
      ...wrongEverywhere,
      state: 'recommended' as const,
      holds: ['chair' as const],
      data: BATCH,
      memory: {},
    };
    expect(refusedWith(free)).toBe('signer.missing');
  });
});

test('an act that is not yours names whose it is', () => {
  expect(tried({ ...refer, holds: ['nominator'] })).toEqual({
    ok: false,
    refusal: { code: 'act.notYours', params: { who: ['clerk', 'chair'] } },
  });
});

test.each(Object.entries(BATCH_ROUTES))('%s is taken only by %s', (command, route) => {
  const states: Record<string, State> = { OPEN_VOTE: 'councilVote.scheduled', RECORD_COUNT: 'councilVote.scheduled' };
  const one: Case = { state: states[command] ?? 'councilVote.counted', command: command as Case['command'] };
  expect(tried(one)).toEqual({ ok: false, refusal: { code: 'batch.only', params: { route } } });
});

test('an outcome or a target that is not named is asked for', () => {
  const missing = { ...decideHere, data: BATCH };
  expect(tried(missing)).toEqual({ ok: false, refusal: { code: 'choice.missing', params: { command: 'DECIDE' } } });
});

/** What is told of the nominee, whatever the dossier waits for. */
const OF_THE_NOMINEE = ['BLOCK_NOTED', 'BLOCK_LIFTED', 'MERGE_NOMINEE', 'SPLIT_NOMINEE'];

describe('a dossier on hold', () => {
  const states: Partial<Record<State, readonly string[]>> = {
    'evidence.collecting': ['WITHDRAW', 'RELEASE', ...OF_THE_NOMINEE],
    'forwarded.sent': ['RECALL', 'ACKNOWLEDGE', 'RETURN', 'RECORD_DECISION', 'WITHDRAW', 'RELEASE', ...OF_THE_NOMINEE],
    forwarding: ['DELIVERED', 'DELIVERY_FAILED', 'RECALL', 'WITHDRAW', 'RELEASE', ...OF_THE_NOMINEE],
  };
  const data = { ...BATCH, ...REASON, letterPaperId: 'letter', outcome: 'awarded' as const, receiverId: 'district' };

  test.each(Object.entries(states))(
    'in %s takes only its release, its way out and facts from outside',
    (state, taken) => {
      const free = COMMANDS.filter(
        (command) =>
          tried({ state: state as State, command, memory: HELD, data, basis: PAPER, facts: { missing: [] } }).ok,
      );
      expect([...free].sort()).toEqual([...taken].sort());
    },
  );

  test('says so, and a second hold says that it is on hold already', () => {
    expect(refusedWith({ ...complete, memory: HELD })).toBe('dossier.held');
    expect(refusedWith({ ...hold, memory: HELD })).toBe('dossier.alreadyHeld');
  });

  test('that has ended may be reinstated, and archived with its season', () => {
    expect(accepted({ ...close, memory: HELD }).to).toBe('archived');
    const asked = accepted({
      ...askBack,
      state: 'withdrawn',
      memory: HELD,
      data: { ...REASON, target: 'draft', dueAt: LATER },
    });
    const again = accepted({ state: 'withdrawn', command: 'REINSTATE', memory: asked.memory, personId: 'chair' });
    expect([again.to, again.memory.held, again.memory.heldAt]).toEqual(['draft', true, NOW]);
  });

  test('has its clock standing still: what was left before is left after', () => {
    const held = accepted({ ...hold, state: 'evidence.collecting', memory: { dueAt: LATER } });
    expect(held.memory).toMatchObject({ held: true, heldAt: NOW, dueAt: LATER });
    const released = accepted({
      ...release,
      state: 'evidence.collecting',
      memory: held.memory,
      now: '2025-12-15T08:00:00.000Z',
    });
    expect(released.memory).toMatchObject({ held: false, heldAt: null, dueAt: '2025-12-24T08:00:00.000Z' });
  });

  test('does not lapse', () => {
    expect(refusedWith({ ...lapse, memory: { ...HELD, dueAt: EARLIER } })).toBe('dossier.held');
  });

  test('without a due date has none after its release', () => {
    expect(accepted(release).memory.dueAt).toBeNull();
  });

  test.each(['councilVote.voting', 'councilVote.counted'] as const)('leaves its sheet in %s', (state) => {
    const held = accepted({ ...hold, state });
    expect(held.to).toBe('councilVote.scheduled');
    expect(held.effects).toEqual(['hold', 'leaveSheet', 'tellUnit', 'tellTurn']);
  });
});

describe('who may enter the act of another', () => {
  test.each([
    ['visit', undefined],
    ['call', undefined],
    ['paper', 'paper'],
  ] as const)("the clerk enters a unit's act, known by %s", (kind, paperId) => {
    const basis = { kind, ...(paperId && { paperId }) };
    expect(accepted({ ...submit, holds: ['clerk'], basis }).to).toBe('evidence.collecting');
  });

  test('nobody enters it on screen', () => {
    expect(refusedWith({ ...submit, holds: ['clerk'] })).toBe('act.notYours');
  });

  test("a paper from which a unit's act is known is named", () => {
    expect(refusedWith({ ...submit, holds: ['clerk'], basis: { kind: 'paper' } })).toBe('act.notYours');
  });

  test.each(['visit', 'call'] as const)('the chair is not known by a %s, even with a paper beside it', (kind) => {
    const holds = ['clerk', 'secretary'] as const;
    expect(refusedWith({ ...hold, holds, basis: { kind } })).toBe('act.notYours');
    expect(refusedWith({ ...hold, holds, basis: { kind, paperId: 'paper' } })).toBe('act.notYours');
  });

  test('the chair is known by a paper that is named', () => {
    expect(refusedWith({ ...hold, holds: ['clerk'], basis: { kind: 'paper' } })).toBe('act.notYours');
    expect(accepted({ ...hold, holds: ['clerk'], basis: PAPER }).memory.held).toBe(true);
    const strike: Case = { state: 'recommended', command: 'STRIKE', data: REASON, basis: PAPER };
    expect(accepted({ ...strike, holds: ['secretary'] }).to).toBe('notRecommended');
  });

  test.each([hold, release])('$command of the chair is entered by the clerk, not by the secretary', (one) => {
    expect(refusedWith({ ...one, holds: ['secretary'], basis: PAPER })).toBe('act.notYours');
    expect(refusedWith({ ...one, holds: ['clerk'], basis: PAPER })).toBeUndefined();
  });

  test('the receiving authority is entered by the clerk, not by the secretary', () => {
    const acknowledge: Case = { state: 'forwarded.sent', command: 'ACKNOWLEDGE', basis: PAPER };
    expect(accepted({ ...acknowledge, holds: ['clerk'] }).to).toBe('forwarded.received');
    expect(refusedWith({ ...acknowledge, holds: ['secretary'] })).toBe('act.notYours');
  });

  test("nobody enters the chair's consent to a reinstatement: it is a second pair of eyes", () => {
    expect(refusedWith({ ...reinstate, holds: ['clerk', 'secretary', 'admin'], basis: PAPER })).toBe('act.notYours');
  });

  test("the clerk's own acts are entered by nobody", () => {
    const everybodyElse = ['nominator', 'secretary', 'chair', 'decider', 'admin', 'auditor', 'system'] as const;
    expect(refusedWith({ ...ineligible, holds: everybodyElse, basis: PAPER })).toBe('act.notYours');
  });
});

describe('a withdrawal', () => {
  const early: Case = { state: 'evidence.supplement', command: 'WITHDRAW' };
  const referred: Case = { ...early, memory: { referred: true } };

  test("before the dossier was referred is the unit's, and asks for no paper", () => {
    expect(accepted({ ...early, capacity: 'nominator' }).to).toBe('withdrawn');
    expect(refusedWith({ ...early, capacity: 'chair', basis: PAPER })).toBe('act.notYours');
  });

  test("of one that was referred and came back is the chair's, on the paper of the unit", () => {
    expect(tried({ ...referred, capacity: 'nominator' })).toEqual({
      ok: false,
      refusal: { code: 'act.notYours', params: { who: ['chair'] } },
    });
    expect(refusedWith({ ...referred, capacity: 'chair' })).toBe('paper.missing');
    expect(accepted({ ...referred, capacity: 'chair', basis: PAPER }).to).toBe('withdrawn');
  });
});

describe('a supplement', () => {
  test('asks for items by a date and counts a round; answering them leads back', () => {
    const asked = accepted({ ...ask, data: { ...ASK, itemCodes: ['claim:t1', 'report'] } });
    expect(asked.to).toBe('evidence.supplement');
    expect(asked.memory).toEqual({ ...BLANK_MEMORY, supplementRounds: 1, dueAt: LATER, asked: ['claim:t1', 'report'] });
    const answered = accepted({ ...claim, memory: asked.memory });
    expect(answered.memory.answered).toEqual(['claim:t1']);
    expect(accepted({ ...claim, memory: answered.memory }).memory.answered).toEqual(['claim:t1']);
    const report = { kind: 'section' as const, code: 'report', contentId: 'c', digest: 'd' };
    const both = accepted({ ...claim, command: 'WRITE_SECTION', memory: answered.memory, data: { change: report } });
    expect(both.memory.answered).toEqual(['claim:t1', 'report']);
    const back = accepted({ ...resubmit, memory: both.memory });
    expect([back.to, back.memory.asked, back.memory.answered, back.memory.dueAt]).toEqual([
      'evidence.appraisal',
      [],
      [],
      null,
    ]);
  });

  test.each([
    ['a claim', 'SET_CLAIM', { kind: 'claim', code: 't1' }, { digest: 'e', filled: false }],
    ['a report', 'WRITE_SECTION', { kind: 'section', code: 'report' }, { digest: 'e', filled: false }],
    [
      'evidence',
      'REMOVE_EVIDENCE',
      { kind: 'evidence', code: 'e1', criterion: 't1' },
      { contentId: null, digest: null },
    ],
  ] as const)('of %s is not answered by emptying it or taking it away', (_, command, piece, emptied) => {
    const change = { ...piece, contentId: 'c', digest: 'd' };
    const memory = { asked: [itemCode(change)] };
    const given = accepted({ ...claim, command, memory, data: { change } }).memory;
    const gone = { ...claim, command, data: { change: { ...change, ...emptied } } };
    expect([given.answered, accepted({ ...gone, memory: given }).memory.answered]).toEqual([memory.asked, []]);
    expect(accepted({ ...gone, memory }).memory.answered).toEqual([]);
  });

  test('begins with nothing answered, whatever an earlier one left', () => {
    expect(accepted({ ...ask, memory: { asked: ['report'], answered: ['report'] } }).memory.answered).toEqual([]);
  });

  test('of a returned dossier has its own date and counts no round', () => {
    const back = accepted({ state: 'returned', command: 'SEND_BACK', data: ASK });
    expect([back.to, back.memory.dueAt, back.memory.supplementRounds]).toEqual(['evidence.supplement', LATER, 0]);
  });

  test('that the chair allows once more counts too', () => {
    expect(accepted(chairAsks).memory.supplementRounds).toBe(2);
  });

  test('that nobody answers lapses, and a late acceptance leads back to it with a new date', () => {
    const memory = { dueAt: EARLIER, asked: ['report'] };
    const lapsed = accepted({ ...lapse, state: 'evidence.supplement', memory });
    expect([lapsed.to, lapsed.memory.lapsedFrom]).toEqual(['lapsed', 'evidence.supplement']);
    const data = { ...REASON, target: 'evidence.supplement' as const, dueAt: LATER };
    const wanted = accepted({ ...askBack, memory: lapsed.memory, data, personId: 'clerk' });
    const back = accepted({ state: 'lapsed', command: 'REINSTATE', memory: wanted.memory, personId: 'chair' });
    expect([back.to, back.memory.dueAt, back.memory.asked, back.memory.reinstatement]).toEqual([
      'evidence.supplement',
      LATER,
      ['report'],
      null,
    ]);
  });
});

describe('the vote', () => {
  const digests = { content: 'content now', core: 'core now' };

  test('is kept with what was voted on, and a repeated one is dropped', () => {
    expect(accepted(settle).memory.voted).toEqual(digests);
    expect(accepted({ ...settle, facts: { outcome: 'failed' } })).toMatchObject({
      to: 'notRecommended',
      memory: { voted: null },
    });
    const again = accepted({ ...revote, memory: { voted: digests } });
    expect([again.to, again.memory.voted]).toEqual(['councilVote.scheduled', null]);
  });

  test('of a returned dossier stands where the chair says so and the core is unchanged', () => {
    expect(accepted(voteStands)).toMatchObject({ to: 'recommended', memory: { voted: digests } });
    expect(accepted({ ...voteStands, data: { voteStands: true }, capacity: 'chair' }).to).toBe('recommended');
    expect(accepted({ ...refer, data: {} })).toMatchObject({
      to: 'councilVote.scheduled',
      memory: { referred: true, voted: null },
    });
  });

  test('is not asked for where the card says no council', () => {
    expect(accepted({ ...refer, facts: { asksCouncil: false } })).toMatchObject({
      to: 'recommended',
      memory: { referred: true, voted: digests },
    });
  });

  test('of a withdrawn dossier is spent when it comes back', () => {
    const memory = {
      voted: digests,
      completed: true,
      reinstatement: { ...ASKED, target: 'evidence.appraisal' as const },
    };
    expect(accepted({ ...reinstate, state: 'withdrawn', memory }).memory.voted).toBeNull();
  });

  test('of a struck dossier stands when the strike is undone', () => {
    const struck = accepted({ state: 'recommended', command: 'STRIKE', data: REASON, memory: { voted: digests } });
    expect(reinstatementTargets('notRecommended', struck.memory)).toEqual(['recommended']);
    const memory = { ...struck.memory, reinstatement: { ...ASKED, target: 'recommended' as const } };
    expect(accepted({ ...reinstate, state: 'notRecommended', memory }).memory).toMatchObject({
      voted: digests,
      struck: false,
    });
  });
});

describe('a reinstatement', () => {
  test.each([
    ['ineligible', {}, ['evidence.appraisal']],
    ['lapsed', { lapsedFrom: 'evidence.supplement' }, ['evidence.supplement']],
    ['lapsed', {}, []],
    ['withdrawn', {}, ['draft', 'evidence.collecting']],
    ['withdrawn', { completed: true }, ['draft', 'evidence.collecting', 'evidence.appraisal']],
    ['notRecommended', {}, ['councilVote.scheduled']],
    ['notRecommended', { struck: true }, ['recommended']],
    ['awarded', {}, ['forwarded.received']],
    ['awarded', { decidedHere: true }, ['recommended']],
    ['notAwarded', { decidedHere: true }, ['recommended']],
    ['revoked', {}, ['awarded']],
    ['draft', {}, []],
  ] as const)('from %s with %j leads to %j', (state, memory, targets) => {
    expect(reinstatementTargets(state, { ...BLANK_MEMORY, ...memory })).toEqual(targets);
  });

  test('keeps the date that was asked for, and asks for none where nothing is handed in', () => {
    const data = { ...REASON, target: 'evidence.appraisal' as const };
    const asked = accepted({ state: 'ineligible', command: 'ASK_REINSTATE', data });
    expect(asked.to).toBe('ineligible');
    expect(asked.memory.reinstatement).toEqual({
      target: 'evidence.appraisal',
      dueAt: null,
      askedBy: 'person',
      askedAt: NOW,
    });
  });

  test('to where nothing is handed in keeps neither a date nor what a supplement asked for', () => {
    const supplement = { dueAt: LATER, completed: true, asked: ['report'], answered: ['report'] };
    const data = { ...REASON, target: 'evidence.appraisal' as const, dueAt: LATER };
    const asked = accepted({ state: 'withdrawn', command: 'ASK_REINSTATE', memory: supplement, data });
    expect(asked.memory.reinstatement!.dueAt).toBeNull();
    const back = accepted({ ...reinstate, state: 'withdrawn', memory: asked.memory, personId: 'chair' });
    expect([back.to, back.memory]).toEqual(['evidence.appraisal', { ...BLANK_MEMORY, completed: true }]);
  });

  test('of a withdrawn dossier takes it from the eyes of the council; any other leaves it there', () => {
    const memory = { referred: true, reinstatement: { ...ASKED, target: 'draft' as const } };
    expect(accepted({ ...reinstate, state: 'withdrawn', memory }).memory.referred).toBe(false);
    expect(accepted({ ...reinstate, memory: { ...reinstate.memory, referred: true } }).memory.referred).toBe(true);
  });

  test.each(statesWith('end'))(
    'leads from %s to every state that an arrow of the page leads to, and to no other',
    (state) => {
      const memories = (['draft', 'evidence.collecting', 'evidence.supplement'] as const).flatMap((lapsedFrom) =>
        [true, false].map((flag) => ({
          ...BLANK_MEMORY,
          lapsedFrom,
          completed: flag,
          struck: flag,
          decidedHere: flag,
        })),
      );
      const targets = new Set(memories.flatMap((memory) => reinstatementTargets(state, memory)));
      const drawn = arrowsOf(state).filter(({ command }) => command === 'REINSTATE');
      expect([...targets].sort()).toEqual(drawn.map(({ to }) => to).sort());
    },
  );

  test("of a decision that was made here leads to recommended; after a letter it is the receiver's again", () => {
    const here = accepted(decideHere);
    expect([here.to, here.memory.decidedHere]).toEqual(['awarded', true]);
    expect(accepted({ ...decideHere, data: { ...BATCH, outcome: 'notAwarded' } }).to).toBe('notAwarded');
    const sent = accepted({ ...deliver, memory: here.memory });
    expect([sent.memory.receiverId, sent.memory.decidedHere]).toEqual(['district', false]);
  });
});

test('a submission keeps its day, and a later one replaces it', () => {
  const first = accepted({ ...submit, memory: { dueAt: LATER } });
  expect(first.memory.submittedAt).toBe(NOW);
  const now = '2025-12-02T08:00:00.000Z';
  expect(accepted({ ...submit, memory: { ...first.memory }, now }).memory.submittedAt).toBe(now);
});

test('a letter handed over by hand is a fact, even with one on hold in it and without its number', () => {
  const byHand: Case = { ...deliver, capacity: 'clerk', facts: { heldInLetter: 1, letterNumbered: false } };
  expect(accepted(byHand).to).toBe('forwarded.sent');
});

test('a recall, a return and a withdrawal take the dossier back from its receiver', () => {
  const memory = { receiverId: 'district' };
  const answers = [
    { ...recall, memory },
    { state: 'forwarded.sent', command: 'RETURN', data: REASON, memory },
    { ...withdrawSigned, memory },
  ] as Case[];
  expect(answers.map((one) => accepted(one).memory.receiverId)).toEqual([null, null, null]);
});

test('a receiver that has ceased is still known once the dossier has no answer, so that it can be reinstated with it', () => {
  const memory = { receiverId: 'district' };
  const unanswered = accepted({ ...noAnswer, memory });
  expect([unanswered.to, unanswered.memory.receiverId]).toEqual(['notAwarded', 'district']);
  const pending = { ...unanswered.memory, reinstatement: { ...ASKED, target: 'forwarded.received' as const } };
  const back = accepted({ ...reinstate, state: 'notAwarded', memory: pending });
  expect([back.to, back.memory.receiverId]).toEqual(['forwarded.received', 'district']);
});

test.each([openVote, count])('a block on the nominee does not stop $command: it stops the signature', (vote) => {
  const facts = { ...vote.facts, openBlocks: 1 };
  expect(accepted({ ...vote, facts }).to).not.toBe('councilVote.scheduled');
  expect(refusedWith({ ...sign, facts: { openBlocks: 1 } })).toBe('nominee.blocked');
});

test('an extension moves the date of an open dossier', () => {
  const extended = accepted({ state: 'draft', command: 'EXTEND', data: { dueAt: LATER }, memory: { dueAt: EARLIER } });
  expect([extended.to, extended.memory.dueAt]).toEqual(['draft', LATER]);
});

test('a line keeps those facts only that the guards of its command read', () => {
  expect(accepted(refer).facts).toEqual({ asksCouncil: true, missing: [], openBlocks: 0, coreAsVoted: true });
  expect(accepted(hold).facts).toEqual({});
});

test('a fact that was not read is a fault of the program, never a no', () => {
  const dossier = { ...dossierIn(refer), facts: {} };
  const act = { command: 'REFER' as const, data: {}, capacity: 'clerk' as const, basis: { kind: 'screen' as const } };
  expect(() => decide(dossier, act, { personId: 'p', holds: ['clerk'] }, NOW)).toThrow(
    'fact missing was not read for REFER',
  );
});
