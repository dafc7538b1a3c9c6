import type { Act, Command } from './command.js';
import { arrowsFor, machineValue, stateOf, tagsOf, type Arrow } from './arrows.js';
import { dossierMachine } from './dossier.machine.js';
import { BLANK_MEMORY, remember, type Effect, type Memory } from './memory.js';
import { mayAct, whoMay, type Actor } from './permissions.js';
import { refuse, type Refusal } from './refusals.js';
import { factsRead, isChosen, obstaclesOf } from './condition.js';
import type { ContentDigests } from './content.js';
import { stepOf } from './stepping.js';
import type { GuardFacts, Trial } from './trial.js';
import type { State } from './vocabulary.js';

/** A dossier as the life cycle sees it: where it stands, what is remembered, and what the command's guards may read. */
export interface DossierFacts {
  state: State;
  memory: Memory;
  facts: Partial<GuardFacts>;
  /** Codes of the award's criteria, in the plan's order. */
  criteria?: readonly string[];
  /** Digests of its content: the whole of it, and of the claims and the report alone. */
  digests: ContentDigests;
}

/** An accepted command: what changes, what is to be done, and the facts that it rests on. */
export interface Decision {
  ok: true;
  from: State;
  to: State;
  memory: Memory;
  effects: Effect[];
  /** Those facts only that the guards of this command read. */
  facts: Partial<GuardFacts>;
}

/** Acts on a whole sheet, submission, decision or season, with the route that takes them. */
export const BATCH_ROUTES: Partial<Record<Command, string>> = {
  OPEN_VOTE: 'POST /sheets/{sheetId}/open',
  RECORD_COUNT: 'POST /sheets/{sheetId}/count',
  RECOUNT: 'POST /sheets/{sheetId}/recount',
  CLOSE_VOTE: 'POST /sheets/{sheetId}/close',
  VOID_VOTE: 'POST /sheets/{sheetId}/void',
  SETTLE: 'POST /sheets/{sheetId}/settle',
  SIGN: 'POST /submissions/{id}/sign',
  DECIDE: 'POST /decisions',
  RECORD_DECISION: 'POST /decisions',
  REVOKE: 'POST /decisions/{id}/revoke',
  CLOSE_SEASON: 'POST /campaigns/{id}/close',
  MERGE_NOMINEE: 'POST /nominees/{id}/merge',
  SPLIT_NOMINEE: 'POST /nominees/{id}/split',
};

/** What a held dossier accepts: its release, its way out, facts from outside, more time. HOLD has a refusal of its own. */
const WHILE_HELD: readonly Command[] = [
  'HOLD',
  'RELEASE',
  'WITHDRAW',
  'RECALL',
  'DELIVERED',
  'DELIVERY_FAILED',
  'ACKNOWLEDGE',
  'RETURN',
  'RECORD_DECISION',
  'BLOCK_NOTED',
  'BLOCK_LIFTED',
  'MERGE_NOMINEE',
  'SPLIT_NOMINEE',
  'EXTEND',
];

/**
 * The one answer to "may this happen, and what follows?". Pure. Refusals come in a fixed order: finished, not yours, not
 * on this route, not from here, held, and then the rule's own reason. Once a dossier has ended, its hold binds no more.
 */
export function decide(
  dossier: DossierFacts,
  act: Act,
  actor: Actor,
  now: string,
): Decision | { ok: false; refusal: Refusal } {
  const trial = trialOf(dossier, act, actor, now);
  const refusal = standsInTheWay(dossier, act, actor, trial);
  return refusal ? { ok: false, refusal } : { ok: true, ...move(dossier, trial) };
}

function standsInTheWay(dossier: DossierFacts, act: Act, actor: Actor, trial: Trial): Refusal | undefined {
  const { state, memory } = dossier;
  const { command, capacity, basis } = act;
  if (state === 'archived') return refuse('dossier.archived');
  if (!mayAct(actor, command, state, capacity, basis, memory))
    return refuse('act.notYours', { who: [...whoMay(command, state, memory)] });
  const route = BATCH_ROUTES[command];
  if (route && !act.data.batch) return refuse('batch.only', { route });
  const arrows = arrowsFor(state, command);
  if (arrows.length === 0) return refuse('move.notFromHere', { state });
  if (memory.held && tagsOf(state).has('live') && !WHILE_HELD.includes(command)) return refuse('dossier.held');
  return obstacleOn(arrows, trial);
}

/** The reason of the arrow that was meant; where none was, that of the first. */
function obstacleOn(arrows: readonly Arrow[], trial: Trial): Refusal | undefined {
  const meant = arrows.find((arrow) => isChosen(arrow.condition, trial));
  const [first, ...others] = obstaclesOf((meant ?? arrows[0]!).condition, trial);
  if (first)
    return refuse(
      first.code,
      first.params,
      others.map((one) => refuse(one.code, one.params)),
    );
  return meant ? undefined : refuse('choice.missing', { command: trial.command });
}

/** Named one by one: to spread an act takes as long as to judge it. */
const trialOf = (dossier: DossierFacts, act: Act, actor: Actor, now: string): Trial => ({
  command: act.command,
  data: act.data,
  capacity: act.capacity,
  basis: act.basis,
  state: dossier.state,
  memory: dossier.memory,
  facts: dossier.facts,
  now,
  actorId: actor.personId,
  ...(dossier.criteria && { criteria: dossier.criteria }),
});

type Snapshot = ReturnType<typeof dossierMachine.resolveState>;
const SNAPSHOTS = new Map<State, Snapshot>();

/** XState's picture of a state; only what is remembered differs between two dossiers that stand there. */
function standingIn(state: State): Snapshot {
  const known = SNAPSHOTS.get(state);
  if (known) return known;
  const snapshot = dossierMachine.resolveState({ value: machineValue(state), context: BLANK_MEMORY });
  SNAPSHOTS.set(state, snapshot);
  return snapshot;
}

/** Applies an arrow that stands open. Also how a verifier replays a line. */
export function move(dossier: DossierFacts, trial: Trial): Omit<Decision, 'ok'> {
  const before = { ...standingIn(dossier.state), context: dossier.memory };
  const { after, effects } = stepOf(before, { type: trial.command, trial });
  const memory = remember(dossier.memory, effects, {
    data: trial.data,
    from: dossier.state,
    now: trial.now,
    actorId: trial.actorId,
    digests: dossier.digests,
    decidedHere: trial.facts.decidedHere ?? dossier.memory.decidedHere,
  });
  return { from: dossier.state, to: stateOf(after.value), memory, effects, facts: factsOf(dossier.state, trial) };
}

function factsOf(state: State, { command, facts }: Trial): Partial<GuardFacts> {
  const keys = keysFor(state, command);
  if (hasOnly(facts, keys)) return facts;
  return Object.fromEntries(Object.entries(facts).filter(([key]) => keys.has(key as keyof GuardFacts)));
}

/** As the facts of a line have, of which it is decided again. */
function hasOnly(facts: Partial<GuardFacts>, keys: ReadonlySet<string>): boolean {
  for (const key in facts) if (!keys.has(key)) return false;
  return true;
}

const KEYS = new Map<readonly Arrow[], ReadonlySet<keyof GuardFacts>>();

/** The facts that the guards of a command read, from a state. */
export function keysFor(state: State, command: Command): ReadonlySet<keyof GuardFacts> {
  const arrows = arrowsFor(state, command);
  const known = KEYS.get(arrows) ?? new Set(arrows.flatMap((arrow) => factsRead(arrow.condition)));
  KEYS.set(arrows, known);
  return known;
}
