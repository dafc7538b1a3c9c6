import { useSyncExternalStore } from 'react';

const EVERY = 30_000;
let now = new Date();

function listen(changed: () => void): () => void {
  const clock = setInterval(() => {
    now = new Date();
    changed();
  }, EVERY);
  return () => clearInterval(clock);
}

/** The time on the wall, for what is left of a deadline; the only place of the screens that reads it. */
export const useNow = (): Date => useSyncExternalStore(listen, () => now);

/** The moment itself, for what is noted as it happens. */
export const rightNow = (): Date => new Date();
