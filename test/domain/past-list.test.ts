import { leftOutOf } from '../../src/domain/past-left-out.js';
import * as fc from 'fast-check';
import { fieldHeaded } from '../../src/domain/past-columns.js';
import type { KnownNominee, Register } from '../../src/domain/past-known.js';
import { placed } from '../../src/domain/past-matching.js';
import { readPastList } from '../../src/domain/past-reading.js';
import { pastedTable } from '../../src/domain/pasted-table.js';
import { columnLetters, columnOf } from '../../src/domain/table.js';
import { spellingKey } from '../../src/domain/text.js';
import { writtenDay } from '../../src/domain/written-day.js';

const TODAY = '2026-03-02';
const HEAD = 'STT\tHọ và tên\tĐơn vị\tDanh hiệu\tNăm\tSố quyết định\tNgày quyết định\tNgười quyết định';
const read = (text: string, more: object = {}) => readPastList(pastedTable(text), { today: TODAY, ...more });
const list = (...rows: string[]) => read([HEAD, ...rows].join('\n'));
const told = ({ problems }: ReturnType<typeof read>) => problems.map(({ path, code }) => `${path} ${code}`);
const award = (text: string, more?: object) => read(text, more).rows[0]?.award;

test.each([
  ['STT', 'ordinal'],
  ['TT', 'ordinal'],
  ['Họ và tên', 'name'],
  ['HỌ, TÊN', 'name'],
  ['ho va ten', 'name'],
  ['Tên tập thể', 'name'],
  ['Họ và tên / Tên tập thể', 'name'],
  ['Năm sinh', 'birthYear'],
  ['Đơn vị', 'place'],
  ['Thôn', 'place'],
  ['Chức vụ, đơn vị công tác', 'place'],
  ['Danh hiệu', 'award'],
  ['Hình thức khen thưởng', 'award'],
  ['Danh hiệu/Hình thức khen thưởng', 'award'],
  ['Năm', 'year'],
  ['Năm được khen', 'year'],
  ['Số quyết định', 'number'],
  ['Số QĐ', 'number'],
  ['Quyết định số', 'number'],
  ['Ngày quyết định', 'date'],
  ['Ngày, tháng, năm', 'date'],
  ['Người quyết định', 'decidedBy'],
  ['Cơ quan ban hành quyết định', 'decidedBy'],
  ['Số, ngày, tháng, năm của quyết định', 'decision'],
  ['Thôn Một', undefined],
  ['Tập thể Thôn Một', undefined],
  ['Ghi chú', undefined],
])('a column headed %j is %s', (heading, field) => {
  expect(fieldHeaded(heading)).toBe(field);
  expect(fieldHeaded(heading.normalize('NFD'))).toBe(field);
});

test('columns stand in any order below the title of a list, and what an office writes is read', () => {
  const text = [
    'DANH SÁCH KHEN THƯỞNG NĂM 2024',
    '',
    'Năm\tHÌNH THỨC KHEN THƯỞNG\tHo va ten\tNgay quyet dinh\tSo QD\tCơ quan quyết định',
    '2024\tGiấy khen\t"Bà Nguyễn Thị\nMẫu"\tngày 05 tháng 02 năm 2024\t12/QĐ-UBND\tChủ tịch UBND xã Mẫu',
  ].join('\n');
  expect(read(text)).toMatchObject({ problems: [], leftOut: [] });
  expect(award(text)).toMatchObject({
    ...{ name: 'Nguyễn Thị Mẫu', kind: 'individual', title: 'Giấy khen', year: 2024, decisionNumber: '12/QĐ-UBND' },
    ...{ decisionDate: '2024-02-05', decidedBy: 'Chủ tịch UBND xã Mẫu', cells: { name: 'C4', award: 'B4' } },
  });
});

test('the parts of a list tell the kind, its total and what stands around it tell of nobody', () => {
  const found = list(
    '(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)',
    'I\tTẬP THỂ',
    '1\tMẫu Một\tThôn Một\tGiấy khen\t2024',
    '',
    'II. Cá nhân (1)',
    '1\tTổ Văn Hai\tThôn Hai\tGiấy khen\t2024',
    'Tổng cộng: 2',
    '\t\t\t\t\t\t\tCHỦ TỊCH',
  );
  expect(told(found)).toEqual([]);
  expect(found.rows.map(({ row, award: of }) => [row, of?.name, of?.kind])).toEqual([
    [4, 'Mẫu Một', 'collective'],
    [7, 'Tổ Văn Hai', 'individual'],
  ]);
  expect(found.leftOut.map(({ row, why }) => [row, why])).toEqual([
    ...[
      [2, 'numbering'],
      [3, 'section'],
      [5, 'blank'],
      [6, 'section'],
      [8, 'total'],
      [9, 'note'],
    ],
  ]);
});

