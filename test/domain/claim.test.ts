import type { Criterion } from '../../src/domain/campaign.js';
import { claimFilled, claimProblem, reachesTarget, type Claim } from '../../src/domain/claim.js';

const criterion = (target: Criterion['target']): Criterion => ({
  ...{ code: 't3', text: 'Trả kết quả đúng hạn', kind: 'measurable', evidence: 'required', anyOf: null },
  target,
});

test('a number reaches its target as a number, not as a text, and at the target itself', () => {
  const asked = criterion({ unit: '%', atLeast: 90 });
  const reached = (number: string) => reachesTarget(asked, { number });
  expect(['100', '90', '90.0', '89.9999', '9'].map(reached)).toEqual([true, true, true, false, false]);
});

test('where nothing is counted, or nothing was claimed, nobody is told that a target was missed', () => {
  expect(reachesTarget(criterion({ unit: 'xếp hạng', text: 'nhóm đầu' }), { number: '1' })).toBeUndefined();
  expect(reachesTarget(criterion(null), { confirmed: true })).toBeUndefined();
  expect(reachesTarget(criterion({ unit: '%', atLeast: 90 }), {})).toBeUndefined();
});

const judged: Criterion = { ...criterion(null), kind: 'judged' };
const counted = criterion({ unit: '%', atLeast: 90 });
const told = criterion({ unit: 'xếp hạng', text: 'nhóm đầu' });
const chosen: Criterion = {
  ...judged,
  anyOf: [
    { code: 'a', text: 'Có sáng kiến' },
    { code: 'b', text: 'Có đề tài' },
  ],
};

test.each<[string, Criterion, Claim, boolean]>([
  ['a tick on what is judged', judged, { confirmed: true }, true],
  ['a tick taken back', judged, { confirmed: false }, false],
  ['words on what is judged', judged, { text: 'Đã thực hiện' }, true],
  ['nothing', judged, {}, false],
  ['a number where one is asked for', counted, { number: '12' }, true],
  ['words where a number is asked for', counted, { text: 'Gần hết' }, false],
  ['words where a rank is asked for', told, { text: 'Đứng thứ hai' }, true],
  ['a number where a rank is asked for', told, { number: '2' }, false],
  ['spaces', told, { text: ' \n ' }, false],
  ['one of the alternatives with its words', chosen, { choice: 'b', text: 'Đề tài mẫu' }, true],
  ['one of the alternatives alone', chosen, { choice: 'b' }, false],
  ['words and a tick without an alternative', chosen, { text: 'Đề tài mẫu', confirmed: true }, false],
])('%s says all that its criterion asks, or not', (_, asked, claim, filled) => {
  expect(claimFilled(asked, claim)).toBe(filled);
});

test.each<[Criterion, Claim, ReturnType<typeof claimProblem>]>([
  [chosen, { choice: 'a' }, undefined],
  [chosen, { choice: 'c' }, 'choice'],
  [judged, { choice: 'a' }, 'choice'],
  [judged, {}, undefined],
  ...['0', '100', '999999999', '99.5', '0.1234'].map((number): [Criterion, Claim, undefined] => [
    counted,
    { number },
    undefined,
  ]),
  ...['', '1.', '.5', '-1', '1,5', '1e3', '1.23456', '1234567890', '1 ', 'x1'].map(
    (number): [Criterion, Claim, 'number'] => [counted, { number }, 'number'],
  ),
])('on %j a claim of %j has this problem: %s', (asked, claim, problem) => {
  expect(claimProblem(asked, claim)).toBe(problem);
});
