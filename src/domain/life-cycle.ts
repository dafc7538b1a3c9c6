import { BATCH_STATE_LABELS } from './batch-labels.js';
import { EFFECT_LABELS } from './effect-labels.js';
import { lifeCycleMermaid } from './life-cycle-mermaid.js';
import { lifeCycleTable, type LifeCycleTable, type TableArrow, type TableBatch } from './life-cycle-table.js';
import { CATALOGUE } from './refusal-catalogue.js';
import {
  ROLE_LABELS,
  STATE_LABELS,
  STREAM_LABELS,
  TURN_LABELS,
  type Capacity,
  type Sentence,
  type State,
} from './vocabulary.js';

/** How many states have to share an arrow for it to be told once for all of them. */
const MANY = 3;

/** docs/life-cycle.md: everything that the machine knows, for people who read neither code nor JSON. */
export function lifeCyclePage(): string {
  const table = lifeCycleTable();
  const groups = grouped(table.arrows);
  const shared = groups.filter((group) => group.length >= MANY);
  const own = groups.filter((group) => group.length < MANY);
  return [
    INTRODUCTION,
    `## Sơ đồ · Diagram\n\n\`\`\`mermaid\n${lifeCycleMermaid()}\`\`\``,
    `## Trạng thái · States\n\n${statesTable(table)}`,
    `## Nhận ở nhiều trạng thái · Taken in many states\n\n${arrowsTable(table, shared, true)}`,
    '## Từng trạng thái · State by state',
    ...table.states.map(({ state }) => section(table, state, own)),
    `## Chỉ nhận theo cả danh sách · Taken only for a whole list\n\n${routesTable(table)}`,
    '## Phiên họp, phiếu, tờ trình, quyết định · Sittings, sheets, submissions, decisions',
    ...table.batches.map(batchSection),
    `## Điều kiện và lời từ chối · Rules and their refusals\n\n${rulesTable(table)}`,
    '',
  ].join('\n\n');
}

const INTRODUCTION = `# Vòng đời hồ sơ · The life cycle of a dossier

<!-- Generated from src/domain/dossier.machine.ts by \`npm run docs\`. Do not edit. -->

Trang này do máy trạng thái sinh ra. Mỗi dòng là một bước: ai làm, với điều kiện nào, kéo theo việc gì, báo cho ai. Việc của
người khác ghi theo văn bản của họ thì ghi sau dấu ✎. Khi một danh sách đi chung, mỗi người chỉ được báo một lần.

This page is drawn from the machine. Each row is one arrow: who gives it, on what condition, what follows, who is told. After ✎
stands who may record it from a paper (for a nominator also from a visit or a call). A batch tells each person once.`;

