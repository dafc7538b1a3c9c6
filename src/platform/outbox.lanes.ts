import type { OutboxKind } from './outbox.js';

/** E-mail has a lane of its own: however slow the mail server is, notices and letters to an inbox do not wait behind it. */
export const LANES = ['prompt', 'mail'] as const;
export type Lane = (typeof LANES)[number];

export const LANE_OF: Record<OutboxKind, Lane> = { tell: 'prompt', deliver: 'prompt', email: 'mail' };

/** How many of each, by whatever it is counted. */
export type PerLane = Record<Lane, number>;

export const perLane = (count: (lane: Lane) => number): PerLane => ({ prompt: count('prompt'), mail: count('mail') });

/** How many rows a process works on at once. Notices are brought many in one statement; a mail server is not asked so much. */
export const AT_ONCE: PerLane = { prompt: 100, mail: 2 };
