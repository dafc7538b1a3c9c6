import { transition, type AnyStateNode } from 'xstate';
import { arrowsOf, machineValue, stateOf, statesWith, tagsOf } from '../../src/domain/arrows.js';
import { COMMANDS } from '../../src/domain/command.js';
import { decide } from '../../src/domain/decide.js';
import { dossierMachine } from '../../src/domain/dossier.machine.js';
import { BLANK_MEMORY, type Effect } from '../../src/domain/memory.js';
import { whoMay } from '../../src/domain/permissions.js';
import { CATALOGUE } from '../../src/domain/refusal-catalogue.js';
import type { Condition } from '../../src/domain/condition.js';
import { ROLES, STATES, type State } from '../../src/domain/vocabulary.js';
import { BATCH, HELD, NOW, trialFacts } from './dossier.fixture.js';

/** The life cycle by hand, from section 2 of the design: from, command, to ('=' where the state stays), condition. */
type Row = [from: State, command: string, to: State | '=', condition: string];

const CONTENT = ['SET_CLAIM', 'WRITE_SECTION', 'ADD_EVIDENCE', 'REMOVE_EVIDENCE', 'ATTACH_PAPER'];
const content = (from: State, condition: string) =>
  CONTENT.map((command): Row => [
    from,
    command,
    '=',
    (command === 'REMOVE_EVIDENCE' ? `${condition} noVoteStands` : condition).trim(),
  ]);
const dated = (from: State): Row[] => [
  [from, 'DEADLINE_PASSED', 'lapsed', 'overdue'],
  [from, 'EXTEND', '=', 'dueAhead'],
];
const heldApart = (from: State): Row[] => [
  [from, 'HOLD', '=', 'free'],
  [from, 'RELEASE', '=', 'held'],
  [from, 'BLOCK_NOTED', '=', ''],
  [from, 'BLOCK_LIFTED', '=', ''],
  [from, 'MERGE_NOMINEE', '=', ''],
  [from, 'SPLIT_NOMINEE', '=', ''],
];
const withdrawnEarly = (from: State): Row[] => [
  [from, 'WITHDRAW', 'withdrawn', 'referred: paperOfUnit'],
  [from, 'WITHDRAW', 'withdrawn', ''],
];
const onSheet = (from: State): Row[] => [
  [from, 'HOLD', 'councilVote.scheduled', 'free'],
  ...heldApart(from).slice(1),
  [from, 'WITHDRAW', 'withdrawn', 'paperOfUnit'],
];
const ended = (from: State): Row[] => [
  [from, 'ASK_REINSTATE', '=', 'reason targetAllowed lateDate'],
  [from, 'CLOSE_SEASON', 'archived', 'seasonSettled'],
];
const back = (from: State, to: State): Row => {
  const alone = to === 'awarded' ? '' : ' onlyLive';
  return [from, 'REINSTATE', to, `to ${to}: pending anotherPerson${alone}`];
};
const backInTime = (from: State, to: State): Row =>
  [...back(from, to).slice(0, 3), `${back(from, to)[3]} dateStillAhead`] as Row;
const answered = (from: State): Row[] => [
  [from, 'RETURN', 'returned', 'reason'],
  [from, 'RECORD_DECISION', 'awarded', 'awarded:'],
  [from, 'RECORD_DECISION', 'notAwarded', 'notAwarded:'],
  [from, 'NO_ANSWER', 'notAwarded', 'receiverCeased reason'],
  [from, 'WITHDRAW', 'withdrawn', 'paperOfUnit letterToReceiver'],
];

