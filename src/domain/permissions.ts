import type { Command } from './command.js';
import { tagsOf } from './arrows.js';
import type { Basis, Capacity, Role, State } from './vocabulary.js';

/** Who acts, with the capacities that he holds for this dossier (or that a sheet's deputyship gives him). */
export interface Actor {
  personId: string | null;
  holds: readonly Capacity[];
}

const AUTHORITY = ['authorityOfficer'] as const;

/** In which capacity each command is given. */
const WHO: Record<Command, readonly Capacity[] | ((state: State) => readonly Capacity[])> = {
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
  SEND_BACK: (state) => {
    if (state === 'recommended') return ['chair'];
    return state === 'councilVote.scheduled' ? ['secretary'] : ['clerk'];
  },
  SIGN: ['chair'],
  STRIKE: ['chair'],
  DECIDE: ['decider'],
  DELIVERED: ['system', 'clerk'],
  DELIVERY_FAILED: ['system', 'clerk'],
  RECALL: ['chair'],
  ACKNOWLEDGE: AUTHORITY,
  RETURN: AUTHORITY,
  RECORD_DECISION: AUTHORITY,
  NO_ANSWER: ['chair'],
  CORRECT: ['clerk'],
  REVOTE: ['clerk'],
  REVOKE: ['decider', 'authorityOfficer'],
  WITHDRAW: (state) => (tagsOf(state).has('beforeReferral') ? ['nominator'] : ['chair']),
  HOLD: ['chair'],
  RELEASE: ['chair'],
  BLOCK_NOTED: ['clerk'],
  BLOCK_LIFTED: ['clerk'],
  EXTEND: ['admin', 'chair'],
  DEADLINE_PASSED: ['system'],
  ASK_REINSTATE: ['clerk', 'secretary'],
  REINSTATE: ['chair'],
  CLOSE_SEASON: ['chair'],
};

/** Who may enter, from a paper, a visit or a call, what somebody of another capacity did. */
const RECORDERS: Partial<Record<Capacity, readonly Role[]>> = {
  nominator: ['clerk'],
  councilMember: ['secretary'],
  chair: ['clerk', 'secretary'],
  decider: ['clerk', 'secretary'],
  authorityOfficer: ['clerk'],
};

/** Acts that a recorder may not enter for another: they are a second pair of eyes. */
export const IN_PERSON: readonly Command[] = ['REINSTATE'];

export function whoMay(command: Command, state: State): readonly Capacity[] {
  const who = WHO[command];
  return typeof who === 'function' ? who(state) : who;
}

export const recordersOf = (capacity: Capacity): readonly Role[] => RECORDERS[capacity] ?? [];

/** Whether the actor may give the command in that capacity: himself, or recording it on the basis of something seen. */
export function mayAct(actor: Actor, command: Command, state: State, capacity: Capacity, basis: Basis): boolean {
  if (!whoMay(command, state).includes(capacity)) return false;
  if (actor.holds.includes(capacity)) return true;
  return !IN_PERSON.includes(command) && mayRecord(actor, capacity, basis);
}

/** A nominator's act may be known from a visit or a call; everybody else's only from a paper that is named. */
export function mayRecord(actor: Actor, capacity: Capacity, basis: Basis): boolean {
  const recorder = recordersOf(capacity).some((role) => actor.holds.includes(role));
  if (!recorder || basis.kind === 'screen') return false;
  return capacity === 'nominator' || (basis.kind === 'paper' && basis.paperId !== undefined);
}

/** The role in which an actor enters the act of another; undefined where the act is his own. */
export function recorderOf(actor: Actor, capacity: Capacity): Role | undefined {
  if (actor.holds.includes(capacity)) return undefined;
  return recordersOf(capacity).find((role) => actor.holds.includes(role));
}

/** The capacity in which an actor gives a command when he names none: one of his own, else one that he may record. */
export function defaultCapacity(actor: Actor, command: Command, state: State, basis: Basis): Capacity | undefined {
  const who = whoMay(command, state);
  return who.find((one) => actor.holds.includes(one)) ?? who.find((one) => mayRecord(actor, one, basis));
}
