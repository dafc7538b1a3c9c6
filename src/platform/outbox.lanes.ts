import type { OutboxKind } from './outbox.js';

/**
 * E-mail has a lane of its own: however slow the mail server is, notices and letters to an inbox do not wait behind it. So
 * have sets, which take minutes.
 */
export const LANES = ['prompt', 'mail', 'sets'] as const;
export type Lane = (typeof LANES)[number];

export const LANE_OF: Record<OutboxKind, Lane> = { tell: 'prompt', deliver: 'prompt', email: 'mail', set: 'sets' };

/** How many of each, by whatever it is counted. */
export type PerLane = Record<Lane, number>;

export const perLane = (count: (lane: Lane) => number): PerLane => ({
  prompt: count('prompt'),
  mail: count('mail'),
  sets: count('sets'),
});

/** How many rows a process works on at once. Notices are brought many in one statement; a mail server is not asked so much, and one set fills a disk. */
export const AT_ONCE: PerLane = { prompt: 100, mail: 2, sets: 1 };
