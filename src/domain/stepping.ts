import { createActor, type AnyActorScope, type EventFrom, type SnapshotFrom } from 'xstate';
import { dossierMachine } from './dossier.machine.js';
import { BLANK_MEMORY, type Effect } from './memory.js';

type Snapshot = SnapshotFrom<typeof dossierMachine>;

/** Stands where XState wants to know who acts. It is never started, and nothing is sent to it. */
const NOBODY = createActor(dossierMachine, { input: BLANK_MEMORY });
const nothing = () => undefined;
const SCOPE: Omit<AnyActorScope, 'actionExecutor'> = {
  ...{ self: NOBODY, system: NOBODY.system, id: '', sessionId: '' },
  ...{ logger: nothing, defer: nothing, emit: nothing, stopChild: nothing },
};

/**
 * XState's own pure `transition()`, but for the actor that it makes anew each time: that, with its first state, costs more
 * than the step.
 */
export function stepOf(
  before: Snapshot,
  event: EventFrom<typeof dossierMachine>,
): { after: Snapshot; effects: Effect[] } {
  const effects: Effect[] = [];
  const actionExecutor: AnyActorScope['actionExecutor'] = ({ type }) => void effects.push(type as Effect);
  return { after: dossierMachine.transition(before, event, { ...SCOPE, actionExecutor } as AnyActorScope), effects };
}
