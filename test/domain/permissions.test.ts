import { COMMANDS, type Command } from '../../src/domain/command.js';
import { defaultCapacity, mayAct, recorderOf, whoMay, type Actor } from '../../src/domain/permissions.js';
import { STATES, type Basis, type Capacity, type State } from '../../src/domain/vocabulary.js';

/** Whose act each command is, by hand from the design. */
const WHOSE: Partial<Record<Command, readonly Capacity[]>> = {
  CREATE: ['nominator'],
  SET_CLAIM: ['nominator'],
  WRITE_SECTION: ['nominator'],
  ADD_EVIDENCE: ['nominator'],
  REMOVE_EVIDENCE: ['nominator'],
  ATTACH_PAPER: ['nominator', 'clerk'],
  SUBMIT: ['nominator'],
  COMPLETE: ['nominator'],
  RESUBMIT: ['nominator'],
  ASK_SUPPLEMENT: ['clerk', 'chair'],
  REFER: ['clerk', 'chair'],
  PROPOSE_INELIGIBLE: ['clerk'],
  CONFIRM: ['chair'],
  DISAGREE: ['chair'],
  OPEN_VOTE: ['secretary'],
  RECORD_COUNT: ['secretary'],
  CLOSE_VOTE: ['secretary'],
  VOID_VOTE: ['secretary'],
  RECOUNT: ['secretary'],
  SETTLE: ['chair'],
  SIGN: ['chair'],
  STRIKE: ['chair'],
  DECIDE: ['decider'],
  DELIVERED: ['system', 'clerk'],
  DELIVERY_FAILED: ['system', 'clerk'],
  RECALL: ['chair'],
  ACKNOWLEDGE: ['authorityOfficer'],
  RETURN: ['authorityOfficer'],
  RECORD_DECISION: ['authorityOfficer'],
  NO_ANSWER: ['chair'],
  CORRECT: ['clerk'],
  REVOTE: ['clerk'],
  REVOKE: ['decider', 'authorityOfficer'],
  HOLD: ['chair'],
  RELEASE: ['chair'],
  BLOCK_NOTED: ['clerk'],
  BLOCK_LIFTED: ['clerk'],
  MERGE_NOMINEE: ['clerk'],
  SPLIT_NOMINEE: ['clerk'],
  EXTEND: ['admin', 'chair'],
  DEADLINE_PASSED: ['system'],
  ASK_REINSTATE: ['clerk', 'secretary'],
  REINSTATE: ['chair'],
  CLOSE_SEASON: ['chair'],
};

test('each command is given in the capacities of the table, the same in every state', () => {
  const fixed = COMMANDS.filter((command) => command !== 'WITHDRAW' && command !== 'SEND_BACK');
  const told = (whose: (command: Command, state: State) => readonly Capacity[] | undefined) =>
    fixed.flatMap((command) => STATES.map((state) => [command, state, whose(command, state)]));
  expect(told(whoMay)).toEqual(told((command) => WHOSE[command]));
});

test('a dossier is withdrawn by its unit until it is referred, and by the chair afterwards', () => {
  const byUnit = STATES.filter((state) => whoMay('WITHDRAW', state).includes('nominator'));
  expect(byUnit).toEqual([
    'draft',
    'evidence.collecting',
    'evidence.appraisal',
    'evidence.supplement',
    'evidence.ineligibility',
  ]);
  expect(whoMay('WITHDRAW', 'recommended')).toEqual(['chair']);
  expect(STATES.filter((state) => whoMay('WITHDRAW', state, { referred: true }).includes('nominator'))).toEqual([]);
});

test('a dossier is sent back by whoever has it: the secretary, the chair, the clerk', () => {
  const senders = (['councilVote.scheduled', 'recommended', 'returned'] as const).map((state) =>
    whoMay('SEND_BACK', state),
  );
  expect(senders).toEqual([['secretary'], ['chair'], ['clerk']]);
});

