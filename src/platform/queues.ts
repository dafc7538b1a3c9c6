import Queue from 'bull';
import { Redis, type RedisOptions } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { AT_ONCE, LANES, perLane, type Lane, type PerLane } from './outbox.lanes.js';
import type { OutboxRef } from './outbox.store.js';
import { newToken } from './random.js';
import { evictionPolicy, KEEPS_ALL } from './redis-check.js';

/** A queue for each lane: in one, Bull adds up what its kinds of jobs may do at once. */
const NAMES: Record<Lane, string> = {
  prompt: 'vinhdanh-outbox',
  mail: 'vinhdanh-outbox-mail',
  sets: 'vinhdanh-outbox-sets',
};
/** What may wait in Redis; the rest waits in Postgres, where a lease does not run out meanwhile. */
export const WAITING: PerLane = { prompt: 400, mail: 20, sets: 4 };
const CLOSE_WITHIN = 1_500;

/** A dead worker's jobs are found again in about as long as its leases in Postgres last. */
const SETTINGS = { lockDuration: 2_000, lockRenewTime: 700, stalledInterval: 1_000, maxStalledCount: 1_000 };
/** An id that Bull still knows is not taken again, silently; so nothing that ended may stay. */
const JOB = { removeOnComplete: true, removeOnFail: true };

type Attempt = (ref: OutboxRef) => Promise<void>;
/** One that evicts would lose letters silently, so it is not used, as one that is away. */
export type RedisPresence = 'usable' | 'evicting' | 'away';
type ClientKind = 'client' | 'subscriber' | 'bclient';

/** Bull, seen as a place that rows of the outbox may wait in. It may lose them: the record is Postgres. */
export class OutboxQueue {
  private readonly clients: Redis[] = [];
  private readonly main: Redis;
  private queues?: Record<Lane, Queue.Queue<OutboxRef>>;
  private closed = false;
  private keepsAll = false;

  /** `onChange` is told when Redis comes and goes; `prefix` keeps installations that share a Redis apart. */
  constructor(
    private readonly url: string,
    private readonly prefix: string,
    private readonly attempt: Attempt,
    private readonly onChange: (presence: RedisPresence) => void,
  ) {
    this.main = this.connect({ enableOfflineQueue: false, commandTimeout: 1_000 });
    this.main.on('ready', () => void this.ready());
    this.main.on('close', () => this.lost());
  }

  get usable(): boolean {
    return !this.closed && this.keepsAll && this.queues !== undefined && this.main.status === 'ready';
  }

  /** How many more rows it takes. */
  async room(): Promise<PerLane> {
    const queues = this.opened();
    const counts = await Promise.all(LANES.map(async (lane) => [lane, await queues[lane].getWaitingCount()] as const));
    const waiting = new Map<Lane, number>(counts);
    return perLane((lane) => WAITING[lane] - waiting.get(lane)!);
  }

  async idle(): Promise<boolean> {
    const counts = await Promise.all(Object.values(this.opened()).map((queue) => queue.getJobCounts()));
    return counts.every(({ waiting, active }) => waiting + active === 0);
  }

  async add(refs: readonly OutboxRef[]): Promise<void> {
    const queues = this.opened();
    for (const lane of LANES) {
      const own = refs.filter((ref) => ref.lane === lane);
      await queues[lane].addBulk(own.map((ref) => ({ data: ref, opts: { ...JOB, jobId: jobIdOf(ref) } })));
    }
  }

  /** Takes no more jobs, whether Redis answers or not; those it has may still end. */
  async stopTaking(): Promise<void> {
    this.closed = true;
    const closing = Object.values(this.queues ?? {}).map((queue) => queue.close(true).catch(() => undefined));
    await Promise.race([Promise.all(closing), pause(CLOSE_WITHIN, undefined, { ref: false })]);
  }

  disconnect(): void {
    for (const client of this.clients) client.disconnect();
  }

  private opened(): Record<Lane, Queue.Queue<OutboxRef>> {
    if (!this.queues) throw new Error('Redis has not answered yet');
    return this.queues;
  }

  /** It may have come back with other settings. */
  private async ready(): Promise<void> {
    const policy = await evictionPolicy(this.main);
    if (this.closed || this.main.status !== 'ready') return;
    this.keepsAll = (policy ?? KEEPS_ALL) === KEEPS_ALL;
    if (this.keepsAll)
      this.queues ??= { prompt: this.open('prompt'), mail: this.open('mail'), sets: this.open('sets') };
    this.onChange(this.keepsAll ? 'usable' : 'evicting');
  }

  private lost(): void {
    this.keepsAll = false;
    if (!this.closed) this.onChange('away');
  }

  private open(lane: Lane): Queue.Queue<OutboxRef> {
    const queue = new Queue<OutboxRef>(NAMES[lane], {
      prefix: this.prefix,
      settings: { ...SETTINGS, retryProcessDelay: 500 },
      createClient: (kind) => this.clientFor(kind),
    });
    // Redis going away is told once, by the connection; Bull says it for each command.
    queue.on('error', () => undefined);
    queue.process(AT_ONCE[lane], (job) => this.attempt(job.data)).catch(() => undefined);
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

/**
 * A row that is passed on again has an id of its own: the job before may be held by somebody who does nothing, and a second of
 * the same id would be dropped. Should both be done, one of them begins the attempt.
 */
const jobIdOf = ({ id, again }: OutboxRef): string => (again ? `${id}.${newToken()}` : id);
