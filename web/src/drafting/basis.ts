import { useSyncExternalStore } from 'react';

/** How a clerk knows what he enters for somebody without a computer. */
export const ENTERED = ['visit', 'call'] as const;
export type Entered = (typeof ENTERED)[number];

const CHOSEN = 'vinhdanh-basis';
const listeners = new Set<() => void>();

/** Chosen once for the sitting with that person, kept until the window is closed. */
export function enterFrom(kind: Entered): void {
  sessionStorage.setItem(CHOSEN, kind);
  for (const changed of listeners) changed();
}

export const enteredFrom = (): Entered => (sessionStorage.getItem(CHOSEN) === 'call' ? 'call' : 'visit');

const listen = (changed: () => void) => {
  listeners.add(changed);
  return () => void listeners.delete(changed);
};

export const useEnteredFrom = (): Entered => useSyncExternalStore(listen, enteredFrom);
