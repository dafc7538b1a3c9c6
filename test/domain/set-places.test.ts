import { assert, property, string } from 'fast-check';
import { endingOf, inPlace, manifestOf, placeName } from '../../src/domain/set-places.js';

test.each([
  ['Báo cáo thành tích - Thôn Mẫu', 'Báo cáo thành tích - Thôn Mẫu'],
  ['05/TTr-UBND', '05 TTr-UBND'],
  ['C:\\tệp*mới?.', 'C tệp mới'],
  ['../../etc/passwd', '.. .. etc passwd'],
  ['a\nb\u202Ec', 'a b c'],
  ['...', 'tệp'],
])('%j is called %j in the ZIP', (text, name) => {
  expect(placeName(text)).toBe(name);
});

test('whatever a file was called, its name is one that every system takes, and stays so when it is cut', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = placeName(text, '.pdf');
      expect(name).toMatch(/^[^\p{Cc}\p{Cs}\\/:*?"<>|]+\.pdf$/u);
      expect([...name].length).toBeLessThanOrEqual(84);
      expect(name).toBe(name.normalize('NFC'));
      expect(placeName(placeName(text))).toBe(placeName(text));
    }),
  );
});

test('names of one folder stand in the order in which they are laid', () => {
  const names = Array.from({ length: 120 }, (_, index) => inPlace(index, 120));
  expect(names.toSorted()).toEqual(names);
  expect(inPlace(4, 7)).toBe('05');
});

test.each([
  ['giấy.PDF', '.pdf'],
  ['giấy', ''],
  ['v1.2 bản cuối', ''],
  ['a.tar.gz', '.gz'],
])('%j ends in %j', (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});

test('the list of digests has a line for each file, two blanks between', () => {
  expect(manifestOf([{ path: 'Giấy tờ/01 Tờ trình.pdf', sha256: 'ab' }])).toBe('ab  Giấy tờ/01 Tờ trình.pdf\n');
});