test.each([
  ['no name', '1\t\tThôn Một\tGiấy khen\t2024', ['B2 past.missing']],
  ['no award', '1\tMẫu A\tThôn Một\t\t2024', ['D2 past.missing']],
  ['no year', '1\tMẫu A\tThôn Một\tGiấy khen\t', ['E2 past.missing']],
  ['a year in two digits', '1\tMẫu A\t\tGiấy khen\t24', ['E2 past.year']],
  ['a year ahead', '1\tMẫu A\t\tGiấy khen\t2027', ['E2 past.year']],
  ['a year before the republic', '1\tMẫu A\t\tGiấy khen\t1944', ['E2 past.year']],
  ['two years', '1\tMẫu A\t\tGiấy khen\t2023-2024', ['E2 past.year']],
  ['a day that does not exist', '1\tMẫu A\t\tGiấy khen\t2024\t1/QĐ\t30/02/2024', ['G2 past.date']],
  ['months before days', '1\tMẫu A\t\tGiấy khen\t2024\t1/QĐ\t02/25/2024', ['G2 past.date']],
  ['a day ahead', '1\tMẫu A\t\tGiấy khen\t2026\t1/QĐ\t03/03/2026', ['G2 past.dateAhead']],
  ['a decision before its year', '1\tMẫu A\t\tGiấy khen\t2024\t1/QĐ\t31/12/2023', ['G2 past.dateBeforeYear']],
  ['a name without end', `1\tMẫu ${'A'.repeat(300)}\t\tGiấy khen\t2024`, ['B2 text.tooLong']],
  [
    'everything at once',
    '1\t\t\t\t24\t1\t31/04/2024',
    ['B2 past.missing', 'D2 past.missing', 'E2 past.year', 'G2 past.date'],
  ],
])('%s is told at its cell', (_, row, expected) => {
  expect(told(list(row))).toEqual(expected);
});

test('a problem says what stands in the cell, what is wrong and what to do', () => {
  const [problem] = list('1\tMẫu A\t\tGiấy khen\t2024\t1/QĐ\t30/02/2024').problems;
  expect(problem).toEqual({
    ...{ path: 'G2', code: 'past.date', params: { value: '30/02/2024' } },
    message: {
      vi: 'Không phải một ngày có thật; ghi ngày, tháng, năm như 05/02/2024.',
      en: 'It is no day that exists; write day/month/year, such as 05/02/2024.',
    },
  });
});

test('a list without a heading, a column that nobody has, and a list that is too long are refused as a whole', () => {
  expect(told(read('Mẫu A\tGiấy khen\t2024'))).toEqual([' past.noHeading']);
  expect(told(read('Họ và tên\tĐơn vị\nMẫu A\tThôn Một'))).toEqual([' past.noColumn', ' past.noColumn']);
  expect(told(read(HEAD))).toEqual([' past.empty']);
  expect(told(read(''))).toEqual([' past.noHeading']);
  const rows = Array.from({ length: 2001 }, (_, index) => `${index}\tMẫu ${index}\t\tGiấy khen\t2024`);
  expect(told(list(...rows))).toEqual(['A2002 past.tooMany']);
  expect(list(...rows.slice(1)).rows.length).toBe(2000);
});

test('what is said of columns and of the whole list takes the place of headings, and a cell that of the whole', () => {
  const columns = { name: 'A', number: 'B' };
  const forAll = { award: 'Giấy khen', year: 2023, number: '9/QĐ', date: '2024-01-05', decidedBy: 'UBND xã' };
  const found = read('Mẫu A\nMẫu B\t7/QĐ', { columns, forAll });
  expect(told(found)).toEqual([]);
  expect(found.rows.map(({ award: of }) => [of?.title, of?.year, of?.decisionNumber, of?.decisionDate])).toEqual([
    ['Giấy khen', 2023, '9/QĐ', '2024-01-05'],
    ['Giấy khen', 2023, '7/QĐ', '2024-01-05'],
  ]);
  expect(told(read('Mẫu A', { columns: { name: 'C' }, forAll }))).toEqual([' past.columnUnknown', ' past.noHeading']);
});

