import { arrowsOf, tagsOf, type Arrow } from './arrows.js';
import { flowOf, type BatchKind } from './batches.js';
import { COMMAND_LABELS } from './command-labels.js';
import { COMMANDS, type Command } from './command.js';
import { BATCH_ROUTES } from './decide.js';
import { LIFE_CYCLE } from './line.js';
import { messagesOf, type Told } from './messages.js';
import type { Effect } from './memory.js';
import { recordersOf, whoMay } from './permissions.js';
import { CHOICE_LABELS, RULE_LABELS, type RuleLabel } from './rule-labels.js';
import type { ChoiceName } from './condition.js';
import type { RuleName } from './rules.js';
import {
  STATE_LABELS,
  STATES,
  STREAM_KINDS,
  type Capacity,
  type Role,
  type Sentence,
  type State,
  type Tag,
} from './vocabulary.js';

export interface TableState {
  state: State;
  label: Sentence;
  tags: Tag[];
  /** Whose turn it is; null where nothing is awaited. */
  turn: string | null;
}

export interface TableCommand {
  command: Command;
  label: Sentence;
  /** The route of its batch, where a dossier takes it from nowhere else. */
  route: string | null;
}

export interface TableRule extends RuleLabel {
  rule: RuleName;
}

/** One arrow, with all that a reader asks of it: who, on what condition, by when, and what follows. */
export interface TableArrow {
  /** Null for the making of a dossier. */
  from: State | null;
  command: Command;
  /** The same as `from` where the command keeps the state. */
  to: State;
  who: Capacity[];
  /** Who may enter it for them, from a paper (for a nominator also from a visit or a call). */
  recordedBy: Role[];
  condition: { choice: ({ name: ChoiceName } & Sentence) | null; target: State | null; rules: TableRule[] };
  /** Refused once the due date has passed, taken only then, or without regard to it. */
  deadline: 'before' | 'after' | null;
  effects: Effect[];
  messages: Told[];
}

export interface TableBatch {
  kind: BatchKind;
  arrows: { from: string; command: string; to: string[] }[];
}

export interface LifeCycleTable {
  version: number;
  states: TableState[];
  commands: TableCommand[];
  arrows: TableArrow[];
  rules: TableRule[];
  batches: TableBatch[];
}

/** The whole life cycle as data, joined from the machine, the rules, the permissions, the refusals and the messages. */
export const lifeCycleTable = (): LifeCycleTable => ({
  version: LIFE_CYCLE,
  states: STATES.map((state) => ({
    state,
    label: STATE_LABELS[state],
    tags: [...tagsOf(state)],
    turn: [...tagsOf(state)].find((tag) => tag.startsWith('turn:'))?.slice('turn:'.length) ?? null,
  })),
  commands: COMMANDS.map((command) => ({
    command,
    label: COMMAND_LABELS[command],
    route: BATCH_ROUTES[command] ?? null,
  })),
  arrows: [CREATION, ...STATES.flatMap((state) => arrowsOf(state).map(rowOf))],
  rules: (Object.keys(RULE_LABELS) as RuleName[]).map(ruleOf),
  batches: STREAM_KINDS.filter((kind): kind is BatchKind => kind !== 'dossier').map(batchOf),
});

const ruleOf = (rule: RuleName): TableRule => ({ rule, ...RULE_LABELS[rule] });

const recorders = (command: Command, who: readonly Capacity[]): Role[] =>
  [...new Set(who.flatMap((one) => recordersOf(command, one)))].filter((role) => !who.includes(role));

const CREATION: TableArrow = {
  from: null,
  command: 'CREATE',
  to: 'draft',
  who: [...whoMay('CREATE', 'draft')],
  recordedBy: recorders('CREATE', whoMay('CREATE', 'draft')),
  condition: { choice: null, target: null, rules: [] },
  deadline: null,
  effects: [],
  messages: [],
};

function rowOf({ command, from, to, condition, effects }: Arrow): TableArrow {
  const { choice, target, rules } = condition;
  const who = whoMay(command, from, { referred: choice === 'referred' });
  return {
    from,
    command,
    to: to ?? from,
    who: [...who],
    recordedBy: recorders(command, who),
    condition: {
      choice: choice ? { name: choice, ...CHOICE_LABELS[choice] } : null,
      target: target ?? null,
      rules: rules.map(ruleOf),
    },
    deadline: deadlineOf(rules),
    effects,
    messages: messagesOf(command, to ?? from, effects, command === 'HOLD'),
  };
}

function deadlineOf(rules: readonly RuleName[]): TableArrow['deadline'] {
  if (rules.includes('inTime')) return 'before';
  return rules.includes('overdue') ? 'after' : null;
}

const batchOf = (kind: BatchKind): TableBatch => ({
  kind,
  arrows: Object.entries(flowOf(kind)).flatMap(([from, commands]) =>
    Object.entries(commands).map(([command, to]) => ({ from, command, to: [to].flat() })),
  ),
});
