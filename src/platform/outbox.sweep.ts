import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database.js';

const HOUR = 3_600_000;
const KEPT_FOR = 30 * 24 * HOUR;
const PURGE = `DELETE FROM outbox WHERE done_at < $1`;

/**
 * What left a month ago is forgotten: the notice and the line stay, and they are the record. What has not left is kept. A
 * reminder's row is there to be found for the three days that it might be written again.
 */
@Injectable()
export class OutboxSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('outbox');
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.purge();
    this.timer = setInterval(() => void this.purge().catch((error: unknown) => this.log.error(error)), HOUR).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async purge(): Promise<void> {
    await this.database.query(PURGE, [new Date(this.clock.now().getTime() - KEPT_FOR)]);
  }
}
