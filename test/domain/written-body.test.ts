import * as fc from 'fast-check';
import { canonicalJson, type Canonical } from '../../src/domain/canonical.js';
import { BodyReader, readBody } from '../../src/domain/written-body.js';
import { lineBody, NOTHING } from './trail.fixture.js';

/** As Postgres writes a jsonb: shorter keys first, a space after each colon and comma. */
function stored(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stored).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}: ${stored(inner)}`).join(', ')}}`;
}

function plainly(text: string): string | null {
  try {
    return canonicalJson(JSON.parse(text) as Canonical);
  } catch {
    return null;
  }
}

const word = fc.oneof(fc.string(), fc.constantFrom('', 'Nguyễn', '"', '\\', '\n', '$1', '\u2028', '😀', ', ', '": '));
const scalar = fc.oneof(
  word,
  fc.integer(),
  fc.constantFrom(null, true, false, 0, 0.5, 2 ** 53, 2 ** 53 - 1, 999_999_999_999_999, 1e21, -1),
);
const key = fc.oneof(fc.constantFrom('at', 'seq', 'data', '$&', '1', '02', '__proto__', 'a.b', '^|', '"'), fc.string());
const body = fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(key, scalar)), {
  maxKeys: 4,
});
const numRuns = process.env['SOAK'] ? 50_000 : 200;

/** The same record with other scalars in the same places. */
function changed(value: unknown, draw: () => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => changed(item, draw));
  if (typeof value !== 'object' || value === null) return draw();
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, changed(inner, draw)]));
}

test('a body has the same canonical form straight from its text as by way of a value, the first of its form or a later one', () => {
  fc.assert(
    fc.property(body, fc.infiniteStream(scalar), (value, others) => {
      const draw = () => others.next().value;
      const reader = new BodyReader();
      for (const one of [value, changed(value, draw), value, changed(value, draw)]) {
        const text = stored(one);
        expect([text, reader.read(text).canonical]).toEqual([text, plainly(text)]);
      }
    }),
    { seed: 8785, numRuns },
  );
});

const line = lineBody({ seq: 3, command: 'SUBMIT', from: 'draft', to: 'evidence.collecting' });
const text = stored(line);

test('the form of a line is known after its first: what stands at the top, and where its text ends', () => {
  for (const seq of [3, 4]) {
    const { canonical, top } = readBody(stored({ ...line, seq }));
    expect(canonical).toBe(canonicalJson({ ...line, seq } as unknown as Canonical));
    expect(['seq', 'command', 'prev', 'contentDigest', 'other'].map(top)).toEqual([
      ...[seq, 'SUBMIT', null, NOTHING],
      undefined,
    ]);
  }
  expect(() => readBody(`${text}x`)).toThrow('JSON');
  expect(() => readBody(text.replace('"SUBMIT"', '"SUB\nMIT"'))).toThrow('JSON');
});

test.each([
  ['a number that is written in another way', '3', '3.0'],
  ['a number with a sign that means nothing', '3', '-0'],
  ['a letter that is written as its code', '"SUBMIT"', '"\\u0053UBMIT"'],
  ['a space where Postgres writes none', '"SUBMIT"', ' "SUBMIT"'],
  ['a key that is there twice', '"seq": 3', '"seq": 2, "seq": 3'],
  ['another order of keys', '"seq": 3, ', ''],
])('%s is read in the plain way', (_, from, to) => {
  readBody(text);
  const odd = to === '' ? `{"seq": 3, ${text.replace(from, '').slice(1)}` : text.replace(from, to);
  expect(odd).not.toBe(text);
  expect(readBody(odd).canonical).toBe(plainly(odd));
});

test('a body that no line can have has no canonical form', () => {
  expect(readBody(text.replace('"seq": 3', '"seq": 0.5')).canonical).toBeNull();
});
