import { hiddenAmong } from '../../src/domain/small-numbers.js';

test.each([
  ['nothing is hidden where each is large enough', [5, 9, 30], []],
  ['one that is too small takes the next larger one with it, from which it could be told', [3, 30, 9], [0, 2]],
  ['two that are too small hide one another', [4, 30, 3], [0, 2]],
  ['two that are too small even together take a third', [1, 30, 2, 9], [0, 2, 3]],
  ['one alone is hidden alone', [4], [0]],
  ['where there is nothing there is nothing to hide', [], []],
])('%s', (_, totals, hidden) => {
  expect([...hiddenAmong(totals)].sort((a, b) => a - b)).toEqual(hidden);
});
