import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import { Together } from '../../src/platform/together.js';

/** A call that takes a while, answers with ten times what it was asked, and tells how it was made. */
function counted(atOnce: number, refuses: (asked: readonly number[]) => string | undefined = () => undefined) {
  const calls: number[][] = [];
  let [now, most] = [0, 0];
  const together = new Together<number, number>(
    async (asked) => {
      calls.push([...asked]);
      most = Math.max(most, (now += 1));
      await pause(1);
      now -= 1;
      const code = refuses(asked);
      if (code) throw Object.assign(new Error(code), { code });
      return asked.map((one) => one * 10);
    },
    atOnce,
    (one) => one % 100,
  );
  return { together, calls, most: () => most };
}

test('whoever is alone goes at once, and what comes meanwhile goes with the next call', async () => {
  const { together, calls } = counted(1);
  await Promise.all([1, 2, 3, 4].map((one) => together.ask(one)));
  expect(calls).toEqual([[1], [2, 3, 4]]);
});

test('however many ask, each has the answer to his own question, of no call that has two of one key', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 3 }),
      async (asked, atOnce) => {
        const { together, calls, most } = counted(atOnce);
        expect(await Promise.all(asked.map((one) => together.ask(one)))).toEqual(asked.map((one) => one * 10));
        expect(calls.flat().toSorted()).toEqual(asked.toSorted());
        expect(most()).toBeLessThanOrEqual(atOnce);
        for (const call of calls) expect(new Set(call.map((one) => one % 100)).size).toBe(call.length);
      },
    ),
    { numRuns: 30, seed: 7 },
  );
});

test('what Postgres refuses for one is asked again for each by itself; what may have been done is asked of nobody again', async () => {
  const settle = async (code: string) => {
    const { together, calls } = counted(1, (asked) => (asked.includes(3) ? code : undefined));
    const answers = await Promise.allSettled([1, 2, 3, 4].map((one) => together.ask(one)));
    return { calls, answers: answers.map((one) => (one.status === 'fulfilled' ? one.value : 'refused')) };
  };
  expect(await settle('23505')).toEqual({
    calls: [[1], [2, 3, 4], [2], [3], [4]],
    answers: [10, 20, 'refused', 40],
  });
  expect(await settle('08006')).toEqual({ calls: [[1], [2, 3, 4]], answers: [10, 'refused', 'refused', 'refused'] });
});