const ARROWS: Row[] = [
  ...content('draft', ''),
  ...dated('draft'),
  ...heldApart('draft'),
  ['draft', 'SUBMIT', 'evidence.collecting', 'inTime duplicateConfirmed'],
  ...withdrawnEarly('draft'),

  ...content('evidence.collecting', ''),
  ...dated('evidence.collecting'),
  ...heldApart('evidence.collecting'),
  ['evidence.collecting', 'COMPLETE', 'evidence.appraisal', 'inTime complete'],
  ...withdrawnEarly('evidence.collecting'),

  ...heldApart('evidence.appraisal'),
  ['evidence.appraisal', 'ASK_SUPPLEMENT', 'evidence.supplement', 'itemised dueAhead roundsLeft extraReason'],
  ['evidence.appraisal', 'REFER', 'recommended', 'voteStands: complete noBlock coreAsVoted chairConfirms'],
  ['evidence.appraisal', 'REFER', 'recommended', 'noCouncil: complete noBlock'],
  ['evidence.appraisal', 'REFER', 'councilVote.scheduled', 'complete noBlock'],
  ['evidence.appraisal', 'PROPOSE_INELIGIBLE', 'evidence.ineligibility', 'blockedOrHopeless'],
  ...withdrawnEarly('evidence.appraisal'),

  ...content('evidence.supplement', 'asked'),
  ...dated('evidence.supplement'),
  ...heldApart('evidence.supplement'),
  ['evidence.supplement', 'RESUBMIT', 'evidence.appraisal', 'inTime answered'],
  ...withdrawnEarly('evidence.supplement'),

  ...heldApart('evidence.ineligibility'),
  ['evidence.ineligibility', 'CONFIRM', 'ineligible', ''],
  ['evidence.ineligibility', 'DISAGREE', 'evidence.appraisal', ''],
  ...withdrawnEarly('evidence.ineligibility'),

  ...onSheet('councilVote.scheduled'),
  ['councilVote.scheduled', 'OPEN_VOTE', 'councilVote.voting', 'onScreen sittingOpen quorum roll leadersNamed'],
  [
    'councilVote.scheduled',
    'RECORD_COUNT',
    'councilVote.counted',
    'onPaper sittingOpen quorum roll leadersNamed countsRight minutesNamed',
  ],
  ['councilVote.scheduled', 'SEND_BACK', 'evidence.appraisal', 'reason'],

  ...onSheet('councilVote.voting'),
  ['councilVote.voting', 'CLOSE_VOTE', 'councilVote.counted', 'actsForSheet'],
  ['councilVote.voting', 'VOID_VOTE', 'councilVote.scheduled', 'actsForSheet reason'],

  ...onSheet('councilVote.counted'),
  ['councilVote.counted', 'SETTLE', 'notRecommended', 'failed: actsForSheet'],
  ['councilVote.counted', 'SETTLE', 'recommended', 'passed: actsForSheet outcomeClear'],
  ['councilVote.counted', 'RECOUNT', '=', 'actsForSheet recordPaper countsRight'],
  ['councilVote.counted', 'VOID_VOTE', 'councilVote.scheduled', 'actsForSheet reasonOrTie'],

  ...heldApart('recommended'),
  ['recommended', 'SIGN', 'forwarding', 'forwards signerNamed papersThere minutesAttached receiverOpen noBlock'],
  ['recommended', 'DECIDE', 'awarded', 'awarded: decidedHere papersThere minutesAttached noBlock'],
  ['recommended', 'DECIDE', 'notAwarded', 'notAwarded: decidedHere'],
  ['recommended', 'STRIKE', 'notRecommended', 'reason'],
  ['recommended', 'SEND_BACK', 'returned', 'reason'],
  ['recommended', 'WITHDRAW', 'withdrawn', 'paperOfUnit'],

  ...heldApart('forwarding'),
  ['forwarding', 'DELIVERED', 'forwarded.sent', 'letterReady'],
  ['forwarding', 'DELIVERY_FAILED', '=', 'failureTold'],
  ['forwarding', 'RECALL', 'recommended', 'reason'],
  ['forwarding', 'WITHDRAW', 'withdrawn', 'paperOfUnit letterToReceiver'],

  ...heldApart('forwarded.sent'),
  ...answered('forwarded.sent'),
  ['forwarded.sent', 'ACKNOWLEDGE', 'forwarded.received', ''],
  ['forwarded.sent', 'RECALL', 'recommended', 'reason'],

  ...heldApart('forwarded.received'),
  ...answered('forwarded.received'),
  ['forwarded.received', 'RECALL', 'recommended', 'reason consent'],

  ...heldApart('returned'),
  ['returned', 'CORRECT', 'recommended', 'contentAsVoted'],
  ['returned', 'SEND_BACK', 'evidence.supplement', 'itemised dueAhead'],
  ['returned', 'REVOTE', 'councilVote.scheduled', 'asksCouncil reason'],
  ['returned', 'WITHDRAW', 'withdrawn', 'paperOfUnit'],

  ...ended('awarded'),
  ['awarded', 'REVOKE', 'revoked', 'whoDecided reason'],
  back('awarded', 'forwarded.received'),
  back('awarded', 'recommended'),
  ...ended('notAwarded'),
  back('notAwarded', 'forwarded.received'),
  back('notAwarded', 'recommended'),
  ...ended('revoked'),
  back('revoked', 'awarded'),
  ...ended('withdrawn'),
  backInTime('withdrawn', 'draft'),
  backInTime('withdrawn', 'evidence.collecting'),
  back('withdrawn', 'evidence.appraisal'),
  ...ended('lapsed'),
  backInTime('lapsed', 'draft'),
  backInTime('lapsed', 'evidence.collecting'),
  backInTime('lapsed', 'evidence.supplement'),
  ...ended('ineligible'),
  back('ineligible', 'evidence.appraisal'),
  ...ended('notRecommended'),
  back('notRecommended', 'councilVote.scheduled'),
  back('notRecommended', 'recommended'),
];

