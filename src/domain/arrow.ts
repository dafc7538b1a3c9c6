import type { Command } from './command.js';
import type { Effect } from './memory.js';
import type { ChoiceName, Condition } from './condition.js';
import type { RuleName } from './rules.js';
import { OPEN_STATES, type State, type Tag } from './vocabulary.js';

/** The notation of dossier.machine.ts: an arrow reads `to(target, condition, ...effects)`; `stay` keeps the state. */
export interface Guard {
  type: 'holds';
  params: Condition;
}

const holds = (params: Condition): Guard => ({ type: 'holds', params });

export const when = (...rules: RuleName[]): Guard => holds({ rules });

export const choose = (choice: ChoiceName, ...rules: RuleName[]): Guard => holds({ choice, rules });

/** XState reads a dot in an id as the way to a child, so the id of a state has slashes. */
const idOf = (state: State) => state.replaceAll('.', '/');

export const to = (state: State, guard: Guard, ...actions: Effect[]) => ({ target: `#${idOf(state)}`, guard, actions });

export const stay = (guard: Guard, ...actions: Effect[]) => ({ guard, actions });

/** Commands that only leave their line: what they tell of lies elsewhere. */
export const noted = <Name extends Command>(...commands: Name[]) =>
  Object.fromEntries(commands.map((command) => [command, stay(when())])) as Record<Name, ReturnType<typeof stay>>;

/** The arrows of REINSTATE: one for each state that may be asked for. What is awarded again does not live again. */
export const back = (...targets: State[]) => ({
  REINSTATE: targets.map((target) => to(target, holds({ target, rules: rulesBackTo(target) }), 'reinstate')),
});

/** What lives again has no twin, and where it is handed in its date lies ahead on the day it goes, too. */
const rulesBackTo = (target: State): RuleName[] => [
  ...(['pending', 'anotherPerson'] as const),
  ...(target === 'awarded' ? [] : (['onlyLive'] as const)),
  ...(OPEN_STATES.includes(target) ? (['dateStillAhead'] as const) : []),
];

export const station = (id: State, ...tags: Tag[]) => ({
  id: idOf(id),
  tags: OPEN_STATES.includes(id) ? (['open', ...tags] as Tag[]) : tags,
  entry: { type: 'tellTurn' as const },
});

export const ending = (id: State, ...tags: Tag[]) => ({ id: idOf(id), tags, entry: { type: 'tellUnit' as const } });
