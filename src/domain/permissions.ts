import type { Command } from './command.js';
import { tagsOf } from './arrows.js';
import type { Memory } from './memory.js';
import type { Basis, Capacity, Role, State } from './vocabulary.js';

/** Who acts, with the capacities that he holds for this dossier (or that a sheet's deputyship gives him). */
export interface Actor {
  personId: string | null;
  holds: readonly Capacity[];
}

const AUTHORITY = ['authorityOfficer'] as const;

/** What of the memory decides whose an act is; a dossier that nothing is known of was not referred. */
type Known = Pick<Memory, 'referred'>;
const NOT_REFERRED: Known = { referred: false };

/** In which capacity each command is given. */
const WHO: Record<Command, readonly Capacity[] | ((state: State, known: Known) => readonly Capacity[])> = {
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
  WITHDRAW: (state, { referred }) => (tagsOf(state).has('beforeReferral') && !referred ? ['nominator'] : ['chair']),
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

/** Who may enter, from a paper, a visit or a call, what somebody of another capacity did. */
const RECORDERS: Partial<Record<Capacity, readonly Role[]>> = {
  nominator: ['clerk'],
  chair: ['clerk', 'secretary'],
  decider: ['clerk', 'secretary'],
  authorityOfficer: ['clerk'],
};

/** Acts that fewer may enter: a hold comes in as a paper of the clerk's, and a consent is a second pair of eyes. */
const ENTERED_BY: Partial<Record<Command, readonly Role[]>> = { HOLD: ['clerk'], RELEASE: ['clerk'], REINSTATE: [] };

/** Who prepares a list or its letter: draws it up, changes it, numbers it. */
export const PREPARERS: readonly Role[] = ['clerk', 'secretary', 'chair'];

export function whoMay(command: Command, state: State, known = NOT_REFERRED): readonly Capacity[] {
  const who = WHO[command];
  return typeof who === 'function' ? who(state, known) : who;
}

export const recordersOf = (command: Command, capacity: Capacity): readonly Role[] =>
  ENTERED_BY[command] ?? RECORDERS[capacity] ?? [];

/** Whether the actor may give the command in that capacity: himself, or recording it on the basis of something seen. */
export function mayAct(
  actor: Actor,
  command: Command,
  state: State,
  capacity: Capacity,
  basis: Basis,
  known = NOT_REFERRED,
): boolean {
  if (!whoMay(command, state, known).includes(capacity)) return false;
  return actor.holds.includes(capacity) || mayRecord(actor, command, capacity, basis);
}

/** A nominator's act may be known from a visit or a call, too; any paper that it is known from is named. */
function mayRecord(actor: Actor, command: Command, capacity: Capacity, basis: Basis): boolean {
  if (!recordersOf(command, capacity).some((role) => actor.holds.includes(role))) return false;
  if (basis.kind === 'paper') return basis.paperId !== undefined;
  return capacity === 'nominator' && basis.kind !== 'screen';
}

/** The role in which an actor enters the act of another; undefined where the act is his own. */
export function recorderOf(actor: Actor, capacity: Capacity): Role | undefined {
  if (actor.holds.includes(capacity)) return undefined;
  return RECORDERS[capacity]?.find((role) => actor.holds.includes(role));
}

/** The capacity in which an actor gives a command when he names none: one of his own, else one that he may record. */
export function defaultCapacity(
  actor: Actor,
  command: Command,
  state: State,
  basis: Basis,
  known = NOT_REFERRED,
): Capacity | undefined {
  const who = whoMay(command, state, known);
  return who.find((one) => actor.holds.includes(one)) ?? who.find((one) => mayRecord(actor, command, one, basis));
}
