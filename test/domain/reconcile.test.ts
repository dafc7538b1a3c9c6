import * as fc from 'fast-check';
import { reconcile, type VoteNumbers } from '../../src/domain/reconcile.js';

/** The numbers of a vote on one nominee, which add up. */
const SOUND: VoteNumbers = {
  ...{ allMembers: 9, present: 7, written: 1, silent: 1 },
  ...{ issued: 7, returned: 6, unreturned: 1, valid: 5, invalid: 1 },
  nominees: [{ name: 'Trần Thị Mẫu', yes: 4, no: 1, blank: 1, recused: 0 }],
};
const equations = (change: Partial<VoteNumbers>): string[] =>
  reconcile({ ...SOUND, ...change }).map(({ equation }) => equation);

test('a vote whose numbers add up is told nothing of', () => {
  expect(reconcile(SOUND)).toEqual([]);
});

test.each<[Partial<VoteNumbers>, string[]]>([
  [{ silent: 2 }, ['members']],
  [{ unreturned: 0 }, ['issued']],
  [{ invalid: 0 }, ['returned']],
  [{ written: 0 }, ['members', 'votes']],
  [{ nominees: [{ name: 'A', yes: 5, no: 1, blank: 1, recused: 0 }] }, ['votes']],
  [{ nominees: [{ name: 'A', yes: 4, no: 1, blank: 0, recused: 0 }] }, ['votes']],
])('%j breaks %j', (change, broken) => {
  expect(equations(change)).toEqual(broken);
});

test('whoever takes no part in the vote on one may have handed in a ballot or not', () => {
  const row = { name: 'A', no: 1, blank: 1, recused: 2 };
  const of = (yes: number) => equations({ nominees: [{ ...row, yes }] });
  expect([1, 2, 3, 4, 5].map(of)).toEqual([['votes'], [], [], [], ['votes']]);
});

test('both sides are told, with their sums', () => {
  const [told] = reconcile({ ...SOUND, silent: 2 });
  expect(told!.sentence).toEqual({
    vi: 'tổng số thành viên 9, nhưng có mặt 7 + gửi ý kiến bằng văn bản 1 + vắng mặt 2 = 10.',
    en: 'all members 9, but present 7 + in writing 1 + absent 2 = 10.',
  });
});

test.each<[Partial<VoteNumbers>, string, string]>([
  [
    { unreturned: 3 },
    'phiếu phát ra 7, nhưng thu về 6 + không thu về 3 = 9.',
    'ballots issued 7, but returned 6 + not returned 3 = 9.',
  ],
  [
    { invalid: 3 },
    'phiếu thu về 6, nhưng hợp lệ 5 + không hợp lệ 3 = 8.',
    'ballots returned 6, but valid 5 + invalid 3 = 8.',
  ],
  [
    { nominees: [{ name: 'Mẫu', yes: 2, no: 0, blank: 0, recused: 1 }] },
    'Mẫu: phiếu hợp lệ 5 + ý kiến bằng văn bản 1 − không bỏ phiếu 1 = 5, nhưng đồng ý 2 + không đồng ý 0 + trống 0 = 2.',
    'Mẫu: valid ballots 5 + opinions in writing 1 − taking no part 1 = 5, but yes 2 + no 0 + blank 0 = 2.',
  ],
  [
    { ...{ written: 0, silent: 2 }, nominees: [{ name: 'Mẫu', yes: 9, no: 1, blank: null, recused: 0 }] },
    'Mẫu: phiếu hợp lệ 5, nhưng đồng ý 9 + không đồng ý 1 = 10.',
    'Mẫu: valid ballots 5, but yes 9 + no 1 = 10.',
  ],
])('%j is told in words, with every part and both sums', (change, vi, en) => {
  const told = reconcile({ ...SOUND, ...change });
  expect(told.map(({ sentence }) => sentence)).toEqual([{ vi, en }]);
  expect(told[0]!.nominee).toBe(change.nominees ? 'Mẫu' : '');
});

test('where the number of those who take no part is not known, too few votes are not told', () => {
  expect(equations({ nominees: [{ name: 'A', yes: 1, no: 0, blank: 0, recused: null }] })).toEqual([]);
});

const NUMBERS = [
  'allMembers',
  'present',
  'written',
  'silent',
  'issued',
  'returned',
  'unreturned',
  'valid',
  'invalid',
] as const;

test('what is not known makes no sound vote wrong', () => {
  fc.assert(
    fc.property(fc.subarray([...NUMBERS]), fc.subarray(['yes', 'no', 'blank', 'recused'] as const), (of, ofRow) => {
      const nothing = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
      const nominees = SOUND.nominees.map((row) => ({ ...row, ...nothing(ofRow) }));
      expect(reconcile({ ...SOUND, ...nothing(of), nominees })).toEqual([]);
    }),
  );
});

test('one number too many of a known whole is always told', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NUMBERS), fc.integer({ min: 1, max: 50 }), (name, more) => {
      expect(equations({ [name]: SOUND[name]! + more })).not.toEqual([]);
    }),
  );
});

test('parts that are more than the whole are told though a part is not known', () => {
  expect(equations({ returned: 8, unreturned: null, valid: null })).toEqual(['issued']);
});
