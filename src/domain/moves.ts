import { arrowsOf } from './arrows.js';
import { COMMANDS, type Act, type Command } from './command.js';
import { decide, type DossierFacts } from './decide.js';
import { defaultCapacity, whoMay, type Actor } from './permissions.js';
import { refuse, type Refusal } from './refusals.js';
import { INPUT_RULES, RULES, type RuleName } from './rules.js';
import { isChosen, type Condition } from './condition.js';
import type { Trial } from './trial.js';
import type { Basis, Capacity, State } from './vocabulary.js';

/** One command as a button: open or greyed, with what it will ask for. */
export interface PossibleMove {
  command: Command;
  allowed: boolean;
  /** In whose capacity it would be given. */
  capacity: Capacity | null;
  /** True where the actor may only record it, from a paper, a visit or a call. */
  recorded: boolean;
  /** Fields that the command must bring. */
  needs: string[];
  /** Where it may lead; empty where it keeps the state. */
  to: State[];
  refusal?: Refusal;
}

const SCREEN: Basis = { kind: 'screen' };
const PAPER: Basis = { kind: 'paper', paperId: 'to be named' };

/** What may be done now by this person, and why not: the same decide() that the command itself will meet. */
export const possibleMoves = (dossier: DossierFacts, actor: Actor, now: string): PossibleMove[] =>
  COMMANDS.filter(
    (command) => command !== 'CREATE' && !whoMay(command, dossier.state).every((who) => who === 'system'),
  ).map((command) => possibleMove(dossier, command, actor, now));

function possibleMove(dossier: DossierFacts, command: Command, actor: Actor, now: string): PossibleMove {
  const { state, memory } = dossier;
  const own = defaultCapacity(actor, command, state, SCREEN, memory);
  const capacity = own ?? defaultCapacity(actor, command, state, PAPER, memory) ?? null;
  const act: Act = {
    command,
    data: {},
    basis: own ? SCREEN : PAPER,
    capacity: capacity ?? whoMay(command, state, memory)[0]!,
  };
  const told = { command, capacity, recorded: capacity !== null && !own, ...outlook(state, command) };
  const answer = decide(dossier, act, actor, now);
  if (answer.ok) return { ...told, allowed: true, needs: [] };
  return { ...told, ...withoutInput(dossier, act, actor, now, answer.refusal) };
}

const outlook = (state: State, command: Command): { to: State[] } => ({
  to: [
    ...new Set(
      arrowsOf(state)
        .filter((arrow) => arrow.command === command && arrow.to)
        .map((arrow) => arrow.to!),
    ),
  ],
});

/** What remains of a refusal when the fields that the command will bring are left aside. */
function withoutInput(
  dossier: DossierFacts,
  act: Act,
  actor: Actor,
  now: string,
  refusal: Refusal,
): Pick<PossibleMove, 'allowed' | 'needs' | 'refusal'> {
  if (BEFORE_RULES.includes(refusal.code)) return { allowed: false, needs: [], refusal };
  const trial: Trial = { ...act, ...dossier, now, actorId: actor.personId };
  const arrows = arrowsOf(dossier.state).filter((arrow) => arrow.command === act.command);
  const { condition } = arrows.find((arrow) => isChosen(arrow.condition, trial)) ?? arrows[0]!;
  const names = standing(condition, trial);
  const needs = [...new Set(names.flatMap((name) => INPUT_RULES[name] ?? []))];
  const hard = names.find((name) => !INPUT_RULES[name]);
  if (!hard) return { allowed: true, needs };
  const [obstacle] = RULES[hard].obstacles(trial);
  return { allowed: false, needs, refusal: refuse(obstacle!.code, obstacle!.params) };
}

const standing = (condition: Condition, trial: Trial): RuleName[] =>
  condition.rules.filter((name) => RULES[name].obstacles(trial).length > 0);

/** Refusals that nothing filled in can take away; a choice that is missing is one of a batch alone. */
const BEFORE_RULES: readonly string[] = [
  'dossier.archived',
  'act.notYours',
  'batch.only',
  'move.notFromHere',
  'dossier.held',
];
