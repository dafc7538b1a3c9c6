import type { Command } from '../domain/command.js';
import { defaultCapacity, PREPARERS, recorderOf, whoMay, type Actor } from '../domain/permissions.js';
import { refused } from '../domain/refusals.js';
import type { Basis, Capacity, Role, State } from '../domain/vocabulary.js';
import { maySee } from '../dossier/visibility.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import type { Executor } from '../platform/database.js';
import type { Stamp } from '../platform/once.js';
import { mustMatch, readSubmission, type Submission } from './submission.row.js';

/** Who asks, which version he saw, and by what a repetition is known. */
export interface Caller {
  person: SignedIn;
  ifMatch: number | null;
  stamp: Stamp;
}

/** From DELIVERED until RECALL the receiver may read a submission and answer it. */
export const WITH_RECEIVER: readonly string[] = ['delivered', 'answered'];

const holderOf = ({ state, receiverId }: Submission) => (WITH_RECEIVER.includes(state) ? receiverId : null);

/** A submission that the caller may see, in the version that he saw; otherwise there is none. */
export async function findSubmission(on: Executor, { person, ifMatch }: Caller, id: string): Promise<Submission> {
  const submission = await readSubmission(on, id);
  if (!submission || !maySeeSubmission(person, submission)) throw refused('notFound');
  await mustMatch(on, submission, ifMatch);
  return submission;
}

export const maySeeSubmission = (person: SignedIn, submission: Submission): boolean =>
  maySee(person, { ...submission, unitId: '', referred: false, receiverId: holderOf(submission) });

export const actorOn = (person: SignedIn, submission: Submission): Actor =>
  actorFor(person, { ...submission, receiverId: holderOf(submission) });

/** In which capacity the actor gives a command of the life cycle to a whole list. */
export function capacityFor(actor: Actor, command: Command, state: State, basis: Basis): Capacity {
  const capacity = defaultCapacity(actor, command, state, basis);
  if (!capacity) throw refused('act.notYours', { who: [...whoMay(command, state)] });
  return capacity;
}

/** In which role another's act is entered for him; nothing where it is the actor's own. */
export function enteredBy(actor: Actor, capacity: Capacity): { recorder?: Role } {
  const recorder = recorderOf(actor, capacity);
  return recorder ? { recorder } : {};
}

/** In which capacity the actor prepares a list or its letter. */
export function preparingCapacity(actor: Actor): Capacity {
  const capacity = PREPARERS.find((role) => actor.holds.includes(role));
  if (!capacity) throw refused('act.notYours', { who: [...PREPARERS] });
  return capacity;
}
