import * as fc from 'fast-check';
import { COMMANDS, type Command, type CommandData } from '../../src/domain/command.js';
import { BATCH_ROUTES, decide, type DossierFacts } from '../../src/domain/decide.js';
import type { Memory } from '../../src/domain/memory.js';
import { possibleMoves, type PossibleMove } from '../../src/domain/moves.js';
import { whoMay, type Actor } from '../../src/domain/permissions.js';
import { reinstatementTargets } from '../../src/domain/reinstatement.js';
import type { GuardFacts } from '../../src/domain/trial.js';
import { ROLES, STATES, type Basis, type Capacity, type State } from '../../src/domain/vocabulary.js';
import { dossierIn, EARLIER, HELD, LATER, NOW, trialFacts } from './dossier.fixture.js';

const RUNS = process.env['SOAK'] ? 20_000 : 200;

const moveOf = (command: Command, dossier: DossierFacts, holds: readonly Capacity[], now = NOW): PossibleMove =>
  possibleMoves(dossier, { personId: 'person', holds }, now).find((one) => one.command === command)!;

const instant = fc.constantFrom(null, EARLIER, LATER);
const memories: fc.Arbitrary<Partial<Memory>> = fc.record({
  held: fc.boolean(),
  heldAt: fc.constant(EARLIER),
  dueAt: instant,
  supplementRounds: fc.integer({ min: 0, max: 3 }),
  completed: fc.boolean(),
  referred: fc.boolean(),
  lapsedFrom: fc.constantFrom<State>('draft', 'evidence.collecting', 'evidence.supplement'),
  struck: fc.boolean(),
  decidedHere: fc.boolean(),
  asked: fc.constantFrom([], ['report'], ['report', 'claim:t1']),
  answered: fc.constantFrom([], ['report']),
  reinstatement: fc.option(
    fc.record({
      target: fc.constantFrom<State>(...STATES),
      dueAt: instant,
      askedBy: fc.constantFrom('person', 'other'),
      askedAt: fc.constantFrom(EARLIER, '2025-11-30T08:00:00.000Z'),
    }),
  ),
});
const facts: fc.Arbitrary<Partial<GuardFacts>> = fc.record({
  missing: fc.constantFrom([], ['report']),
  duplicates: fc.integer({ min: 0, max: 1 }),
  liveElsewhere: fc.integer({ min: 0, max: 1 }),
  openBlocks: fc.integer({ min: 0, max: 1 }),
  supplementRounds: fc.integer({ min: 0, max: 2 }),
  coreAsVoted: fc.boolean(),
  contentAsVoted: fc.boolean(),
  asksCouncil: fc.boolean(),
  receiverCeased: fc.boolean(),
  letterNumbered: fc.boolean(),
  heldInLetter: fc.integer({ min: 0, max: 1 }),
});
const situations = fc.record({
  dossier: fc
    .record({ state: fc.constantFrom<State>(...STATES), memory: memories, facts })
    .map((one) => dossierIn(one)),
  holds: fc.uniqueArray(fc.constantFrom<Capacity>(...ROLES), { maxLength: 3 }),
});

/** What a person fills in for each field that a button says it needs. */
const answersTo = ({ state, memory }: DossierFacts): Record<string, CommandData> => ({
  reason: { noteId: 'note' },
  items: { itemCodes: ['report'] },
  dueAt: { dueAt: LATER },
  target: { target: reinstatementTargets(state, memory)[0] },
  duplicateConfirmed: { duplicateConfirmed: true },
  chairConfirmationId: { chairConfirmationId: 'paper' },
  letterPaperId: { letterPaperId: 'letter' },
  consentPaperId: { consentPaperId: 'consent' },
});

function given(move: PossibleMove, dossier: DossierFacts, actor: Actor, needs: readonly string[]) {
  const basis: Basis =
    move.recorded || needs.includes('basis.paperId') ? { kind: 'paper', paperId: 'paper' } : { kind: 'screen' };
  const data = Object.assign({}, ...needs.map((need) => answersTo(dossier)[need] ?? {})) as CommandData;
  const capacity = move.capacity ?? whoMay(move.command, dossier.state, dossier.memory)[0]!;
  return decide(dossier, { command: move.command, capacity, basis, data }, actor, NOW);
}

test('a button that is open is accepted once it has what it says it needs', () => {
  fc.assert(
    fc.property(situations, ({ dossier, holds }) => {
      const actor: Actor = { personId: 'person', holds };
      const open = possibleMoves(dossier, actor, NOW).filter((move) => move.allowed);
      const answers = open.map((move) => [move.command, given(move, dossier, actor, move.needs)] as const);
      expect(answers.filter(([, answer]) => !answer.ok)).toEqual([]);
    }),
    { seed: 20251201, numRuns: RUNS },
  );
});

