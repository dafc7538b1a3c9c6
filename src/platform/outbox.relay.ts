import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { Database } from './database.js';
import { Metrics } from './metrics.js';
import { AT_ONCE, LANES, perLane, type PerLane } from './outbox.lanes.js';
import { claimDue, installationName, outboxDepth, type OutboxRef } from './outbox.store.js';
import { OutboxWorker } from './outbox.worker.js';
import { OutboxQueue, type RedisPresence } from './queues.js';

const SWEEP_EVERY = 400;
/** Commits of a moment are swept together. */
const NUDGE_AFTER = 10;
const BATCH = 100;

/**
 * Brings what is due to its handlers: through Redis while it answers, otherwise in this process. Every process may run
 * one; a lease in Postgres keeps them apart.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('outbox');
  private queue?: OutboxQueue;
  private sweeping?: NodeJS.Timeout;
  private nudged?: NodeJS.Timeout;
  private last: Promise<number> = Promise.resolve(0);
  private waiting = 0;
  private running = false;
  private redis: RedisPresence = 'usable';
  private databaseAway = false;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: OutboxWorker,
    metrics: Metrics,
  ) {
    metrics.watchQueue('outbox', () => outboxDepth(database));
  }

  onApplicationBootstrap(): Promise<void> {
    return this.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  async start(): Promise<void> {
    this.worker.start();
    this.running = true;
    const { redisUrl } = this.config;
    if (redisUrl) this.queue = await this.openQueue(redisUrl);
    this.sweeping = setInterval(() => this.waiting === 0 && void this.sweep(), SWEEP_EVERY).unref();
  }

  /** Lets what is being delivered end; the rest stays in Postgres for the next start. */
  async stop(): Promise<void> {
    this.running = false;
    clearInterval(this.sweeping);
    clearTimeout(this.nudged);
    await this.last;
    await this.queue?.stopTaking();
    await this.worker.stop();
    this.queue?.disconnect();
  }

  /** Whether deliveries go through Redis at this moment. */
  get throughRedis(): boolean {
    return this.queue?.usable ?? false;
  }

  /** Something may have been committed: look soon. Costs nothing to call too often. */
  nudge(): void {
    if (!this.running || this.nudged) return;
    this.nudged = setTimeout(() => {
      this.nudged = undefined;
      void this.sweep();
    }, NUDGE_AFTER).unref();
  }

  /** Delivers until nothing that is due is left; for tests and the demo. */
  async drain(): Promise<void> {
    for (;;) {
      const before = this.worker.ended;
      const handed = await this.sweep();
      const idle = this.worker.busy === 0 && (await this.queueIdle());
      if (handed === 0 && idle && this.worker.ended === before) return;
      if (!idle) await pause(5);
    }
  }

  /** Passes on what is due and returns how much; one sweep at a time. */
  sweep(): Promise<number> {
    this.waiting += 1;
    this.last = this.last.then(() => this.sweepNow());
    return this.last;
  }

  private async sweepNow(): Promise<number> {
    this.waiting -= 1;
    let handed = 0;
    try {
      for (let more = this.running; more;) {
        const room = await this.room();
        const due = LANES.some((lane) => room[lane] > 0) ? await claimDue(this.database, this.clock.now(), room) : [];
        await this.handOver(due);
        handed += due.length;
        more = LANES.some((lane) => room[lane] > 0 && room[lane] === due.filter((ref) => ref.lane === lane).length);
      }
      this.databaseAway = false;
    } catch (error) {
      if (!this.databaseAway) this.log.error(error);
      this.databaseAway = true;
    }
    return handed;
  }

  private async room(): Promise<PerLane> {
    const free = this.throughRedis ? await this.queue?.room().catch(() => undefined) : undefined;
    const room = free ?? perLane((lane) => AT_ONCE[lane] - this.worker.busyIn(lane));
    return perLane((lane) => Math.max(0, Math.min(BATCH, room[lane])));
  }

  private async handOver(due: readonly OutboxRef[]): Promise<void> {
    const here = this.throughRedis ? this.takenHere(due) : due;
    for (const ref of here) void this.deliver(ref);
    const others = due.filter((ref) => !here.includes(ref));
    if (others.length === 0) return;
    const taken = await this.queue?.add(others).then(accepted, refusedByRedis);
    if (!taken) for (const ref of others) void this.deliver(ref);
  }

  /**
   * What somebody let lapse is brought by this process, as far as it has hands free: Redis gives a job to whoever has waited
   * longest, which is the one that is frozen, and with each of those another lease would run out.
   */
  private takenHere(due: readonly OutboxRef[]): OutboxRef[] {
    return LANES.flatMap((lane) => {
      const free = Math.max(0, AT_ONCE[lane] - this.worker.busyIn(lane));
      return due.filter((ref) => ref.lapsed && ref.lane === lane).slice(0, free);
    });
  }

  private async deliver(ref: OutboxRef): Promise<void> {
    await this.worker.attempt(ref);
    this.nudge();
  }

  private async queueIdle(): Promise<boolean> {
    return !this.throughRedis || ((await this.queue?.idle().catch(() => true)) ?? true);
  }

  private async openQueue(url: string): Promise<OutboxQueue> {
    const prefix = `vinhdanh.${await installationName(this.database)}`;
    return new OutboxQueue(
      url,
      prefix,
      (ref) => this.deliver(ref),
      (presence) => this.redisChanged(url, presence),
    );
  }

  /** Each change is said once. */
  private redisChanged(url: string, presence: RedisPresence): void {
    if (presence === this.redis) return;
    this.redis = presence;
    const sentence = `Redis at ${new URL(url).host} ${REDIS_IS[presence]}`;
    if (presence === 'usable') this.log.log(sentence);
    else this.log.warn(sentence);
  }
}

const REDIS_IS: Record<RedisPresence, string> = {
  usable: 'answers again; notices go through it.',
  away: 'does not answer; notices are delivered by this process meanwhile.',
  evicting:
    'drops entries when its memory is full; notices are delivered by this process until it is restarted with maxmemory-policy noeviction.',
};

const accepted = () => true;
const refusedByRedis = () => false;
