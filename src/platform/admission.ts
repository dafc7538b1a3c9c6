import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refused } from '../domain/refusals.js';
import { Clock } from './clock.js';
import { Metrics } from './metrics.js';
import { answer } from './refusal.filter.js';

/** How many requests of one kind are worked on at once: in the long run, and for as long as a burst may last. */
export interface Bounds {
  readonly steady: number;
  readonly burst: number;
}

export type Kind = 'read' | 'write';

/**
 * With ten connections to Postgres a process answers no more moves each second with more than 32 of them in work
 * (docs/performance.md): more would only wait longer. A council that votes at once and forty people who open a page (eight reads each) are bursts.
 */
export const BOUNDS: Readonly<Record<Kind, Bounds>> = {
  write: { steady: 32, burst: 128 },
  read: { steady: 160, burst: 400 },
};

/** A burst that has not ended by then is more than the process can do. */
const BURST_LASTS = 500;
/** So long must the bound not be reached for the next burst to count as one. */
const CALM = 1_000;
const SECONDS = 1;

/** What is being worked on of one kind, and since when that has been as much as can be done well. */
class Lane {
  inWork = 0;
  private fullSince?: number;
  private fullAt = 0;

  constructor(private readonly bounds: Bounds) {}

  admits(now: number): boolean {
    if (this.inWork < this.bounds.steady) return true;
    const isNew = this.fullSince === undefined || now - this.fullAt > CALM || now < this.fullSince;
    if (isNew) this.fullSince = now;
    this.fullAt = now;
    return this.inWork < this.bounds.burst && now - this.fullSince! <= BURST_LASTS;
  }
}

/**
 * Refuses early what would only wait: with a code, the time to come back, and nothing begun, before the sender is even
 * looked up. So what is accepted stays quick, however much is asked.
 */
export class Admission {
  private readonly log = new Logger('admission');
  private readonly lanes: Record<Kind, Lane>;
  private toldAt = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    bounds: Readonly<Record<Kind, Bounds>> = BOUNDS,
  ) {
    this.lanes = { read: new Lane(bounds.read), write: new Lane(bounds.write) };
  }

  /**
   * Work counts from when its body has come, so that who sends slowly takes nobody's place, until its answer has gone or whoever
   * asked has hung up: of those Fastify tells nothing.
   */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      const lane = this.laneOf(request);
      if (!lane || lane.admits(this.clock.now().getTime())) return done();
      this.refuse(request, reply);
    });
    fastify.addHook('preValidation', (request, reply, done) => {
      const lane = this.laneOf(request);
      if (lane && !reply.raw.closed) counted(lane, reply);
      done();
    });
  }

  /** Sign-ins have a queue of their own, uploads last as long as their line is slow, and a monitor is always answered. */
  private laneOf({ url, method, headers }: FastifyRequest): Lane | undefined {
    if (!url.startsWith('/api/v1/')) return undefined;
    if (method === 'GET' || method === 'HEAD') return this.lanes.read;
    if (method === 'POST' && url === '/api/v1/sessions') return undefined;
    return headers['content-type']?.startsWith('multipart/') ? undefined : this.lanes.write;
  }

  private refuse(request: FastifyRequest, reply: FastifyReply): void {
    const now = this.clock.now().getTime();
    if (Math.abs(now - this.toldAt) > CALM)
      this.log.warn('more is asked than this process can do; some are told to come again');
    this.toldAt = now;
    this.metrics.commandRefused('server.busy');
    answer(refused('server.busy', { seconds: SECONDS }), request, reply);
  }
}

function counted(lane: Lane, { raw }: FastifyReply): void {
  let inWork = true;
  lane.inWork += 1;
  const end = () => {
    if (inWork) lane.inWork -= 1;
    inWork = false;
  };
  raw.once('finish', end).once('close', end);
}
