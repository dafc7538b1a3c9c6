import * as fc from 'fast-check';

/** What people, programs and attackers put where something else belongs. */
const ODD: unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    -0,
    2 ** 53,
    2_147_483_648,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udc00',
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    [[[[]]]],
    '__proto__',
    'constructor',
    'null',
    'undefined',
    'NaN',
    '../../etc/passwd',
    '%00',
  ],
  ...["'; DROP TABLE line; --", '${7*7}', '<script>alert(1)</script>', '\u202Etxt', 'e\u0301', '🏅'.repeat(50)],
  ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', '9999-99-99', '2026-02-30'],
  ...['2026-03-02T25:00:00Z', '+275761-01-01T00:00:00Z', '0000-01-01', '-000001-01-01', 'x'.repeat(70_000)],
  { toString: 'x' },
  { length: -1 },
];

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  'id',
  'state',
  'version',
  '',
  '\u0000',
  'ключ',
  '$where',
];

const deep = (depth: number, end: unknown): unknown => (depth === 0 ? end : [deep(depth - 1, end)]);
const nested = (depth: number, end: unknown): unknown => (depth === 0 ? end : { choices: nested(depth - 1, end) });

const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(deep(17, 1), deep(900, 1), nested(20, 'yes')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

type Edit = (value: unknown) => unknown;

/** The value with its `at`-th place (counted as they come) done something to. */
function edited(value: unknown, at: number, edit: Edit): unknown {
  let left = at % (placesIn(value) || 1);
  const walk = (one: unknown): unknown => {
    if (left-- === 0) return edit(one);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [key, walk(member)]));
  };
  return walk(value);
}

function placesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((count: number, one) => count + placesIn(one), 1);
}

const ARRAY_OF = 400;
/** What is long already is not made so many times: twice over it would be more than a text can be. */
const isLong = (one: unknown): boolean => (JSON.stringify(one) ?? '').length > 10_000;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: odd.map(
      (other): Edit =>
        () =>
          other,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Edit>(
      (one) => [one],
      (one) => JSON.stringify(one),
      (one) => ({ value: one }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Edit>((one) => Array.from({ length: isLong(one) ? 2 : ARRAY_OF }, () => one)) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...NAMES), odd).map(
      ([name, other]): Edit =>
        (one) =>
          typeof one === 'object' && one !== null && !Array.isArray(one) ? withField(one, name, other) : other,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(20).map(
      (at): Edit =>
        (one) =>
          without(one, at),
    ),
  },
);

/** A field of any name, as JSON can say it: `__proto__` too. */
const withField = (one: object, name: string, value: unknown): unknown => {
  const copy = { ...one };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

function without(one: unknown, at: number): unknown {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return undefined;
  const keys = Object.keys(one);
  return Object.fromEntries(Object.entries(one).filter(([key]) => key !== keys[at % (keys.length || 1)]));
}

/** The value with one or two places changed. */
export const mutated = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(values, fc.array(fc.tuple(fc.nat(1000), edit), { minLength: 1, maxLength: 2 }))
    .map(([value, edits]) => edits.reduce((one, [at, change]) => edited(one, at, change), value));

/** What is wrong with a text of JSON as such. */
export const spoiled = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      texts,
      fc.nat(1000),
      fc.constantFrom('cut', 'doubled', 'comma', 'bytes', 'bom', 'empty', 'huge', 'twice', 'nan'),
    )
    .map(([text, at, how]) => {
      const place = at % (text.length || 1);
      switch (how) {
        case 'cut':
          return text.slice(0, place);
        case 'doubled':
          return text + text;
        case 'comma':
          return `${text.slice(0, -1)},}`;
        case 'bytes':
          return `${text.slice(0, place)}\xff\xfe${text.slice(place)}`;
        case 'bom':
          return `\xef\xbb\xbf${text}`;
        case 'huge':
          return `{"text":"${'x'.repeat(1_100_000)}"}`;
        case 'twice':
          return text.replace('{', '{"type":"HOLD","type":"RELEASE",');
        case 'nan':
          return text.replace(/:[^,}]+/, ':NaN');
        default:
          return '';
      }
    });
