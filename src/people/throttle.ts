import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';

const WINDOW = 15 * 60_000;

/** Failures that one name, and one address, may have within the window; an office behind one address shares it. */
export const FAILURES = { name: 5, address: 30 } as const;

const KEYS_KEPT = 20_000;

export type Attempt = Readonly<Record<keyof typeof FAILURES, string>>;

/**
 * Remembers failed attempts to sign in. In this process only and lost with it: several processes multiply the limit,
 * and a restart forgets. The hash makes each attempt dear besides.
 */
@Injectable()
export class Throttle {
  private readonly failures = new Map<string, number[]>();

  constructor(private readonly clock: Clock) {}

  check(attempt: Attempt): void {
    const now = this.clock.now().getTime();
    const waits = kindsOf(attempt).map(([kind, key]) => {
      const recent = this.recent(key, now);
      return recent.length < FAILURES[kind] ? 0 : recent.at(-FAILURES[kind])! + WINDOW - now;
    });
    const wait = Math.max(...waits);
    if (wait > 0) throw refused('session.throttled', { seconds: Math.ceil(wait / 1000) });
  }

  failed(attempt: Attempt): void {
    const now = this.clock.now().getTime();
    for (const [, key] of kindsOf(attempt)) {
      const recent = [...this.recent(key, now), now];
      this.failures.delete(key);
      this.failures.set(key, recent);
    }
    for (const key of this.failures.keys()) {
      if (this.failures.size <= KEYS_KEPT) return;
      this.failures.delete(key);
    }
  }

  /** The name is its owner's again; what came from the address stays counted. */
  succeeded({ name }: Attempt): void {
    this.failures.delete(`name:${name}`);
  }

  private recent(key: string, now: number): number[] {
    return (this.failures.get(key) ?? []).filter((at) => at > now - WINDOW);
  }
}

const kindsOf = (attempt: Attempt): [keyof typeof FAILURES, string][] => [
  ['name', `name:${attempt.name}`],
  ['address', `address:${attempt.address}`],
];
