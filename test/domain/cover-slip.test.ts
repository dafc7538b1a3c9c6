import { createHash } from 'node:crypto';
import { CLEAR_LETTERS, codeTyped, grouped, shortCode } from '../../src/domain/cover-slip.js';
import { sha256OfBytes } from '../../src/domain/hash.js';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a code is ten letters that nobody misreads, and the same for the same file', () => {
  const codes = Array.from({ length: 2000 }, (_, index) => shortCode(digestOf(`văn bản ${index}`)));
  expect(new Set(codes).size).toBe(2000);
  for (const code of codes) expect(code).toMatch(new RegExp(`^[${CLEAR_LETTERS}]{5}-[${CLEAR_LETTERS}]{5}$`));
  expect(shortCode(digestOf(''))).toBe(shortCode('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
  expect(shortCode('0'.repeat(64))).toBe('33333-33333');
});

test.each([
  ['33333-3333A', '33333-3333A'],
  ['33333 3333a', '33333-3333A'],
  [' 333333333a ', '33333-3333A'],
  ['33333-3333', undefined],
  ['33333-3333O', undefined],
  ['', undefined],
])('typed as %j it is %j', (typed, code) => {
  expect(codeTyped(typed)).toBe(code);
});

test('a digest is told in groups, and is that of the bytes', () => {
  expect(grouped('abcdefgh', 3, ' ')).toBe('abc def gh');
  expect(sha256OfBytes(Buffer.from('Đỗ Thị Ý Nhi'))).toBe(digestOf('Đỗ Thị Ý Nhi'));
});
