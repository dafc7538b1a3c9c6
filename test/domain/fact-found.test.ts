import { foundAs } from '../../src/domain/fact-found.js';
import type { Word } from '../../src/domain/paper-words.js';

/** "…" is a place that was left open. */
const words = (text: string): Word[] =>
  text.split(' ').map((key) => ({ key, kind: key === '…' ? 'hole' : 'word', from: 0, to: 0 }) as unknown as Word);

test.each([
  ['Năm … tại …', 'Năm 2025 tại xã Mẫu', 'filled'],
  ['Năm … tại …', 'Năm tại', 'same'],
  ['Năm … tại …', 'Năm 2025 ở xã Mẫu', 'changed'],
  ['… tại … tại …', 'họp tại nhà tại xã', 'filled'],
  ['… tại … tại …', 'họp tại nhà', 'changed'],
  ['… tại', 'họp tại nhà', 'changed'],
  ['ở … ở', 'ở', 'changed'],
])('of "%s" a file with "%s" is %s', (record, file, found) => {
  expect(foundAs(words(record), words(file))).toBe(found);
});

test('a file with as many open places as somebody likes is looked at at once', () => {
  const record = words(Array.from({ length: 12 }, () => 'Năm: …').join(' '));
  const file = words(`${Array.from({ length: 180 }, () => 'Năm:').join(' ')} ở`);
  const began = performance.now();
  expect(foundAs([...record, ...words('hết')], file)).toBe('changed');
  expect(performance.now() - began).toBeLessThan(500);
});