const told = ({ choice, target, rules }: Condition): string =>
  `${choice ? `${choice}: ` : ''}${target ? `to ${target}: ` : ''}${rules.join(' ')}`.trim();

const drawn: Row[] = STATES.flatMap((state) =>
  arrowsOf(state).map((arrow): Row => [state, arrow.command, arrow.to ?? '=', told(arrow.condition)]),
);

test.each(ARROWS)('%s --%s--> %s [%s]', (...row) => {
  expect(drawn).toContainEqual(row);
});

test('the machine has no other arrow than those of the table, and each once', () => {
  const lines = (rows: Row[]) => rows.map((row) => row.join(' | ')).sort();
  expect(lines(drawn)).toEqual(lines(ARROWS));
});

/** What is done beside the move, by hand from the design: the effect, and every arrow that has it. */
const DONE: [effect: Effect, arrows: string[]][] = [
  [
    'leaveSheet',
    [
      'councilVote.scheduled HOLD',
      'councilVote.scheduled SEND_BACK',
      'councilVote.scheduled WITHDRAW',
      'councilVote.voting HOLD',
      'councilVote.voting VOID_VOTE',
      'councilVote.voting WITHDRAW',
      'councilVote.counted HOLD',
      'councilVote.counted VOID_VOTE',
      'councilVote.counted WITHDRAW',
      'recommended WITHDRAW',
      'returned WITHDRAW',
    ],
  ],
  [
    'releaseSubmission',
    [
      'councilVote.scheduled WITHDRAW',
      'councilVote.voting WITHDRAW',
      'councilVote.counted WITHDRAW',
      'recommended DECIDE',
      'recommended SEND_BACK',
      'recommended STRIKE',
      'recommended WITHDRAW',
      'returned WITHDRAW',
      'forwarded.sent RECORD_DECISION',
      'forwarded.received RECORD_DECISION',
      'forwarded.sent NO_ANSWER',
      'forwarded.received NO_ANSWER',
    ],
  ],
  [
    'takeBack',
    [
      'forwarding RECALL',
      'forwarding WITHDRAW',
      'forwarded.sent RECALL',
      'forwarded.sent RETURN',
      'forwarded.sent WITHDRAW',
      'forwarded.received RECALL',
      'forwarded.received RETURN',
      'forwarded.received WITHDRAW',
    ],
  ],
  ['handOver', ['forwarding DELIVERED']],
  ['startDue', ['evidence.appraisal ASK_SUPPLEMENT', 'returned SEND_BACK']],
  ['countRound', ['evidence.appraisal ASK_SUPPLEMENT']],
  ['clearDue', ['evidence.collecting COMPLETE', 'evidence.supplement RESUBMIT']],
  ['extendDue', ['draft EXTEND', 'evidence.collecting EXTEND', 'evidence.supplement EXTEND']],
  [
    'rememberLapse',
    ['draft DEADLINE_PASSED', 'evidence.collecting DEADLINE_PASSED', 'evidence.supplement DEADLINE_PASSED'],
  ],
  ['markSubmitted', ['draft SUBMIT']],
  ['markCompleted', ['evidence.collecting COMPLETE']],
  ['markReferred', ['evidence.appraisal REFER']],
  ['keepVote', ['evidence.appraisal REFER', 'councilVote.counted SETTLE']],
  ['dropVote', ['evidence.appraisal REFER', 'returned REVOTE']],
  ['markStruck', ['recommended STRIKE']],
  ['markDecidedHere', ['recommended DECIDE']],
];

