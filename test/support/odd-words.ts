import * as fc from 'fast-check';
import { nowAndThen } from './now-and-then.js';

const ODD_HEADER = ['', ' ', '"', 'x'.repeat(300), '\xff\xfe', '%00', '*', '-1', '{}', 'a,b;c=d', '../..'];
const ODD_MATCH = ['"1"', 'W/"2"', '*', '0', '-1', '1.5', '99999999999', '"', 'x', ''];
/** Content types that a body of JSON is not of. */
export const TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json;charset="utf-8"',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'x',
  '',
];
/** In place of an id or a code in a path. */
export const ODD_SEGMENT = fc.constantFrom(
  'x',
  '%00',
  '%2F',
  '%E1%BA%AB',
  '..',
  '%2e%2e',
  'null',
  '0',
  '-',
  '%ff',
  '%',
  '~',
  'a'.repeat(300),
  '00000000-0000-0000-0000-000000000000',
  'constructor',
  '__proto__',
);
/** In place of a value in a query. */
export const ODD_TEXT = fc.oneof(
  fc.constantFrom(
    '\u0000',
    '',
    ' ',
    'null',
    '-1',
    '1e9',
    '[]',
    '%',
    '\u202E',
    'a'.repeat(3000),
    '2026-02-30',
    '9'.repeat(40),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const maybe = (values: readonly string[], inTen = 2) => nowAndThen(fc.constantFrom(...values), inTen);

/** Headers beside the content type and the sender's own: versions, keys, languages, and what proxies and attackers add. */
export const someHeaders: fc.Arbitrary<Record<string, string>> = fc
  .oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    {
      weight: 4,
      arbitrary: fc.record({
        'if-match': nowAndThen(fc.oneof(fc.integer({ min: 1, max: 12 }).map(String), fc.constantFrom(...ODD_MATCH)), 4),
        'idempotency-key': fc.option(fc.oneof(fc.uuid(), fc.constantFrom('key-1', 'key-2', 'key-3', ...ODD_HEADER)), {
          nil: undefined,
        }),
        'accept-language': maybe(['vi', 'en', 'en;q=0.5, vi;q=0.1', 'fr, *;q=0', ...ODD_HEADER]),
        accept: maybe(['application/json', 'text/html', '*/*', 'image/avif', ...ODD_HEADER]),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        range: maybe(['bytes=0-0', 'bytes=5-2', 'bytes=-1', 'bytes=0-1,3-4', 'lines=1-2', ...ODD_HEADER]),
        'x-request-id': maybe(['abc', ...ODD_HEADER]),
        'x-forwarded-for': maybe(['10.9.9.9', '::1', '1.2.3.4, 5.6.7.8', ...ODD_HEADER]),
        'x-forwarded-host': maybe(['vinhdanh.test', ...ODD_HEADER]),
        'x-forwarded-proto': maybe(['https', 'ftp', ...ODD_HEADER]),
        cookie: maybe(['session=x', '__Host-session=x; session', ...ODD_HEADER]),
        origin: maybe(['https://evil.test', 'null', ...ODD_HEADER]),
        'content-encoding': maybe(['gzip', 'br', 'identity']),
        expect: maybe(['100-continue']),
        authorization: maybe(['Bearer', 'Bearer x', `Bearer ${'A'.repeat(43)}`, 'Basic YTpi', ...ODD_HEADER], 4),
      }),
    },
  )
  .map(
    (headers) =>
      Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>,
  );
