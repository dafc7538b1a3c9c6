import { Logger } from '@nestjs/common';

/** Work that is done again after each interval and keeps no process alive. What fails is logged, and tried the next time. */
export class Recurring {
  private readonly log: Logger;
  private timer?: NodeJS.Timeout;

  constructor(
    name: string,
    private readonly interval: number,
    private readonly work: () => Promise<unknown>,
  ) {
    this.log = new Logger(name);
  }

  start(): void {
    this.timer = setInterval(() => this.once(), this.interval).unref();
  }

  once(): void {
    this.work().catch((error: unknown) => this.log.error(error));
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
