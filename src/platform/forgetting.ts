import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { Recurring } from './recurring.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `$1` is the moment before which it is forgotten. */
const FORGOTTEN: readonly { after: number; purge: string }[] = [
  // Kept answers may name people, and a key may be used again.
  { after: DAY, purge: `DELETE FROM idempotency WHERE created_at < $1` },
  // What left: the notice and the line stay, and they are the record. A reminder's row is there to be found for the three
  // days that it might be written again. What has not left is kept.
  { after: 30 * DAY, purge: `DELETE FROM outbox WHERE done_at < $1` },
];

/** What is kept for a time only, and forgotten within an hour of it. */
@Injectable()
export class Forgetting implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly recurring = new Recurring('forgetting', HOUR, () => this.purge());

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.purge();
    this.recurring.start();
  }

  beforeApplicationShutdown(): void {
    this.recurring.stop();
  }

  async purge(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const { after, purge } of FORGOTTEN) await this.database.query(purge, [new Date(now - after)]);
  }
}