test('a button that is greyed is refused whatever is filled in, for the reason that it shows', () => {
  fc.assert(
    fc.property(situations, ({ dossier, holds }) => {
      const actor: Actor = { personId: 'person', holds };
      for (const move of possibleMoves(dossier, actor, NOW).filter((one) => !one.allowed)) {
        const answer = given(move, dossier, actor, [...Object.keys(answersTo(dossier)), 'basis.paperId']);
        expect(answer.ok ? `${move.command} was accepted` : answer.refusal.code).toBe(move.refusal!.code);
      }
    }),
    { seed: 20251202, numRuns: RUNS },
  );
});

test('a person sees every command but those of the program and the making of a dossier', () => {
  const moves = possibleMoves(dossierIn({ state: 'draft' }), { personId: 'person', holds: [] }, NOW);
  expect(moves.map((move) => move.command)).toEqual(
    COMMANDS.filter((command) => command !== 'CREATE' && command !== 'DEADLINE_PASSED'),
  );
  expect(new Set(moves.map((move) => move.refusal?.code))).toEqual(new Set(['act.notYours']));
  expect(new Set(moves.map((move) => move.capacity))).toEqual(new Set([null]));
});

test('a move says where it may lead and what it asks for', () => {
  expect(moveOf('ASK_SUPPLEMENT', dossierIn({ state: 'evidence.appraisal' }), ['clerk'])).toEqual({
    command: 'ASK_SUPPLEMENT',
    allowed: true,
    capacity: 'clerk',
    recorded: false,
    needs: ['items', 'dueAt'],
    to: ['evidence.supplement'],
  });
  expect(moveOf('REFER', dossierIn({ state: 'evidence.appraisal' }), ['clerk'])).toEqual({
    command: 'REFER',
    allowed: true,
    capacity: 'clerk',
    recorded: false,
    needs: [],
    to: ['recommended', 'councilVote.scheduled'],
  });
});

test('a move that only another may give is shown as one to be recorded', () => {
  const move = moveOf('HOLD', dossierIn({ state: 'draft' }), ['clerk']);
  expect([move.allowed, move.capacity, move.recorded]).toEqual([true, 'chair', true]);
});

test('a dossier that was referred and came back is withdrawn by the chair on a paper, by its unit no more', () => {
  const dossier = dossierIn({ state: 'evidence.appraisal', memory: { referred: true } });
  expect(moveOf('WITHDRAW', dossier, ['chair'])).toMatchObject({ allowed: true, needs: ['basis.paperId'] });
  expect(moveOf('WITHDRAW', dossier, ['clerk'])).toMatchObject({ allowed: true, recorded: true, capacity: 'chair' });
  expect(moveOf('WITHDRAW', dossier, ['nominator'])).toMatchObject({
    allowed: false,
    refusal: { code: 'act.notYours', params: { who: ['chair'] } },
  });
});

test('what stands in the way outweighs what could be filled in', () => {
  const blocked = dossierIn({ state: 'draft', facts: { duplicates: 1 }, memory: { dueAt: EARLIER } });
  expect(moveOf('SUBMIT', blocked, ['nominator'])).toMatchObject({
    allowed: false,
    needs: ['duplicateConfirmed'],
    refusal: { code: 'deadline.passed', params: { dueAt: EARLIER } },
  });
});

test('the chair may allow one more round, and is asked for the reason', () => {
  const dossier = dossierIn({ state: 'evidence.appraisal', memory: { supplementRounds: 1 } });
  expect(moveOf('ASK_SUPPLEMENT', dossier, ['chair'])).toMatchObject({
    allowed: true,
    needs: ['items', 'dueAt', 'reason'],
  });
  expect(moveOf('ASK_SUPPLEMENT', dossier, ['clerk'])).toMatchObject({
    allowed: false,
    refusal: { code: 'supplement.noRoundsLeft' },
  });
});

test('nobody reinstates what nobody asked for', () => {
  expect(moveOf('REINSTATE', dossierIn({ state: 'lapsed' }), ['chair'])).toMatchObject({
    allowed: false,
    refusal: { code: 'reinstate.notAsked' },
  });
});

test.each(Object.keys(BATCH_ROUTES) as Command[])(
  '%s is never a button of one dossier: it names the route of the list',
  (command) => {
    for (const state of STATES.filter((one) => one !== 'archived')) {
      const move = moveOf(command, { ...dossierIn({ state }), facts: trialFacts }, whoMay(command, state));
      expect(move).toMatchObject({
        allowed: false,
        refusal: { code: 'batch.only', params: { route: BATCH_ROUTES[command] } },
      });
    }
  },
);

test('a dossier on hold greys every button but its way out', () => {
  const moves = possibleMoves(
    dossierIn({ state: 'evidence.appraisal', memory: HELD }),
    { personId: 'p', holds: [...ROLES] },
    NOW,
  );
  expect(moves.filter((move) => move.allowed).map((move) => move.command)).toEqual([
    'WITHDRAW',
    'RELEASE',
    'BLOCK_NOTED',
    'BLOCK_LIFTED',
  ]);
});
