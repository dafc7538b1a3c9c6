import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Refused } from '../domain/refusals.js';
import { Clock } from './clock.js';
import { Database } from './database.js';
import type { OutboxDelivery } from './outbox.js';
import type { Lane } from './outbox.lanes.js';
import { OutboxHandlers } from './outbox.handlers.js';
import { beginAttempts, markDone, markFailed, renewLeases, type OutboxRef } from './outbox.store.js';
import { Together } from './together.js';

const RENEW_EVERY = 1_000;
/** Rows that begin or end at the same moment wait for one commit, not each for its own. */
const ONE_STATEMENT = 1;
const STOP_WITHIN = 5_000;
const CODE = /^[\w.-]{1,40}$/;

/** Carries out rows of the outbox in this process, whoever passed them on. */
@Injectable()
export class OutboxWorker {
  private readonly log = new Logger('outbox');
  private readonly held = new Map<string, OutboxRef>();
  /** Those of them whose attempt has begun. Renewing another would lock its row before the beginning, which skips locked ones. */
  private readonly underWay = new Set<OutboxRef>();
  private readonly begun = new Together<OutboxRef, OutboxDelivery | undefined>(
    (refs) => beginAttempts(this.database, refs, this.clock.now()),
    ONE_STATEMENT,
    ({ id }) => id,
  );
  private readonly done = new Together<string, unknown>(async (ids) => {
    await markDone(this.database, ids, this.clock.now());
    return ids;
  }, ONE_STATEMENT);
  private renewing?: NodeJS.Timeout;
  /** How many attempts have ended here. */
  ended = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly handlers: OutboxHandlers,
  ) {}

  get busy(): number {
    return this.held.size;
  }

  busyIn(lane: Lane): number {
    return [...this.held.values()].filter((ref) => ref.lane === lane).length;
  }

  start(): void {
    this.handlers.mustBeComplete();
    this.renewing = setInterval(() => void this.renew(), RENEW_EVERY).unref();
  }

  /** Waits a while for what is being done; what does not end is taken over by another process. */
  async stop(): Promise<void> {
    for (let waited = 0; this.busy > 0 && waited < STOP_WITHIN; waited += 20) await pause(20);
    clearInterval(this.renewing);
  }

  /** One attempt. Never rejects: what fails is tried again when its rest is over. */
  async attempt(ref: OutboxRef): Promise<void> {
    if (this.held.has(ref.id)) return;
    this.held.set(ref.id, ref);
    try {
      const row = await this.begun.ask(ref);
      if (!row) return;
      this.underWay.add(ref);
      await this.carryOut(row, ref);
    } catch {
      // The database is away. The lease runs out, and somebody tries again.
    } finally {
      this.held.delete(ref.id);
      this.underWay.delete(ref);
      this.ended += 1;
    }
  }

  private async carryOut(row: OutboxDelivery, ref: OutboxRef): Promise<void> {
    try {
      await this.handlers.handle(row);
    } catch (error) {
      await this.failed(row, ref, error);
      return;
    }
    await this.done.ask(row.id);
  }

  private async failed(row: OutboxDelivery, ref: OutboxRef, error: unknown): Promise<void> {
    const code = codeOf(error);
    this.log.warn(`${row.kind} ${row.id}: attempt ${row.attempts} failed (${code})`);
    if (code === 'unexpected') this.log.error(error);
    await markFailed(this.database, ref, this.clock.now(), code);
  }

  private async renew(): Promise<void> {
    if (this.underWay.size === 0) return;
    await renewLeases(this.database, [...this.underWay], this.clock.now()).catch(() => undefined);
  }
}

/** A short code and nothing else: the text of an error may repeat an address or a name. */
function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.refusal.code;
  const code: unknown = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && CODE.test(code) ? code : 'unexpected';
}