test.each(DONE)('%s is done by these arrows and no other', (effect, arrows) => {
  const doing = STATES.flatMap(arrowsOf).filter((arrow) => arrow.effects.includes(effect));
  expect([...new Set(doing.map((arrow) => `${arrow.from} ${arrow.command}`))].sort()).toEqual([...arrows].sort());
});

const everyPair = STATES.flatMap((state) => COMMANDS.map((command) => [state, command] as const));

const NOT_FROM_HERE = ['dossier.archived', 'act.notYours', 'batch.only', 'move.notFromHere'];

test.each(everyPair)('in %s, %s is an arrow or a coded refusal', (state, command) => {
  const drawnHere = arrowsOf(state).some((arrow) => arrow.command === command);
  const tries = [BLANK_MEMORY, HELD].flatMap((memory) =>
    [{}, BATCH].flatMap((data) =>
      [...whoMay(command, state), 'auditor' as const].map((capacity) => ({ memory, data, capacity })),
    ),
  );
  const answers = tries.map(({ memory, data, capacity }) => {
    const dossier = { state, memory, facts: trialFacts, digests: { content: 'c', core: 'c' } };
    const act = { command, capacity, basis: { kind: 'screen' as const }, data };
    const answer = decide(dossier, act, { personId: 'p', holds: [capacity] }, NOW);
    return { capacity, code: answer.ok ? 'accepted' : answer.refusal.code };
  });
  expect(answers.filter(({ code }) => code !== 'accepted' && !(code in CATALOGUE))).toEqual([]);
  expect(answers.filter(({ code }) => !drawnHere && !NOT_FROM_HERE.includes(code))).toEqual([]);
  expect(
    answers.filter(({ code, capacity }) => capacity === 'auditor' && !NOT_FROM_HERE.slice(0, 2).includes(code)),
  ).toEqual([]);
});

test('an archived dossier takes no command, whoever gives it', () => {
  const answers = COMMANDS.map((command) =>
    decide(
      { state: 'archived', memory: BLANK_MEMORY, facts: trialFacts, digests: { content: 'c', core: 'c' } },
      { command, capacity: 'chair', basis: { kind: 'screen' }, data: {} },
      { personId: 'p', holds: [...ROLES, 'system'] },
      NOW,
    ),
  );
  expect(answers).toEqual(COMMANDS.map(() => ({ ok: false, refusal: { code: 'dossier.archived', params: {} } })));
  expect(arrowsOf('archived')).toEqual([]);
});