test('number, date and authority in one cell are taken apart', () => {
  const text = (decision: string) =>
    `Tên tập thể\tDanh hiệu\tNăm\tSố, ngày, tháng, năm của quyết định\nMẫu\tGiấy khen\t2024\t${decision}`;
  expect(award(text('Số 12/QĐ-UBND ngày 05/02/2024 của Chủ tịch UBND xã Mẫu'))).toMatchObject({
    ...{ kind: 'collective', kindSure: true, decisionNumber: '12/QĐ-UBND', decisionDate: '2024-02-05' },
    decidedBy: 'Chủ tịch UBND xã Mẫu',
  });
  expect(told(read(text('theo quyết định')))).toEqual(['D2 past.decision']);
});

test.each([
  ['05/02/2024', '2024-02-05'],
  ['5-2-2024', '2024-02-05'],
  ['05.02.2024', '2024-02-05'],
  ['ngày 05 tháng 02 năm 2024', '2024-02-05'],
  ['Ngày 5 tháng 2 năm 2024'.normalize('NFD'), '2024-02-05'],
  ['2024-02-05', '2024-02-05'],
  ['45327', '2024-02-05'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2023', undefined],
  ['05/02/24', undefined],
  ['tháng 02 năm 2024', undefined],
  ['', undefined],
])('the day %j is %s', (text, day) => {
  expect(writtenDay(text)).toBe(day);
});

test('letters and columns are the same however far to the right', () => {
  fc.assert(fc.property(fc.nat(18_000), (column) => columnOf(columnLetters(column)) === column));
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

const VIETNAMESE = [...'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcghklmnpqrstvx'];
const word = fc.array(fc.constantFrom(...VIETNAMESE), { minLength: 1, maxLength: 6 }).map((letters) => {
  const text = letters.join('');
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
});
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `Mẫu ${words.join(' ')}`);
const free = fc.string({ unit: fc.constantFrom(...VIETNAMESE, '"', '\t', '\n', '\r\n', ',', '/', 'Q'), maxLength: 20 });
const cell = (text: string) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const oneLine = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');

test('whatever is written is read back, in NFC and one line, however it was typed and quoted', () => {
  const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-03-01'), noInvalidDate: true });
  fc.assert(
    fc.property(name, free, free, day, fc.boolean(), (who, number, by, on, apart) => {
      const iso = on.toISOString().slice(0, 10);
      const row = [who, 'Giấy khen', '2024', number, iso.split('-').toReversed().join('/'), by].map(cell).join('\t');
      const text = `Họ và tên\tDanh hiệu\tNăm\tSố QĐ\tNgày QĐ\tNgười ký\n${row}`;
      expect(award(apart ? text.normalize('NFD') : text)).toMatchObject({
        ...{ name: who, decisionNumber: oneLine(number) || null, decidedBy: oneLine(by) || null, decisionDate: iso },
      });
    }),
  );
});

test('any table of cells is read back from what Excel would copy', () => {
  const grid = fc.array(fc.array(free, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(grid, (rows) => {
      const text = rows.map((cells) => cells.map(cell).join('\t')).join('\r\n');
      const plain = (of: string) => of.trim().replaceAll(/\s+/g, ' ');
      expect(pastedTable(text).rows.map(({ cells }) => cells.map((one) => one.text))).toEqual(
        rows.map((cells) => cells.map(plain)),
      );
    }),
  );
});

test.each([
  ['HOÀ', 'Hòa', true],
  ['Hoà', 'Hóa', false],
  ['Thuỷ', 'Thủy', true],
  ['An', 'Ân', false],
])('%s and %s are one spelling: %s', (one, other, same) => {
  expect(spellingKey(one) === spellingKey(other)).toBe(same);
});

describe('whose award it is', () => {
  const known = (id: string, of: string, more: Partial<KnownNominee> = {}): KnownNominee => ({
    ...{ id, name: of, as: of, kind: 'individual', year: null, unit: '' },
    ...more,
  });
  const register = (more: Partial<Register> = {}): Register => ({
    ...{ nominees: [], near: [], awards: [], titles: [], units: [] },
    ...more,
  });
  const judge = (rows: string[], of: Partial<Register>, answered: object = {}) => {
    const told_ = list(...rows).rows.flatMap((one) => one.award ?? []);
    const found = placed(told_, register(of), { nominees: new Map(), awards: [], addNominees: false, ...answered });
    return {
      problems: found.problems.map(({ path, code }) => `${path} ${code}`),
      awards: found.awards.map(({ row, nominee, already }) => [
        row.row,
        'id' in nominee ? nominee.id : nominee.added,
        already,
      ]),
      offers: [...found.offers.values()].flat().map(({ id }) => id),
    };
  };
  const A = '1\tNguyễn Văn Hòa\tThôn Một\tGiấy khen\t2024\t1/QĐ';

  test('the name as it is spelled finds it, also in capitals, with the old place of the mark, and by a merged row', () => {
    const hoa = known('a', 'Nguyễn Văn Hoà');
    expect(judge([A], { nominees: [hoa] })).toEqual({ problems: [], awards: [[2, 'a', false]], offers: [] });
    expect(judge([A.toUpperCase().replace('GIẤY KHEN', 'Giấy khen')], { nominees: [hoa] }).awards).toEqual([
      [2, 'a', false],
    ]);
    const merged = [
      known('a', 'Nguyễn Văn Hòa Bình', { as: 'Nguyễn Văn Hòa' }),
      known('a', 'Nguyễn Văn Hòa Bình', { as: 'Nguyễn Văn Hoà' }),
    ];
    expect(judge([A], { nominees: merged }).awards).toEqual([[2, 'a', false]]);
  });

  test('another spelling is offered and not taken, also where unknown nominees are added', () => {
    const hoas = [known('a', 'Nguyễn Văn Hóa'), known('b', 'Nguyen Van Hoa')];
    for (const addNominees of [true, false])
      expect(judge([A], { nominees: hoas }, { addNominees })).toEqual({
        ...{ problems: ['B2 past.nomineeAlike'], awards: [], offers: ['a', 'b'] },
      });
  });

  test('of several of one name the unit decides, else somebody must', () => {
    const two = [
      known('a', 'Nguyễn Văn Hòa', { unit: 'Thôn Một' }),
      known('b', 'Nguyễn Văn Hòa', { unit: 'Thôn Hai' }),
    ];
    const of = { nominees: two, units: ['Thôn Một', 'Thôn Hai'] };
    expect(judge([A], of).awards).toEqual([[2, 'a', false]]);
    const elsewhere = A.replace('Thôn Một', 'Thôn Mười');
    expect(judge([elsewhere], of)).toMatchObject({
      problems: ['B2 past.nomineeSeveral'],
      offers: ['a', 'b'],
    });
    expect(judge([elsewhere], of, { nominees: new Map([[2, 'b']]) }).awards).toEqual([[2, 'b', false]]);
    expect(judge([elsewhere], of, { nominees: new Map([[2, 'c']]) }).problems).toEqual(['B2 past.choiceUnknown']);
    expect(judge([elsewhere], of, { nominees: new Map([[2, null]]) }).awards).toEqual([[2, 0, false]]);
  });

  test('who is not there is told with those that are near, or added once for all his rows', () => {
    const near = [known('a', 'Nguyễn Văn Hào'), known('b', 'Trần Văn Xa Lắm')];
    expect(judge([A], { near })).toEqual({ problems: ['B2 past.nomineeUnknown'], awards: [], offers: ['a'] });
    expect(judge([A, A.replace('2024', '2023')], {}, { addNominees: true }).awards).toEqual([
      [2, 0, false],
      [3, 0, false],
    ]);
  });

  test('two of one new name in two units are two; a row that tells no unit, or more of it, is of the first', () => {
    const units = ['Thôn Một', 'Thôn Hai'];
    const hai = A.replace('Thôn Một', 'Thôn Hai').replace('1/QĐ', '2/QĐ');
    const bare = A.replace('Thôn Một', '').replace('1/QĐ', '3/QĐ');
    const more = A.replace('Thôn Một', 'Trưởng thôn, Thôn Một').replace('1/QĐ', '4/QĐ');
    const post = A.replace('Thôn Một', 'Bí thư chi bộ').replace('1/QĐ', '5/QĐ');
    const added = (answered: object, ...rows: string[]) =>
      judge(rows, { units }, answered).awards.map(([, whose]) => whose);
    expect(added({ addNominees: true }, A, hai, bare, more)).toEqual([0, 1, 0, 0]);
    expect(added({ addNominees: true }, bare, A, hai)).toEqual([0, 0, 1]);
    expect(added({ addNominees: true }, post, A, post.replace('Bí thư chi bộ', 'Trưởng ban'))).toEqual([0, 0, 0]);
    const chosen = new Map([2, 3].map((row) => [row, null]));
    expect(added({ nominees: chosen }, A, hai)).toEqual([0, 1]);
  });

  test('the only one of a name is not taken where the list names another unit of the office, until somebody says so', () => {
    const of = { nominees: [known('a', 'Nguyễn Văn Hòa', { unit: 'Thôn Hai' })], units: ['Thôn Một', 'Thôn Hai'] };
    expect(judge([A], of)).toEqual({ problems: ['B2 past.nomineeElsewhere'], awards: [], offers: ['a'] });
    expect(judge([A], of, { nominees: new Map([[2, 'a']]) }).awards).toEqual([[2, 'a', false]]);
    expect(judge([A], of, { nominees: new Map([[2, null]]) }).awards).toEqual([[2, 0, false]]);
    for (const place of ['Thôn Hai', 'Trưởng thôn', 'Thôn Mười', ''])
      expect(judge([A.replace('Thôn Một', place)], of).awards).toEqual([[2, 'a', false]]);
  });

  test('an award is one with another by nominee, name and year, and by its decision where both tell it', () => {
    const nominees = [known('a', 'Nguyễn Văn Hòa')];
    const award_ = { nomineeId: 'a', title: 'GIẤY KHEN', year: 2024, decisionNumber: '1/qđ' };
    expect(judge([A], { nominees, awards: [award_] }).awards).toEqual([[2, 'a', true]]);
    expect(judge([A], { nominees, awards: [{ ...award_, decisionNumber: null }] }).awards).toEqual([[2, 'a', true]]);
    expect(judge([A], { nominees, awards: [{ ...award_, decisionNumber: '2/QĐ' }] }).awards).toEqual([[2, 'a', false]]);
    expect(judge([A, A], { nominees }).problems).toEqual(['B3 past.twice']);
    expect(judge([A, A.replace('1/QĐ', '2/QĐ')], { nominees }).problems).toEqual([]);
  });

  test('an award that nobody knows is told with what may be meant, until it is confirmed', () => {
    const nominees = [known('a', 'Nguyễn Văn Hòa')];
    const slip = A.replace('Giấy khen', 'Giấy khem');
    expect(judge([slip], { nominees }).problems).toEqual(['D2 past.awardUnknown']);
    const told_ = placed(
      list(slip).rows.flatMap((one) => one.award ?? []),
      register({ nominees }),
      {
        ...{ nominees: new Map(), awards: [], addNominees: false },
      },
    );
    expect(told_.problems[0]!.message.vi).toContain('có phải: Giấy khen');
    expect(judge([slip], { nominees }, { awards: ['Giấy khem'] }).problems).toEqual([]);
    const own = A.replace('Giấy khen', 'Bông hoa đẹp của xã');
    expect(judge([own], { nominees, titles: ['Bông hoa đẹp'] }).problems).toEqual([]);
    expect(judge([A.replace('Giấy khen', 'Giấy khen của Chủ tịch UBND xã')], { nominees }).problems).toEqual([]);
  });
});

test.each([
  ['Công an xã Mẫu', undefined],
  ['Công Thị Mẫu', undefined],
  ['Công đoàn Trường Tiểu học số 1', undefined],
  ['Tổng công ty Mẫu 36', undefined],
  ['Tổng cộng', 'total'],
  ['Cộng: 05 tập thể, 10 cá nhân', 'total'],
  ['Tổng số cá nhân được khen: 12', 'total'],
  ['Danh sách này có 12 người', 'total'],
])('a row that says only "%s" is left out as %s', (text, why) => {
  const row = { number: 1, hidden: false, cells: [{ text }] };
  expect(leftOutOf(row, { name: 0 })?.why).toBe(why);
});
