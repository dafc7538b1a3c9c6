import { arrowsOf } from '../../src/domain/arrows.js';
import { messagesOf, turnHolder } from '../../src/domain/messages.js';
import { STATES, type State } from '../../src/domain/vocabulary.js';

const toldBy = (from: State, command: string) =>
  arrowsOf(from)
    .filter((arrow) => arrow.command === command)
    .map((arrow) => messagesOf(arrow.command, arrow.to ?? from, arrow.effects, command === 'HOLD'));

test("whoever's turn it becomes is told", () => {
  expect(toldBy('evidence.collecting', 'COMPLETE')).toEqual([[{ message: 'turn.evidence.appraisal', to: 'clerk' }]]);
  expect(toldBy('forwarding', 'DELIVERED')).toEqual([[{ message: 'turn.forwarded.sent', to: 'authorityOfficer' }]]);
});

test('the council is told by its sheet, and the program tells itself nothing', () => {
  expect(toldBy('councilVote.scheduled', 'OPEN_VOTE')).toEqual([[]]);
  expect(toldBy('recommended', 'SIGN')).toEqual([[]]);
});

test('the unit is told how its dossier ended', () => {
  expect(toldBy('draft', 'DEADLINE_PASSED')).toEqual([[{ message: 'end.lapsed', to: 'nominator' }]]);
  expect(toldBy('forwarded.sent', 'RECORD_DECISION')).toEqual([
    [{ message: 'end.awarded', to: 'nominator' }],
    [{ message: 'end.notAwarded', to: 'nominator' }],
  ]);
});

test('a hold tells the unit, a release whose turn it is', () => {
  expect(toldBy('recommended', 'HOLD')).toEqual([[{ message: 'held', to: 'nominator' }]]);
  expect(toldBy('recommended', 'RELEASE')).toEqual([[{ message: 'turn.recommended', to: 'chair' }]]);
});

test('nobody is told that it is his turn while the dossier is on hold', () => {
  expect(messagesOf('RECALL', 'recommended', ['takeBack', 'tellTurn'], true)).toEqual([]);
});

test('the chair is told of a block, of a delivery that failed, and of a request to reinstate', () => {
  const told = [
    toldBy('draft', 'BLOCK_NOTED'),
    toldBy('forwarding', 'DELIVERY_FAILED'),
    toldBy('lapsed', 'ASK_REINSTATE'),
  ];
  expect(told).toEqual([
    [[{ message: 'blockNoted', to: 'chair' }]],
    [[{ message: 'deliveryFailed', to: 'chair' }]],
    [[{ message: 'reinstatementAsked', to: 'chair' }]],
  ]);
});

test('what is written into a dossier tells nobody', () => {
  expect(toldBy('draft', 'SET_CLAIM')).toEqual([[]]);
});

test('somebody is to be told of his turn in every live state but those of the council and the program', () => {
  expect(STATES.filter((state) => turnHolder(state) === undefined)).toEqual([
    'councilVote.voting',
    'forwarding',
    'awarded',
    'withdrawn',
    'lapsed',
    'ineligible',
    'notRecommended',
    'notAwarded',
    'revoked',
    'archived',
  ]);
});
