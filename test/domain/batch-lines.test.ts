import { belongsTo, movedBy, outcomesIn, textsIn } from '../../src/domain/batch-lines.js';
import { lineBody } from './trail.fixture.js';

const line = (stream: 'sheet' | 'submission' | 'decision' | 'organisation', command: string, data: object) => ({
  ...lineBody({ seq: 1, command, from: null, to: 'x' }),
  ...{ stream, data: data as never },
});

test.each([
  ['SIGN', 'SIGN', true],
  ['SIGN', 'RECALL', false],
  ['CREATE', 'NOMINATE', true],
  ['CREATE', 'CREATE', false],
  ['EXTEND', 'AMEND_CAMPAIGN', true],
])("a dossier's line of %s belongs to a list's line of %s: %s", (command, ofList, belongs) => {
  expect(belongsTo(command, ofList)).toBe(belongs);
});

test('a letter that is signed moves those that it names, but for those that the archive has', () => {
  const signed = line('submission', 'SIGN', { dossierIds: ['a', 'b', 'c'], archived: ['b'] });
  expect(movedBy(signed)).toEqual(
    new Map([
      ['a', null],
      ['c', null],
    ]),
  );
});

test('a decision moves each to its outcome', () => {
  const outcomes = [{ dossierId: 'a', outcome: 'awarded' }, 'torn', { dossierId: 'b', outcome: 'notAwarded' }];
  const decided = line('decision', 'DECIDE', { outcomes, dossierIds: ['c'] });
  expect(movedBy(decided)).toEqual(
    new Map([
      ['a', 'awarded'],
      ['b', 'notAwarded'],
    ]),
  );
});

test.each([
  ['an organisation', line('organisation', 'CLOSE_SEASON', { dossierIds: ['a'] })],
  ['a list of another kind', line('sheet', 'SIGN', { dossierIds: ['a'] })],
  ['a letter that is drawn up', line('submission', 'DRAW_UP', { dossierIds: ['a'] })],
  [
    'a letter that follows what was decided elsewhere',
    line('submission', 'RECALL', { dossierIds: ['a'], cause: 'void' }),
  ],
  ['a line that names no dossier', line('submission', 'SIGN', {})],
])('%s moves nobody by name', (_, given) => {
  expect(movedBy(given)).toBeNull();
});

test('what is no list is an empty one', () => {
  expect([outcomesIn({}), outcomesIn({ outcomes: 'a' }), textsIn(undefined), textsIn(['a', 1])]).toEqual([
    [],
    [],
    [],
    ['a', '1'],
  ]);
});
