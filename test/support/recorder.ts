import { setTimeout as pause } from 'node:timers/promises';
import type { Attempt } from './linearizability.js';
import type { Outgoing, Wire } from './wire.js';

export interface Heard {
  status: number;
  body: Record<string, unknown>;
}

/** What one client does next: how long he thinks before, and how long he waits for each of his tries. */
export interface Doing<Ask> {
  ask: Ask;
  key: string | null;
  request: Outgoing;
  thinks: number;
  /** Milliseconds after which he goes away and asks again by the same key; the last try is waited for. */
  lost: number[];
}

/** Sends requests and notes who asked what, from when to when, and what he was answered. */
export class Recorder<Ask> {
  readonly attempts: Attempt<Ask, Heard>[] = [];
  private moment = 0;

  constructor(private readonly wire: Wire) {}

  async play(client: number, doing: readonly Doing<Ask>[]): Promise<void> {
    for (const one of doing) {
      await pause(one.thinks);
      for (const patience of one.lost) await this.attempt(client, one, patience);
      await this.attempt(client, one);
    }
  }

  private async attempt(client: number, { ask, key, request }: Doing<Ask>, patience?: number): Promise<void> {
    const attempt: Attempt<Ask, Heard> = { client, ask, key, asked: (this.moment += 1) };
    this.attempts.push(attempt);
    const answer = await this.wire.send(request, patience);
    if (!answer) return;
    attempt.answer = { status: answer.status, body: JSON.parse(answer.text) as Heard['body'] };
    attempt.heard = this.moment += 1;
  }
}

/** A history as one reads it, one line for each request in the order of asking. */
export const told = <Ask>(attempts: readonly Attempt<Ask, Heard>[]): string =>
  attempts
    .map(({ client, ask, key, asked, heard, answer }) => {
      const { state, version, code } = answer?.body ?? {};
      const said = answer
        ? JSON.stringify([answer.status, state, version, code].filter((one) => one !== undefined))
        : 'lost';
      return `${asked}–${heard ?? '…'} client ${client} ${JSON.stringify(ask)} ${key?.slice(-4) ?? ''} → ${said}`;
    })
    .join('\n');
