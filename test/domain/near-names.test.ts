import * as fc from 'fast-check';
import { lettersOf, LOOKED_FOR, NearNames, slipsBetween } from '../../src/domain/near-names.js';
import { searchKey } from '../../src/domain/text.js';

/** Names that were written with a slip, looked for among those that are known. */
const letters = fc.string({ unit: fc.constantFrom(...'abc '), maxLength: 14 });

/** By the whole table. */
function distance(one: string, other: string): number {
  let before = [...other].map((_, index) => index + 1);
  before.unshift(0);
  for (const [row, letter] of [...one].entries()) {
    const now = [row + 1];
    for (const [index, mark] of [...other].entries())
      now.push(Math.min(now[index]! + 1, before[index + 1]! + 1, before[index]! + (letter === mark ? 0 : 1)));
    before = now;
  }
  return before.at(-1)!;
}
const same = (name: string): string => name;

test('slips are counted as far as they matter', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(6), (one, other, most) => {
      const far = distance(one, other);
      expect(slipsBetween(lettersOf(one), lettersOf(other), most)).toBe(far <= most ? far : undefined);
    }),
    { numRuns: 2_000 },
  );
});

test('what is near is found as by measuring all, nothing more and nothing less, the nearest first', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 30 }), letters, (known, wanted) => {
      const most = Math.max(1, Math.floor(wanted.length / 4));
      const measured = known.map((name, index) => ({ index, far: distance(wanted, name) }));
      const firstOf = ({ index }: { index: number }) => known.indexOf(known[index]!);
      const near = measured
        .filter(({ far }) => far <= most)
        .sort((a, b) => a.far - b.far || firstOf(a) - firstOf(b) || a.index - b.index);
      const indexed = known.map((name, index) => ({ name, index }));
      const found = new NearNames(indexed, ({ name }) => name).to(wanted);
      expect(found.map(({ index }) => index)).toEqual(near.map(({ index }) => index));
    }),
    { numRuns: 2_000 },
  );
});

test('only what fits is told', () => {
  const names = new NearNames(['tran thi mau', 'tran thi mai', 'le van mau'], same);
  expect(names.to('tran thi may', (name) => name.endsWith('mai'))).toEqual(['tran thi mai']);
});

test('a list of new names is looked for among twelve thousand known ones within seconds', () => {
  const [first, given] = [
    'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Văn Thị',
    'Anh Bình Châu Dũng Giang Hà Khánh',
  ];
  const word = (from: string) =>
    fc.constantFrom(...from.split(' '), 'Oanh', 'Phúc', 'Quân', 'Sơn', 'Thủy', 'Uyên', 'Xuân');
  const name = fc.tuple(word(first), word(first), word(given), word(given)).map((words) => words.join(' '));
  const known = fc.sample(name, { numRuns: 12_000, seed: 1 });
  const wanted = known.slice(0, LOOKED_FOR).map((one) => searchKey(`${one}x`));
  const began = process.cpuUsage();
  const names = new NearNames(known, searchKey);
  const found = wanted.filter((one) => names.to(one).length > 0).length;
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5);
  expect(found).toBe(LOOKED_FOR);
});