test('every state is reached from draft', () => {
  const reached = new Set<State>(['draft']);
  for (const state of reached) for (const { to } of arrowsOf(state)) if (to) reached.add(to);
  expect([...reached].sort()).toEqual([...STATES].sort());
});

test('from every state but archived, some way leads to archived', () => {
  const leads = new Set<State>(['archived']);
  for (let before = 0; before < leads.size;) {
    before = leads.size;
    for (const state of STATES) if (arrowsOf(state).some(({ to }) => to && leads.has(to))) leads.add(state);
  }
  expect([...leads].sort()).toEqual([...STATES].sort());
});

/** Every node of the machine that takes a command, from the state outwards. */
const conditionsOf = (state: State, command: string): Condition[][] => {
  const levels: Condition[][] = [];
  let node: AnyStateNode | undefined = nodeOf(state);
  for (; node; node = node.parent) {
    const own = [...node.transitions.values()].flat().filter((one) => one.eventType === command);
    if (own.length > 0) levels.push(own.map((one) => (one.guard as unknown as { params: Condition }).params));
  }
  return levels;
};

const nodeOf = (state: State): AnyStateNode =>
  dossierMachine.getStateNodeById(state === 'archived' ? 'archived' : state.replaceAll('.', '/')) as AnyStateNode;

test('where a state and its group both take a command, the group is never asked: what it demands, the state demands too', () => {
  const shadowed = everyPair.flatMap(([state, command]) => {
    const [nearest, ...outer] = conditionsOf(state, command);
    return outer.map((conditions) => ({ state, command, nearest: nearest!, conditions }));
  });
  expect(shadowed.map(({ state, command }) => `${state} ${command}`)).toEqual([
    'councilVote.scheduled HOLD',
    'councilVote.voting HOLD',
    'councilVote.counted HOLD',
  ]);
  for (const { nearest, conditions } of shadowed) expect(nearest).toEqual(conditions);
});

test.each(STATES)('%s is known to XState by the value that its name gives, and back', (state) => {
  const snapshot = dossierMachine.resolveState({ value: machineValue(state), context: BLANK_MEMORY });
  expect(stateOf(snapshot.value)).toBe(state);
  expect([...snapshot.tags].sort()).toEqual([...tagsOf(state)].sort());
});

test('a command that no rule lets through changes nothing in XState either', () => {
  const before = dossierMachine.resolveState({ value: machineValue('draft'), context: BLANK_MEMORY });
  const trial = {
    ...{ command: 'RELEASE' as const, data: {}, capacity: 'chair' as const, basis: { kind: 'screen' as const } },
    ...{ state: 'draft' as const, memory: BLANK_MEMORY, now: NOW, actorId: 'p', facts: {} },
  };
  const [after, actions] = transition(dossierMachine, before, { type: 'RELEASE', trial });
  expect([stateOf(after.value), actions]).toEqual(['draft', []]);
});

test('tags say where content may be written, what the council has before it, and what has ended', () => {
  expect(statesWith('open')).toEqual(['draft', 'evidence.collecting', 'evidence.supplement']);
  expect(statesWith('onSheet')).toEqual(['councilVote.voting', 'councilVote.counted']);
  expect(statesWith('withReceiver')).toEqual(['forwarded.sent', 'forwarded.received']);
  expect(statesWith('beforeReferral')).toEqual([
    'draft',
    'evidence.collecting',
    'evidence.appraisal',
    'evidence.supplement',
    'evidence.ineligibility',
  ]);
  expect(statesWith('end')).toEqual([
    'awarded',
    'withdrawn',
    'lapsed',
    'ineligible',
    'notRecommended',
    'notAwarded',
    'revoked',
  ]);
  expect(STATES.filter((state) => !tagsOf(state).has('live') && !tagsOf(state).has('end'))).toEqual(['archived']);
});
