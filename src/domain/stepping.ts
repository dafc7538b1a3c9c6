import { createActor, type AnyActorScope, type EventFrom, type SnapshotFrom } from 'xstate';
import { dossierMachine } from './dossier.machine.js';
import { BLANK_MEMORY, type Effect } from './memory.js';

type Snapshot = SnapshotFrom<typeof dossierMachine>;

/** Stands where XState wants to know who acts. It is never started, and nothing is sent to it. */
const NOBODY = createActor(dossierMachine, { input: BLANK_MEMORY });
const nothing = () => undefined;
/** What the step that is being taken asks to be done: a step is over before the next begins. */
let effects: Effect[] = [];
const SCOPE: AnyActorScope = {
  ...{ self: NOBODY, system: NOBODY.system, id: '', sessionId: '' },
  ...{ logger: nothing, defer: nothing, emit: nothing, stopChild: nothing },
  actionExecutor: ({ type }) => void effects.push(type as Effect),
};

/**
 * XState's own pure `transition()`, but for the actor that it makes anew each time: that, with its first state, costs more
 * than the step.
 */
export function stepOf(
  before: Snapshot,
  event: EventFrom<typeof dossierMachine>,
): { after: Snapshot; effects: Effect[] } {
  effects = [];
  return { after: dossierMachine.transition(before, event, SCOPE), effects };
}
