import { readPastList } from '../../src/domain/past-reading.js';
import { placed } from '../../src/domain/past-matching.js';
import type { Answered, KnownNominee, Register } from '../../src/domain/past-known.js';
import { pastedTable } from '../../src/domain/pasted-table.js';
import type { Cell, Table } from '../../src/domain/table.js';

/** What stands in single cells of a list of past awards, and what a workbook hides. */
const TODAY = '2026-03-02';
const HEAD = ['STT', 'Họ và tên', 'Năm sinh', 'Loại', 'Đơn vị', 'Danh hiệu', 'Năm', 'Số quyết định', 'Ngày quyết định'];
type Row = Partial<Record<'name' | 'born' | 'kind' | 'place' | 'award' | 'year' | 'number' | 'date', string>>;

const SOUND: Required<Row> = {
  ...{ name: 'Mẫu Văn Một', born: '', kind: '', place: '', award: 'Giấy khen', year: '2024' },
  ...{ number: '1/QĐ', date: '05/02/2024' },
};
const cellsOf = (row: Row): string[] => {
  const { name, born, kind, place, award, year, number, date } = { ...SOUND, ...row };
  return ['1', name, born, kind, place, award, year, number, date];
};
const textOf = (...rows: Row[]) => [HEAD, ...rows.map(cellsOf)].map((cells) => cells.join('\t')).join('\n');
const listOf = (...rows: Row[]) => readPastList(pastedTable(textOf(...rows)), { today: TODAY });
const problemsOf = ({ problems }: ReturnType<typeof listOf>) =>
  problems.map(({ path, code, params }) => [path, code, params] as const);

test.each([
  ['1975', 1975],
  ['05/02/1975', 1975],
  ['', null],
  ['1800', 1800],
  ['2026', 2026],
])('a year of birth of %j is %j', (born, year) => {
  const list = listOf({ born });
  expect([list.problems, list.rows[0]?.award?.birthYear]).toEqual([[], year]);
});

test.each(['1799', '2027', '75', '19755', 'không rõ'])('a year of birth of %j is told', (born) => {
  expect(problemsOf(listOf({ born }))).toEqual([['C2', 'past.year', { least: 1800, most: 2026, value: born }]]);
});

test.each([
  [{ year: '2024' }, []],
  [{ year: 'năm 2024' }, []],
  [{ year: 'năm  2024' }, []],
  [{ year: 'nămx2024' }, ['past.year']],
  [{ year: '2027', date: '' }, ['past.year']],
  [{ date: '02/03/2026' }, []],
  [{ date: '03/03/2026' }, ['past.dateAhead']],
  [{ date: '31/12/2023' }, ['past.dateBeforeYear']],
  [{ kind: 'Hộ' }, []],
  [{ kind: 'ai đó' }, ['past.kind']],
  [{ award: '' }, ['past.missing']],
] as const)('%j is told %j', (row, codes) => {
  expect(listOf(row).problems.map(({ code }) => code)).toEqual(codes);
});

test('a row with something wrong in it is no award yet, and one without a name is nobody’s', () => {
  const list = listOf({}, { year: '2027', date: '' }, { name: '' });
  expect(list.rows.map(({ award }) => award?.sound)).toEqual([true, false, undefined]);
  expect(problemsOf(list)).toEqual([
    ['G3', 'past.year', { least: 1945, most: 2026, value: '2027' }],
    ['B4', 'past.missing', { field: 'name' }],
  ]);
});

describe('a workbook', () => {
  const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ...more });
  const table = (rows: Cell[][], more: Partial<Table> = {}, hidden: number[] = []): Table => ({
    rows: rows.map((cells, index) => ({ number: index + 1, hidden: hidden.includes(index + 1), cells })),
    merged: [],
    ...more,
  });
  const rows = () =>
    [HEAD, cellsOf({}), cellsOf({ name: 'Mẫu Văn Hai' })].map((cells) => cells.map((one) => cell(one)));
  const codes = (of: Table) => readPastList(of, { today: TODAY }).problems.map(({ path, code }) => `${path} ${code}`);

  test('with a hidden row is told of it', () => {
    expect(codes(table(rows(), {}, [3]))).toEqual(['A3 past.hidden']);
  });

  test.each([
    [{ top: 2, bottom: 3, left: 5, right: 5 }, ['F2 past.merged']],
    [{ top: 3, bottom: 4, left: 8, right: 9 }, ['I3 past.merged']],
    [{ top: 1, bottom: 1, left: 0, right: 8 }, []],
    [{ top: 2, bottom: 3, left: 0, right: 0 }, []],
    [{ top: 2, bottom: 3, left: 9, right: 10 }, []],
    [{ top: 4, bottom: 5, left: 1, right: 1 }, []],
  ])('whose cells %j were made one is told %j', (area, told) => {
    expect(codes(table(rows(), { merged: [area] }))).toEqual(told);
  });

  test('is not told a second time that what was made one is blank', () => {
    const blank = rows();
    blank[2]![5] = cell('');
    const area = { top: 2, bottom: 3, left: 5, right: 5 };
    expect(codes(table(blank, { merged: [area] }))).toEqual(['F2 past.merged']);
    expect(codes(table(blank))).toEqual(['F3 past.missing']);
  });

  test('whose number is a day, or whose formula went wrong, is told so', () => {
    const odd = rows();
    odd[1]![7] = cell('05/02/2024', { isDay: true });
    odd[2]![6] = cell('', { fault: 'error' });
    const told = readPastList(table(odd), { today: TODAY }).problems;
    expect(told.map(({ path }) => path)).toEqual(['H2', 'G3']);
    expect(told[0]!.code).toBe('past.numberIsDay');
  });
});

