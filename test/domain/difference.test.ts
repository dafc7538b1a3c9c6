import * as fc from 'fast-check';
import { differing } from '../../src/audit/difference.js';
import { canonicalJson, type Canonical } from '../../src/domain/canonical.js';

/** Values as rows and trails have them, few enough that two of them are often the same. */
const { value } = fc.letrec<{ value: Canonical; record: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('', 'a', 'toString', null, true, false, 0, 1, -7, 2 ** 53 - 1),
    tie('record'),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
  record: fc.dictionary(fc.constantFrom('a', 'b', 'toString', 'constructor', '__proto__'), tie('value'), {
    maxKeys: 3,
  }),
}));
/** Beside each value another one, or the same made anew. */
const pair = fc.oneof(
  value.map((one) => [one, structuredClone(one)] as const),
  fc.tuple(value, value),
);

test('what is stored differs from what the trail says exactly where their canonical forms do', () => {
  fc.assert(
    fc.property(pair, ([stored, trail]) => {
      const same = canonicalJson(stored) === canonicalJson(trail);
      expect(differing('piece', stored, trail).length === 0).toBe(same);
    }),
    { numRuns: 3000, examples: [[[{}, JSON.parse(`{"__proto__":{"constructor":false,"__proto__":"a"}}`)]]] },
  );
});

test('what is missing on one side is told by its name, at its place', () => {
  const memory = { held: false, dueAt: null, voted: { core: 'k1', content: 'n1' } };
  expect(differing('memory', memory, structuredClone(memory))).toEqual([]);
  expect(differing('memory', memory, { ...memory, voted: { core: 'k1', content: 'n2' } })).toEqual([
    'memory.voted.content is stored as "n1"; by its trail it is "n2"',
  ]);
  expect(differing('memory', { held: false }, { held: false, dueAt: null })).toEqual([
    'memory.dueAt is stored as nothing; by its trail it is null',
  ]);
  expect(differing('memory', { held: false, receiverId: undefined }, { held: false })).toEqual([]);
});

test('a number that no line can hold is no number', () => {
  expect(() => differing('piece', { count: 1.5 }, { count: 1.5 })).toThrow('1.5 is not a whole number');
});
