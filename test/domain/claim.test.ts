import type { Criterion } from '../../src/domain/campaign.js';
import { reachesTarget } from '../../src/domain/claim.js';

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
