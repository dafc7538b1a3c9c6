import { readFileSync } from 'node:fs';
import { arrowsOf } from '../../src/domain/arrows.js';
import { BATCH_STATE_LABELS } from '../../src/domain/batch-labels.js';
import { flowOf, type BatchKind } from '../../src/domain/batches.js';
import { lifeCycleMermaid } from '../../src/domain/life-cycle-mermaid.js';
import { lifeCycleTable } from '../../src/domain/life-cycle-table.js';
import { lifeCyclePage } from '../../src/domain/life-cycle.js';
import { STATES } from '../../src/domain/vocabulary.js';

const REFRESH = 'docs/life-cycle.md is stale; refresh it with: npm run build && npm run docs';

const rowOf = (from: string | null, command: string, to: string) =>
  lifeCycleTable().arrows.find((arrow) => arrow.from === from && arrow.command === command && arrow.to === to);

test('the page in docs/ is the one that the machine gives now', () => {
  const stored = readFileSync('docs/life-cycle.md', 'utf8');
  expect(stored === lifeCyclePage() ? 'fresh' : REFRESH).toBe('fresh');
});

test('the table holds every arrow of the machine once, and the making of a dossier', () => {
  const arrows = STATES.flatMap((state) => arrowsOf(state));
  expect(lifeCycleTable().arrows).toHaveLength(arrows.length + 1);
  expect(rowOf(null, 'CREATE', 'draft')).toMatchObject({ who: ['nominator'], recordedBy: ['clerk'] });
});

test('a row answers who, on what condition, by when, what follows and who is told', () => {
  expect(rowOf('evidence.supplement', 'RESUBMIT', 'evidence.appraisal')).toEqual({
    from: 'evidence.supplement',
    command: 'RESUBMIT',
    to: 'evidence.appraisal',
    who: ['nominator'],
    recordedBy: ['clerk'],
    condition: {
      choice: null,
      target: null,
      rules: [
        { rule: 'inTime', vi: 'chưa quá hạn', en: 'the due date has not passed', codes: ['deadline.passed'] },
        {
          rule: 'answered',
          vi: 'đã trả lời đủ các mục',
          en: 'every item is answered',
          codes: ['supplement.unanswered'],
        },
      ],
    },
    deadline: 'before',
    effects: ['clearDue', 'tellTurn'],
    messages: [{ message: 'turn.evidence.appraisal', to: 'clerk' }],
  });
});

test('a hold during the vote takes the dossier off its sheet and tells the unit, not the secretary', () => {
  const row = rowOf('councilVote.voting', 'HOLD', 'councilVote.scheduled');
  expect(row?.effects).toEqual(['hold', 'leaveSheet', 'tellUnit', 'tellTurn']);
  expect(row?.messages).toEqual([{ message: 'held', to: 'nominator' }]);
});

test('a reinstatement names the state that was asked for, and nobody records it for the chair', () => {
  const row = rowOf('lapsed', 'REINSTATE', 'evidence.supplement');
  expect(row?.condition.target).toBe('evidence.supplement');
  expect(row?.recordedBy).toEqual([]);
});

test('only the deadline itself is taken after the due date, and only what is handed in is refused then', () => {
  const commands = (deadline: string) => [
    ...new Set(
      lifeCycleTable()
        .arrows.filter((arrow) => arrow.deadline === deadline)
        .map((arrow) => arrow.command),
    ),
  ];
  expect(commands('after')).toEqual(['DEADLINE_PASSED']);
  expect(commands('before')).toEqual(['SUBMIT', 'COMPLETE', 'RESUBMIT']);
});

test('whose turn it is stands at every live state, and at no other', () => {
  const { states } = lifeCycleTable();
  expect(states.filter((state) => state.turn !== null).map((state) => state.state)).toEqual(
    states.filter((state) => state.tags.includes('live')).map((state) => state.state),
  );
});

test('the diagram draws each group as a box and what all of a group share from the box', () => {
  const lines = lifeCycleMermaid()
    .split('\n')
    .map((line) => line.trim());
  expect(lines[0]).toBe('stateDiagram-v2');
  expect(lines.filter((line) => line.endsWith('{')).map((line) => line.split(' ').at(-2))).toEqual([
    'evidence',
    'councilVote',
    'forwarded',
    'ended',
  ]);
  expect(lines.filter((line) => line.includes('CLOSE_SEASON'))).toEqual(['ended --> archived : CLOSE_SEASON']);
  expect(lines.filter((line) => line.includes('WITHDRAW')).map((line) => line.split(' ')[0])).toEqual([
    'draft',
    'evidence',
    'councilVote',
    'recommended',
    'forwarding',
    'forwarded',
    'returned',
  ]);
});

test('every state is a node of the diagram, and no edge ends elsewhere', () => {
  const diagram = lifeCycleMermaid();
  const nodes = new Set([...diagram.matchAll(/ as (\w+)/g)].map(([, id]) => id));
  const ends = [...diagram.matchAll(/(\w+) --> (\w+)/g)].flatMap(([, from, to]) => [from, to]);
  for (const state of STATES) expect(nodes).toContain(state.replaceAll('.', '_'));
  expect(ends.filter((end) => !nodes.has(end))).toEqual([]);
});

test.each(Object.keys(BATCH_STATE_LABELS) as BatchKind[])(
  'every state of a %s has its name in both languages',
  (kind) => {
    const flow = flowOf(kind);
    const states = new Set([
      ...Object.keys(flow),
      ...Object.values(flow).flatMap((commands) => Object.values(commands).flat()),
    ]);
    expect(Object.keys(BATCH_STATE_LABELS[kind]).sort()).toEqual([...states].sort());
  },
);
