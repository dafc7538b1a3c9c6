import { COLUMN_FIELDS, columnOf, columnProblems, DEFAULT_COLUMNS } from '../../src/domain/set-columns.js';

const problemsOf = (...fields: Parameters<typeof columnOf>[0][]) =>
  columnProblems(fields.map(columnOf)).map(({ path, code }) => `${path}: ${code}`);

test('the columns that the program has are ones that an office could have chosen', () => {
  expect(columnProblems(DEFAULT_COLUMNS)).toEqual([]);
  expect(columnProblems(COLUMN_FIELDS.map(columnOf))).toEqual([]);
});

test.each([
  ['none', [], ['columns: list.wrongLength']],
  ['none with a name', ['position', 'unit'], ['columns: columns.noName']],
  ['one of them twice', ['name', 'unit', 'name'], ['columns[2].field: columns.twice']],
  ['blank ones as often as the receiver wants', ['name', 'blank', 'blank'], []],
] as const)('a list of columns with %s', (_, fields, problems) => {
  expect(problemsOf(...fields)).toEqual(problems);
});
