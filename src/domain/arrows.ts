import type { AnyStateNode, AnyTransitionDefinition, StateValue } from 'xstate';
import type { Command } from './command.js';
import { dossierMachine } from './dossier.machine.js';
import type { Effect } from './memory.js';
import type { Condition } from './condition.js';
import { STATES, type State, type Tag } from './vocabulary.js';

/** One arrow of the page, read off the machine: nothing here is written a second time. */
export interface Arrow {
  command: Command;
  from: State;
  /** Null where the command keeps the state. */
  to: State | null;
  condition: Condition;
  /** In the order in which they are done; the tidings of the state that it leads to come last. */
  effects: Effect[];
}

const GROUPS = /^(live|ended)\./;

/** The name of a state on the wire: its path without the two groups. */
const nameOf = (node: AnyStateNode): State => node.path.join('.').replace(GROUPS, '') as State;

const leaves = (node: AnyStateNode): AnyStateNode[] => {
  const children = Object.values(node.states) as AnyStateNode[];
  return children.length === 0 ? [node] : children.flatMap(leaves);
};

const nodes = new Map<State, AnyStateNode>(
  leaves(dossierMachine.root as AnyStateNode).map((node) => [nameOf(node), node]),
);

const upward = (node: AnyStateNode | undefined): AnyStateNode[] => (node ? [node, ...upward(node.parent)] : []);

const effectsOf = (actions: readonly unknown[]): Effect[] =>
  actions.map((action) => (typeof action === 'string' ? action : (action as { type: string }).type) as Effect);

/** An arrow of a group is left out where a nearer one takes the command: it never comes to it. */
function arrowsFrom(state: State): Arrow[] {
  const found: Arrow[] = [];
  for (const node of upward(nodes.get(state))) {
    const nearer = new Set(found.map((arrow) => arrow.command));
    const own = [...node.transitions.values()].flat().map((transition) => arrowOf(state, transition));
    found.push(...own.filter((arrow) => !nearer.has(arrow.command)));
  }
  return found;
}

function arrowOf(from: State, { eventType, guard, target: targets, actions }: AnyTransitionDefinition): Arrow {
  const target = targets?.[0] && initialLeaf(targets[0] as AnyStateNode);
  return {
    command: eventType as Command,
    from,
    to: target ? nameOf(target) : null,
    condition: (guard as { params: Condition } | undefined)?.params ?? { rules: [] },
    effects: effectsOf([...actions, ...(target?.entry ?? [])]),
  };
}

const initialLeaf = (node: AnyStateNode): AnyStateNode =>
  Object.keys(node.states).length === 0 ? node : initialLeaf(node.initial.target[0] as AnyStateNode);

const ARROWS = new Map<State, Arrow[]>(STATES.map((state) => [state, arrowsFrom(state)]));

const TAGS = new Map<State, ReadonlySet<Tag>>(
  STATES.map((state) => [state, new Set(upward(nodes.get(state)).flatMap((node) => node.tags as Tag[]))]),
);

/** Arrows of a state, nearest first, as XState tries them. */
export const arrowsOf = (state: State): readonly Arrow[] => ARROWS.get(state) ?? [];

const BY_COMMAND = new Map<State, Map<Command, readonly Arrow[]>>();

/** Those of one command: the very same list each time. */
export function arrowsFor(state: State, command: Command): readonly Arrow[] {
  const known = BY_COMMAND.get(state) ?? new Map<Command, readonly Arrow[]>();
  BY_COMMAND.set(state, known);
  const arrows = known.get(command) ?? arrowsOf(state).filter((arrow) => arrow.command === command);
  known.set(command, arrows);
  return arrows;
}

export const tagsOf = (state: State): ReadonlySet<Tag> => TAGS.get(state) ?? new Set();

export const statesWith = (tag: Tag): State[] => STATES.filter((state) => tagsOf(state).has(tag));

/** The value that XState knows a state by. */
export function machineValue(state: State): StateValue {
  const path = nodes.get(state)!.path;
  return path.slice(0, -1).reduceRight<StateValue>((value, key) => ({ [key]: value }), path.at(-1)!);
}

/** The name of the state that a snapshot stands in. */
export function stateOf(value: unknown): State {
  const path: string[] = [];
  let rest = value;
  while (typeof rest === 'object' && rest !== null) {
    const [key, inner] = Object.entries(rest)[0] ?? [];
    if (key) path.push(key);
    rest = inner;
  }
  return [...path, rest as string].join('.').replace(GROUPS, '') as State;
}
