import * as fc from 'fast-check';
import { compareNames, givenNameFirst, normaliseText, searchKey, textProblem } from '../../src/domain/text.js';

const settings = { seed: 2025, numRuns: process.env.SOAK ? 50_000 : 200 };
const anyText = fc.string({ unit: 'binary' });
const name = fc
  .array(fc.constantFrom('Hòa', 'Hoà', 'Hoa', 'Đào', 'Dao', 'Nguyễn', 'Thị', 'Văn', 'Trần', 'An', 'Ánh', 'An Na'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((words) => words.join(' '));

test('a name typed with its marks apart is stored as the name typed in one piece', () => {
  expect(normaliseText('Trần Thị Hòa'.normalize('NFD'))).toBe('Trần Thị Hòa');
  fc.assert(
    fc.property(anyText, (text) => normaliseText(normaliseText(text)) === normaliseText(text)),
    settings,
  );
});

test('a text with a NUL or with half a character cannot be stored; one with whole characters can', () => {
  expect(['Hòa\0', '\ud83c', 'a\udf89b', 'a\ud83c\0', 'Chúc mừng \u{1f389}', ''].map(textProblem)).toEqual([
    'text.nul',
    'text.loneSurrogate',
    'text.loneSurrogate',
    'text.nul',
    undefined,
    undefined,
  ]);
});

test.each([
  ['Trần Thị Hòa', 'tran thi hoa'],
  ['TRẦN  THỊ\u00a0HOÀ ', 'tran thi hoa'],
  ['Nguyễn Thuỷ', 'nguyen thuy'],
  ['nguyễn thủy', 'nguyen thuy'],
  ['Đặng Đình Đức', 'dang dinh duc'],
  ['Ðức', 'duc'],
  ['Thôn 5 (Đông Dũng)', 'thon 5 (dong dung)'],
  ['ƯƠNG Ẩn', 'uong an'],
  [' \n', ''],
])('"%s" is looked for as "%s"', (text, key) => {
  expect(searchKey(text)).toBe(key);
});

test('a search key is its own key, however the text was typed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const key = searchKey(text);
      expect(searchKey(key)).toBe(key);
      expect(searchKey(text.normalize('NFD'))).toBe(key);
    }),
    settings,
  );
});

test.each([
  ['Trần Thị Hòa', 'Hòa Trần Thị'],
  ['  Hòa ', 'Hòa'],
  ['Nguyễn  Ngọc Bảo\tAn', 'An Nguyễn Ngọc Bảo'],
  ['', ''],
])('"%s" stands in a list under "%s"', (full, key) => {
  expect(givenNameFirst(full)).toBe(key);
});

test('a list of nominees goes by given name with its tone, then by family name, then by middle names', () => {
  const list = [
    'Bùi Thị Đào',
    'Vũ Hoa',
    'Trần Văn Hòa',
    'Trần An',
    'Trần Thị Hòa',
    'Nguyễn Ánh',
    'Bùi Dao',
    'Hòa',
    'Nguyễn Bình An',
    'Nguyễn An',
  ];
  expect(list.toSorted(compareNames)).toEqual([
    'Nguyễn An',
    'Nguyễn Bình An',
    'Trần An',
    'Nguyễn Ánh',
    'Bùi Dao',
    'Bùi Thị Đào',
    'Vũ Hoa',
    'Hòa',
    'Trần Thị Hòa',
    'Trần Văn Hòa',
  ]);
});

test('the order of names does not depend on how they were typed, nor on who asks', () => {
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
      expect(compareNames(a, ` ${a.normalize('NFD')}`)).toBe(0);
      if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
    }),
    settings,
  );
});

test.each([
  ['Nguyễn\u200b Văn An', 'Nguyễn Văn An'],
  ['\ufeffLê\u202e Thị Bình', 'Lê Thị Bình'],
  ['Trần\u0001\u001b[31m Cường', 'Trần[31m Cường'],
  ['dòng một\ndòng hai\tcột', 'dòng một\ndòng hai\tcột'],
])('what nobody sees in %j is not kept: two names that look the same are the same', (text, kept) => {
  expect(normaliseText(text)).toBe(kept);
});
