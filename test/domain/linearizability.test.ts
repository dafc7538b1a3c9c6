import { explain, type Attempt, type Model } from '../support/linearizability.js';

/** A counter that says how far it has come: `add` answers the new count, `read` the present one. */
type Ask = 'add' | 'read';
interface Counter {
  count: number;
  kept: Record<string, number>;
}

const counter: Model<Counter, Ask, number> = {
  step({ count, kept }, { ask, key, answer }) {
    const before = key === null ? undefined : kept[key];
    if (ask === 'read' || before !== undefined)
      return answer === undefined || answer === (before ?? count) ? { count, kept } : undefined;
    if (answer !== undefined && answer !== count + 1) return undefined;
    return { count: count + 1, kept: key === null ? kept : { ...kept, [key]: count + 1 } };
  },
  nameOf: (state) => JSON.stringify(state),
};

const begun: Counter = { count: 0, kept: {} };

/** Who asked what from when to when, and what he was answered; a lost answer has no end. */
const history = (...told: [ask: Ask, asked: number, heard: number | null, answer?: number, key?: string][]) =>
  told.map(([ask, asked, heard, answer, key], client): Attempt<Ask, number> => ({
    ...{ client, ask, asked, key: key ?? null },
    ...(heard !== null && { heard }),
    ...(answer !== undefined && { answer }),
  }));

const isExplained = (...told: Parameters<typeof history>): boolean =>
  explain(history(...told), begun, counter).explained;

test('two who count at once may be counted in either order', () => {
  expect(isExplained(['add', 1, 4, 2], ['add', 2, 3, 1], ['read', 5, 6, 2])).toBe(true);
});

test('who reads while somebody counts may see either count', () => {
  expect(isExplained(['add', 1, 4, 1], ['read', 2, 3, 0])).toBe(true);
  expect(isExplained(['add', 1, 4, 1], ['read', 2, 3, 1])).toBe(true);
});

test('who reads after somebody has counted and does not see it has read something stale', () => {
  expect(isExplained(['add', 1, 2, 1], ['read', 3, 4, 0])).toBe(false);
});

test('of two reads that follow each other the later does not see less', () => {
  expect(isExplained(['add', 1, 6, 1], ['read', 2, 3, 1], ['read', 4, 5, 0])).toBe(false);
});

test('two who are both told that theirs was the first have lost a count', () => {
  expect(isExplained(['add', 1, 4, 1], ['add', 2, 3, 1])).toBe(false);
});

test('an answer that was lost may have counted or not, once', () => {
  expect(isExplained(['add', 1, null], ['read', 2, 3, 0], ['read', 4, 5, 1])).toBe(true);
  expect(isExplained(['add', 1, null], ['read', 2, 3, 0])).toBe(true);
  expect(isExplained(['add', 1, null], ['read', 2, 3, 1], ['read', 4, 5, 0])).toBe(false);
  expect(isExplained(['add', 1, null], ['read', 2, 3, 2])).toBe(false);
});

test('what is asked again by the same key counts once and is answered the same', () => {
  expect(isExplained(['add', 1, null, undefined, 'a'], ['add', 2, 3, 1, 'a'], ['read', 4, 5, 1])).toBe(true);
  expect(isExplained(['add', 1, null, undefined, 'a'], ['add', 2, 3, 2, 'a'])).toBe(false);
  expect(isExplained(['add', 1, null, undefined, 'a'], ['add', 2, 3, 1, 'a'], ['read', 4, 5, 2])).toBe(false);
});

test('where nothing explains what was heard, the longest order that explains some of it is told', () => {
  const { order, end } = explain(history(['add', 1, 2, 1], ['add', 3, 4, 2], ['read', 5, 6, 7]), begun, counter);
  expect([order.map((one) => one.client), end.count]).toEqual([[0, 1], 2]);
});