const both = ({ vi, en }: Sentence): string => `${vi} · ${en}`;
const roles = (who: readonly Capacity[]): string => who.map((one) => both(ROLE_LABELS[one])).join('<br>');
const code = (text: string): string => `\`${text}\``;
const rows = (head: string[], body: string[][]): string =>
  [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const statesTable = ({ states }: LifeCycleTable): string =>
  rows(
    ['Trạng thái · State', 'Tên · Name', 'Đến lượt · Turn', 'Dấu · Tags'],
    states.map(({ state, label, turn, tags }) => [
      code(state),
      both(label),
      turn ? both(TURN_LABELS[turn]!) : '–',
      tags
        .filter((tag) => !tag.startsWith('turn:'))
        .map(code)
        .join(' '),
    ]),
  );

/** Arrows that differ in nothing but the state that they leave. */
function grouped(arrows: readonly TableArrow[]): TableArrow[][] {
  const groups = new Map<string, TableArrow[]>();
  for (const arrow of arrows) {
    const { from, to, messages: _, ...rest } = arrow;
    const key = JSON.stringify({ ...rest, to: from === to ? null : to });
    groups.set(key, [...(groups.get(key) ?? []), arrow]);
  }
  return [...groups.values()];
}

function section(table: LifeCycleTable, state: State, own: readonly TableArrow[][]): string {
  const here = own.flat().filter((arrow) => arrow.from === state || (arrow.from === null && arrow.to === state));
  const head = `### ${code(state)} ${both(STATE_LABELS[state])}`;
  const none =
    state === 'archived' ? 'Không nhận lệnh nào · It takes no command.' : 'Xem bảng trên · See the table above.';
  return `${head}\n\n${
    here.length === 0
      ? none
      : arrowsTable(
          table,
          here.map((arrow) => [arrow]),
        )
  }`;
}

function arrowsTable(table: LifeCycleTable, groups: readonly TableArrow[][], withStates = false): string {
  const head = [
    'Lệnh · Command',
    'Đến · To',
    'Ai · Who',
    'Điều kiện · Conditions',
    'Kéo theo · Effects',
    'Báo · Message',
  ];
  const body = groups.map((group) => arrowRow(table, group));
  const states = groups.map((group) => group.map((arrow) => code(arrow.from!)).join(' '));
  return withStates
    ? rows(
        ['Từ · From', ...head],
        body.map((row, index) => [states[index]!, ...row]),
      )
    : rows(head, body);
}

function arrowRow({ commands }: LifeCycleTable, group: readonly TableArrow[]): string[] {
  const { from, to, command, who, recordedBy, condition, effects } = group[0]!;
  const { label } = commands.find((one) => one.command === command)!;
  const recorded = recordedBy.length > 0 ? [`✎ ${recordedBy.map((one) => both(ROLE_LABELS[one])).join(', ')}`] : [];
  const followed = effects.filter((effect) => !effect.startsWith('tell')).map((effect) => both(EFFECT_LABELS[effect]));
  return [
    `${code(command)}${from ? '' : ' (mới · new)'}<br>${both(label)}`,
    to === from ? '=' : code(to),
    [roles(who), ...recorded].join('<br>'),
    conditions(condition).join('<br>') || '–',
    followed.join('<br>') || '–',
    messages(group) || '–',
  ];
}

const conditions = ({ choice, target, rules }: TableArrow['condition']): string[] => [
  ...(choice ? [`**${both(choice)}** (${code(choice.name)})`] : []),
  ...(target ? [`**đề nghị về · asked back to** ${code(target)}`] : []),
  ...rules.map(({ rule, vi, en }) => `${code(rule)} ${both({ vi, en })}`),
];

function messages(group: readonly TableArrow[]): string {
  const told = group
    .flatMap((arrow) => arrow.messages)
    .map(({ message, to }) => `${code(message)} → ${both(ROLE_LABELS[to])}`);
  return [...new Set(told)].join('<br>');
}

const routesTable = ({ commands }: LifeCycleTable): string =>
  rows(
    ['Lệnh · Command', 'Tên · Name', 'Đường dẫn · Route'],
    commands
      .filter(({ route }) => route)
      .map(({ command, label, route }) => [code(command), both(label), code(route!)]),
  );

function batchSection({ kind, arrows }: TableBatch): string {
  const named = (state: string) => `${code(state)} ${both(BATCH_STATE_LABELS[kind][state]!)}`;
  const body = arrows.map(({ from, command, to }) => [named(from), code(command), to.map(named).join('<br>')]);
  return `### ${code(kind)} ${both(STREAM_LABELS[kind])}\n\n${rows(['Từ · From', 'Lệnh · Command', 'Đến · To'], body)}`;
}

const rulesTable = ({ rules }: LifeCycleTable): string =>
  rows(
    ['Điều kiện · Rule', 'Đòi hỏi · It demands', 'Từ chối · Refusal'],
    rules.map(({ rule, vi, en, codes }) => [
      code(rule),
      both({ vi, en }),
      codes.map((one) => `${code(one)} ${both(CATALOGUE[one])}`).join('<br>'),
    ]),
  );
