import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { Recurring } from './recurring.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Rows that are forgotten by one statement: it is short, and reads from the index whatever the table holds beside them. */
const AT_ONCE = 5_000;

/** By the moment from which they are kept for so long; `$1` is the moment before which they are forgotten. */
const purge = (table: string, moment: string): string => `
  WITH old AS MATERIALIZED (SELECT ctid FROM ${table} WHERE ${moment} < $1 ORDER BY ${moment} LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
  DELETE FROM ${table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM old)) RETURNING 1`;

const FORGOTTEN: readonly { after: number; purge: string }[] = [
  // Kept answers may name people, and a key may be used again.
  { after: DAY, purge: purge('idempotency', 'created_at') },
  // Nobody comes in by a session that is over.
  { after: DAY, purge: purge('session', 'expires_at') },
  // What left: the notice and the line stay, and they are the record. A reminder's row is there to be found for the three
  // days that it might be written again. What has not left is kept.
  { after: 30 * DAY, purge: purge('outbox', 'done_at') },
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
    for (const { after, purge: some } of FORGOTTEN)
      while ((await this.database.query(some, [new Date(now - after)])).length === AT_ONCE);
  }
}