test('columns are named by letters, and what is no column of the list is told', () => {
  const text = 'Mẫu Văn Một\tGiấy khen\t2024';
  const read = (columns: object) => readPastList(pastedTable(text), { today: TODAY, columns });
  expect(read({ name: 'a', award: 'B', year: 'C' }).rows).toHaveLength(1);
  for (const letters of ['D', 'ABC', '1A', 'A1', ''])
    expect(read({ name: 'A', award: 'B', year: letters }).problems.map(({ code }) => code)).toEqual([
      'past.columnUnknown',
      'past.noColumn',
    ]);
  expect(read({}).problems.map(({ code }) => code)).toEqual(['past.noHeading']);
});

describe('of one name', () => {
  const known = (id: string, more: Partial<KnownNominee> = {}): KnownNominee => ({
    ...{ id, name: SOUND.name, as: SOUND.name, kind: 'individual', year: null, unit: '' },
    ...more,
  });
  const judged = (nominees: KnownNominee[], row: Row, of: Partial<Register> = {}, answered: Partial<Answered> = {}) => {
    const awards = listOf(row).rows.flatMap(({ award }) => award ?? []);
    const register = { nominees, near: [], awards: [], titles: [], units: ['Thôn Một', 'Thôn Một Tây'], ...of };
    const found = placed(awards, register, { nominees: new Map(), awards: [], addNominees: true, ...answered });
    const [award] = found.awards;
    return award
      ? 'id' in award.nominee
        ? award.nominee.id
        : `added in ${found.added[award.nominee.added]!.place}`
      : found.problems.map(({ code, params }) => [code, params['count'] ?? params['unit'] ?? params['near']]);
  };

  test.each<[KnownNominee[], Row, unknown]>([
    [[known('a', { year: 1975 })], { born: '1975' }, 'a'],
    [[known('a', { year: 1975 })], { born: '' }, 'a'],
    [[known('a', { year: 1975 })], { born: '1976' }, 'added in '],
    [[known('a', { year: 1975 }), known('b', { year: 1976 })], { born: '1976' }, 'b'],
    [[known('a'), known('b')], {}, [['past.nomineeSeveral', 2]]],
    [[known('a', { kind: 'household' })], { kind: 'cá nhân' }, 'added in '],
    [[known('a', { kind: 'household' }), known('b')], {}, 'b'],
    [[], { place: 'Trưởng thôn, Thôn Một Tây' }, 'added in Thôn Một Tây'],
    [[], { place: 'Thôn Một, xã Mẫu' }, 'added in Thôn Một'],
    [[], { place: 'Trưởng thôn' }, 'added in Trưởng thôn'],
    [[known('a', { unit: 'Thôn Một Tây' })], { place: 'Thôn Một' }, [['past.nomineeElsewhere', 'Thôn Một Tây']]],
    [[known('a', { name: 'Mẫu Văn Mót', as: 'Mẫu Văn Mót' })], {}, [['past.nomineeAlike', ['Mẫu Văn Mót']]]],
  ])('%j with the row %j is %j', (nominees, row, whose) => {
    expect(judged(nominees, row)).toEqual(whose);
  });

  test('who has this very award already is meant where no unit is told', () => {
    const two = [known('a', { unit: 'Thôn Một' }), known('b')];
    const had = { nomineeId: 'b', title: 'Giấy khen', year: 2024, decisionNumber: '1/QĐ' };
    expect(judged(two, {}, { awards: [had] })).toBe('b');
    expect(judged(two, {}, { awards: [had, { ...had, nomineeId: 'a' }] })).toEqual([['past.nomineeSeveral', 2]]);
    expect(judged(two, { place: 'Thôn Một Tây' }, { awards: [had] })).toEqual([['past.nomineeSeveral', 2]]);
  });

  test('so many are offered as a page shows, of those that are near', () => {
    const near = Array.from({ length: 30 }, (_, index) =>
      known(`n${index}`, { name: `Mẫu Văn Mộ${index}`, as: `Mẫu Văn Mộ${index}` }),
    );
    const awards = listOf({}).rows.flatMap(({ award }) => award ?? []);
    const register = { nominees: [], near, awards: [], titles: [], units: [] };
    const found = placed(awards, register, { nominees: new Map(), awards: [], addNominees: false });
    expect([...found.offers.values()].flat().length).toBeLessThanOrEqual(10);
    expect(found.problems.map(({ code }) => code)).toEqual(['past.nomineeUnknown']);
  });
});
