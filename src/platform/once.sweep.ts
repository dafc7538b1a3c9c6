import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database.js';

const HOUR = 3_600_000;
const KEPT_FOR = 24 * HOUR;
const PURGE = `DELETE FROM idempotency WHERE created_at < $1`;

/** Kept answers are forgotten after a day: they may name people, and a key may then be used again. */
@Injectable()
export class OnceSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('idempotency');
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
    const before = new Date(this.clock.now().getTime() - KEPT_FOR);
    await this.database.query(PURGE, [before]);
  }
}
