/**
 * A story that is told in full runs (`npm run test:browser`, `npm run test:soak`): a variant of one that each run tells,
 * left out of `npm test` so that this stays under five minutes on two cores.
 */
export const testInFull: typeof test = process.env['SOAK']
  ? test
  : Object.assign(() => undefined, { each: () => () => undefined } as unknown as typeof test);

/** How often something is tried: so often in full runs, so often in each run. */
export const inFull = (full: number, reduced: number): number => (process.env['SOAK'] ? full : reduced);
