import * as fc from 'fast-check';
import { FORM_CODES, formOf } from '../../src/domain/forms.js';
import {
  issuedDigest,
  looksMistyped,
  MARK_KINDS,
  marksCounted,
  marksRefusal,
  mayPrintAnew,
  numberedAs,
  purposeOf,
  serialOf,
  stateMarked,
  type Mark,
} from '../../src/domain/outgoing.js';

/** A paper of ours between the printer and the register. */
test.each([
  ['05/TTr-UBND', 5],
  ['5', 5],
  ['  12 /QĐ-UBND', 12],
  ['0041/BC-HĐTĐKT', 41],
  ['123456/TB-UBND', 123_456],
  ['1234567/TB-UBND', null],
  ['00/TB-UBND', null],
  ['/TTr-UBND', null],
  ['Số 5', 5],
  ['Số: 05/TTr-UBND', 5],
  ['№ 12', 12],
  ['05a/TTr-UBND', null],
  ['TTr-05', 5],
  ['Số: TTr-05/UBND', 5],
  ['QĐ-2026-05', null],
  ['TTr-05a', null],
  ['', null],
])('the number "%s" has the serial %s', (number, serial) => {
  expect(serialOf(number)).toBe(serial);
});

const marks = fc.array(
  fc.record({
    kind: fc.constantFrom(...MARK_KINDS),
    name: fc.constantFrom('Mẫu Văn Một', 'Mẫu Thị Hai'),
    position: fc.constantFrom(null, 'Chủ tịch'),
    day: fc.constantFrom('2025-12-01', '2025-12-02'),
  }),
  { maxLength: 5 },
);

test('a paper is signed when somebody has signed it, and what was issued stays issued whatever is noted', () => {
  fc.assert(
    fc.property(marks, (on) => {
      const signed = on.some(({ kind }) => kind === 'signed') ? 'signed' : 'printed';
      for (const state of ['printed', 'signed']) expect(stateMarked(state, on)).toBe(signed);
      for (const state of ['issued', 'locked']) expect(stateMarked(state, on)).toBe(state);
      const { signed: ones, confirmed, stamped } = marksCounted(on);
      expect(ones + confirmed + stamped).toBe(on.length);
    }),
  );
});

test('marks are mended freely until the number is given, and only added from then on', () => {
  fc.assert(
    fc.property(marks, marks, fc.nat(), (before, more, which) => {
      for (const state of ['printed', 'signed']) expect(marksRefusal(state, before, more)).toBeUndefined();
      for (const state of ['issued', 'locked']) {
        expect(marksRefusal(state, before, [...more, ...before])).toBeUndefined();
        const taken = before[which % Math.max(before.length, 1)];
        if (!taken) continue;
        const rest = before.filter((one) => JSON.stringify(one) !== JSON.stringify(taken));
        const other: Mark = { ...taken, day: '2025-12-31' };
        expect(marksRefusal(state, before, [...rest, other])?.code).toBe('outgoing.markTaken');
      }
    }),
  );
});

test('the digest of a number and a day tells every other pair apart', () => {
  const pair = fc.tuple(fc.option(fc.string()), fc.option(fc.constantFrom('2025-12-01', '2025-12-10')));
  fc.assert(
    fc.property(pair, pair, (one, other) => {
      const same = issuedDigest(...one) === issuedDigest(...other);
      expect(same).toBe(one[0] === other[0] && one[1] === other[1]);
    }),
  );
});

test('of the forms, these are papers that acts rest on, and these are numbered', () => {
  expect(FORM_CODES.filter((form) => purposeOf(form) !== 'other')).toEqual([
    ...['collectiveReport', 'individualReport', 'minutes', 'countRecord', 'submissionLetter', 'decision'],
  ]);
  expect(FORM_CODES.filter((form) => numberedAs(form) === null)).toEqual([
    ...[
      'collectiveReport',
      'individualReport',
      'supplementRequest',
      'receipt',
      'nominationList',
      'summaries',
      'attendance',
      'ballot',
      'contents',
      'handOver',
    ],
  ]);
});

test('a council’s numbers are a series of its own: no kind of paper is numbered by office and council', () => {
  const types = (by: string) =>
    FORM_CODES.flatMap((form) => (formOf(form).issuedBy === by ? (numberedAs(form) ?? []) : []));
  expect(types('council').length).toBeGreaterThan(0);
  expect(types('office').filter((type) => types('council').includes(type))).toEqual([]);
});

test('what is issued again and again may be printed anew once the one before has left, and nothing else', () => {
  const states = ['printed', 'signed', 'issued', 'locked', 'replaced', 'discarded'];
  const anew = FORM_CODES.flatMap((form) =>
    states.flatMap((state) => (mayPrintAnew(form, state) ? [`${form} ${state}`] : [])),
  );
  expect(anew).toEqual(['supplementRequest issued', 'supplementRequest locked', 'decision issued', 'decision locked']);
});

test.each([
  [1, 0, false],
  [1_203, 0, false],
  [2_026, 0, true],
  [2_026, 40, true],
  [2_026, 2_025, false],
  [1_041, 40, true],
  [1_040, 40, false],
  [12, 40, false],
])('number %i after %i in 2026 is a slip: %s', (serial, last, slip) => {
  expect(looksMistyped(serial, last, 2026)).toBe(slip);
});
