import * as fc from 'fast-check';
import { canonicalJson, type Canonical } from '../../src/domain/canonical.js';
import { sha256Hex, sha256InScript } from '../../src/domain/hash.js';

test('keys are sorted by UTF-16 code units, as RFC 8785 shows in its section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
      '"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
});

test('strings are written as RFC 8785 shows in its section 3.2.2', () => {
  expect(canonicalJson('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\u002f')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  expect(canonicalJson('\b\t\n\f\r\u0000\u001f\u007f')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f"');
});

test('literals, lists and nested objects have one form without spaces', () => {
  expect(canonicalJson({ literals: [null, true, false], a: { z: [], b: {} } })).toBe(
    '{"a":{"b":{},"z":[]},"literals":[null,true,false]}',
  );
});

test('what is undefined is left out, as JSON leaves it out', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
});

test.each([0, 1, -1, 9_007_199_254_740_991, -9_007_199_254_740_991])('%d is written in full', (number) => {
  expect(canonicalJson(number)).toBe(String(number));
});

test.each([0.5, 1e30, 9_007_199_254_740_992, Number.NaN, Infinity])(
  '%d is no whole number and is refused',
  (number) => {
    expect(() => canonicalJson({ of: [number] })).toThrow('is not a whole number');
  },
);

const values = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** The same value with the keys of its objects in another order, as jsonb gives them back. */
function reordered(value: Canonical): Canonical {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [key, reordered(inner!)] as const);
  return Object.fromEntries(members.sort(([one], [other]) => one.length - other.length || (one < other ? 1 : -1)));
}

test('a value has the same form after a way through JSON and another order of keys', () => {
  fc.assert(
    fc.property(values, (value) => {
      const again = reordered(JSON.parse(JSON.stringify(value)) as Canonical);
      expect(canonicalJson(again)).toBe(canonicalJson(value));
    }),
    { seed: 8785, numRuns: process.env['SOAK'] ? 50_000 : 500 },
  );
});

test('the form is JSON of the same value', () => {
  fc.assert(
    fc.property(values, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    { seed: 8785, numRuns: process.env['SOAK'] ? 50_000 : 500 },
  );
});

/** As RFC 8785 says it, without a thought of speed. */
function plainly(value: Canonical): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${plainly(value[key]!)}`).join(',')}}`;
}

test('keys that an engine puts in places of its own are in their order like all others', () => {
  const key = fc.oneof(fc.nat(120).map(String), fc.constantFrom('__proto__', 'a', 'Z', 'toJSON', '01', '-1', ''));
  const record = fc.dictionary(key, fc.oneof(fc.nat(), fc.dictionary(key, fc.string())), { maxKeys: 8 });
  fc.assert(
    fc.property(record, (value) => expect(canonicalJson(value as Canonical)).toBe(plainly(value as Canonical))),
    { seed: 8785, numRuns: process.env['SOAK'] ? 50_000 : 500 },
  );
});

test('a hash is the same by the engine of the server and by the library of the browser', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => expect(sha256Hex(text)).toBe(sha256InScript(text))),
    { seed: 256, numRuns: 300 },
  );
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
