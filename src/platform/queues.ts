import Queue from 'bull';
import { Redis, type RedisOptions } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxRef } from './outbox.store.js';

const NAME = 'vinhdanh-outbox';
const AT_ONCE = 5;
/** What may wait in Redis; the rest waits in Postgres, where a lease does not run out meanwhile. */
const WAITING = 200;
const CLOSE_WITHIN = 1_500;

/** A dead worker's jobs are found again in about as long as its leases in Postgres last. */
const SETTINGS = { lockDuration: 2_000, lockRenewTime: 700, stalledInterval: 1_000, maxStalledCount: 1_000 };
/** An id that Bull still knows is not taken again, silently; so nothing that ended may stay. */
const JOB = { removeOnComplete: true, removeOnFail: true };

type Attempt = (ref: OutboxRef) => Promise<void>;
type ClientKind = 'client' | 'subscriber' | 'bclient';

/** Bull, seen as a place that rows of the outbox may wait in. It may lose them: the record is Postgres. */
export class OutboxQueue {
  private readonly clients: Redis[] = [];
  private readonly main: Redis;
  private queue?: Queue.Queue<OutboxRef>;
  private closed = false;

  /** `onChange` is told when Redis comes and goes; `prefix` keeps installations that share a Redis apart. */
  constructor(
    private readonly url: string,
    private readonly prefix: string,
    private readonly attempt: Attempt,
    private readonly onChange: (usable: boolean) => void,
  ) {
    this.main = this.connect({ enableOfflineQueue: false, commandTimeout: 1_000 });
    this.main.on('ready', () => this.ready());
    this.main.on('close', () => this.closed || this.onChange(false));
  }

  get usable(): boolean {
    return !this.closed && this.queue !== undefined && this.main.status === 'ready';
  }

  /** How many more rows it takes. */
  async room(): Promise<number> {
    return WAITING - (await this.opened().getWaitingCount());
  }

  async idle(): Promise<boolean> {
    const { waiting, active } = await this.opened().getJobCounts();
    return waiting + active === 0;
  }

  async add(refs: readonly OutboxRef[]): Promise<void> {
    const queue = this.opened();
    await Promise.all(refs.filter(({ attempt }) => attempt > 1).map(({ id }) => this.forget(id)));
    await queue.addBulk(refs.map((ref) => ({ data: ref, opts: { ...JOB, jobId: ref.id } })));
  }

  /** Takes no more jobs, whether Redis answers or not; those it has may still end. */
  async stopTaking(): Promise<void> {
    this.closed = true;
    const stopped = this.queue?.close(true).catch(() => undefined);
    await Promise.race([stopped, pause(CLOSE_WITHIN, undefined, { ref: false })]);
  }

  disconnect(): void {
    for (const client of this.clients) client.disconnect();
  }

  private opened(): Queue.Queue<OutboxRef> {
    if (!this.queue) throw new Error('Redis has not answered yet');
    return this.queue;
  }

  /** A dead worker's job for an earlier attempt would stand in the way of the next one; a living one's is locked. */
  private async forget(id: string): Promise<void> {
    const job = await this.opened().getJob(id);
    await job?.remove().catch(() => undefined);
  }

  private ready(): void {
    if (this.closed) return;
    this.queue ??= this.open();
    this.onChange(true);
  }

  private open(): Queue.Queue<OutboxRef> {
    const queue = new Queue<OutboxRef>(NAME, {
      prefix: this.prefix,
      settings: { ...SETTINGS, retryProcessDelay: 500 },
      createClient: (kind) => this.clientFor(kind),
    });
    // Redis going away is told once, by the connection; Bull says it for each command.
    queue.on('error', () => undefined);
    queue.process(AT_ONCE, (job) => this.attempt(job.data)).catch(() => undefined);
    return queue;
  }

  private clientFor(kind: ClientKind): Redis {
    return kind === 'client' ? this.main : this.connect({ enableReadyCheck: false });
  }

  private connect(options: RedisOptions): Redis {
    const retryStrategy = (times: number) => Math.min(times * 100, 2_000);
    const client = new Redis(this.url, {
      maxRetriesPerRequest: null,
      connectTimeout: 2_000,
      retryStrategy,
      ...options,
    });
    client.on('error', () => undefined);
    this.clients.push(client);
    return client;
  }
}