const actor = (...holds: Capacity[]): Actor => ({ personId: 'person', holds });
const SCREEN: Basis = { kind: 'screen' };
const VISIT: Basis = { kind: 'visit' };
const CALL: Basis = { kind: 'call', paperId: 'paper' };
const PAPER: Basis = { kind: 'paper', paperId: 'paper' };

test.each([
  ['a nominator, his own on screen', 'SUBMIT', 'nominator', actor('nominator'), SCREEN, true],
  ['a clerk, for a unit by a visit', 'SUBMIT', 'nominator', actor('clerk'), VISIT, true],
  ['a clerk, for a unit on screen', 'SUBMIT', 'nominator', actor('clerk'), SCREEN, false],
  ['a secretary, for a unit by a paper', 'SUBMIT', 'nominator', actor('secretary'), PAPER, false],
  ['a clerk, for the chair by a paper', 'STRIKE', 'chair', actor('clerk'), PAPER, true],
  ['a clerk, for a unit by a paper that is not named', 'SUBMIT', 'nominator', actor('clerk'), { kind: 'paper' }, false],
  ['a clerk, for the chair by a call beside a paper', 'STRIKE', 'chair', actor('clerk'), CALL, false],
  ['a clerk, for the chair who holds, by a paper', 'HOLD', 'chair', actor('clerk'), PAPER, true],
  ['a secretary, for the chair who holds, by a paper', 'HOLD', 'chair', actor('secretary'), PAPER, false],
  ['a secretary, for the chair who releases, by a paper', 'RELEASE', 'chair', actor('secretary'), PAPER, false],
  ['a clerk, for the chair by a visit', 'STRIKE', 'chair', actor('clerk'), VISIT, false],
  ['a clerk, for the chair by a paper that is not named', 'STRIKE', 'chair', actor('clerk'), { kind: 'paper' }, false],
  ['a secretary, for the decider by a paper', 'DECIDE', 'decider', actor('secretary'), PAPER, true],
  ['a clerk, for the authority by a paper', 'RETURN', 'authorityOfficer', actor('clerk'), PAPER, true],
  ['a secretary, for the authority by a paper', 'RETURN', 'authorityOfficer', actor('secretary'), PAPER, false],
  ['a clerk, in a capacity that the act does not have', 'STRIKE', 'clerk', actor('clerk'), PAPER, false],
  ['a clerk, for the chair who grants a reinstatement', 'REINSTATE', 'chair', actor('clerk'), PAPER, false],
  ['an administrator, for the clerk', 'CORRECT', 'clerk', actor('admin'), PAPER, false],
  ['a person of no role', 'SUBMIT', 'nominator', actor(), PAPER, false],
] as const)('%s: %s as %s', (_, command, capacity, who, basis, may) => {
  expect(mayAct(who, command, 'recommended', capacity, basis)).toBe(may);
});

test("the line names the role in which another's act was entered, and none for one's own", () => {
  expect(recorderOf(actor('chair', 'clerk'), 'chair')).toBeUndefined();
  expect(recorderOf(actor('secretary', 'clerk'), 'chair')).toBe('clerk');
  expect(recorderOf(actor('secretary'), 'chair')).toBe('secretary');
  expect(recorderOf(actor('clerk'), 'nominator')).toBe('clerk');
  expect(recorderOf(actor('auditor'), 'chair')).toBeUndefined();
  expect(recorderOf(actor('auditor'), 'clerk')).toBeUndefined();
});

test("a capacity that goes without saying is one's own before one that is recorded", () => {
  expect(defaultCapacity(actor('clerk', 'chair'), 'ASK_SUPPLEMENT', 'evidence.appraisal', PAPER)).toBe('clerk');
  expect(defaultCapacity(actor('secretary'), 'ASK_SUPPLEMENT', 'evidence.appraisal', PAPER)).toBe('chair');
  expect(defaultCapacity(actor('secretary'), 'ASK_SUPPLEMENT', 'evidence.appraisal', SCREEN)).toBeUndefined();
});
