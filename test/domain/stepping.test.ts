import { transition } from 'xstate';
import { arrowsOf, machineValue } from '../../src/domain/arrows.js';
import { dossierMachine } from '../../src/domain/dossier.machine.js';
import { stepOf } from '../../src/domain/stepping.js';
import { STATES } from '../../src/domain/vocabulary.js';
import { BATCH, dossierIn, NOW, trialFacts } from './dossier.fixture.js';

test('on every arrow a step leads to where the transition of XState itself leads, with the same effects', () => {
  const stood = new Set<unknown>();
  for (const state of STATES) {
    const { memory } = dossierIn({ state });
    const before = dossierMachine.resolveState({ value: machineValue(state), context: memory });
    for (const { command } of arrowsOf(state)) {
      const act = { command, data: BATCH, capacity: 'chair' as const, basis: { kind: 'screen' as const } };
      const trial = { ...act, state, memory, now: NOW, actorId: 'chair', facts: trialFacts };
      const [after, actions] = transition(dossierMachine, before, { type: command, trial });
      const step = stepOf(before, { type: command, trial });
      expect([step.after.value, step.after.context]).toEqual([after.value, after.context]);
      expect(step.effects).toEqual(actions.map(({ type }) => type));
      if (step.effects.length > 0) stood.add(state);
    }
  }
  expect(stood.size).toBeGreaterThan(10);
});
