import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Lapses } from './lapses.js';
import { Reminders } from './reminders.js';

const EVERY = 60_000;

/** What a sweep did. */
export interface Swept {
  lapsed: number;
  reminded: number;
}

/**
 * Looks every minute, and at the start, for what time has done. Every process may run one: whoever locks a dossier first
 * lets it lapse. Nothing depends on its being in time, since what comes too late is refused whether it ran or not.
 */
@Injectable()
export class DeadlineSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('deadlines');
  private timer?: NodeJS.Timeout;
  private running?: Promise<Swept>;
  private stopping = false;

  constructor(
    private readonly lapses: Lapses,
    private readonly reminders: Reminders,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.sweepQuietly(), EVERY).unref();
    this.sweepQuietly();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running?.catch(() => undefined);
  }

  /** One sweep at a time in a process; who asks during one gets the next. */
  async sweep(): Promise<Swept> {
    while (this.running) await this.running.catch(() => undefined);
    this.running = this.sweepNow().finally(() => (this.running = undefined));
    return this.running;
  }

  private async sweepNow(): Promise<Swept> {
    const stopped = () => this.stopping;
    const lapsed = await this.lapses.lapseAll(stopped);
    return { lapsed, reminded: await this.reminders.remindAll(stopped) };
  }

  private sweepQuietly(): void {
    if (!this.running) this.sweep().catch((error: unknown) => this.log.error(error));
  }
}
