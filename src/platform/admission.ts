import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { refused } from '../domain/refusals.js';
import { Clock } from './clock.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { refusalAnswer } from './refusal.answer.js';
import { requestId } from './request-log.js';

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
  write: { steady: 32, burst: 64 },
  read: { steady: 160, burst: 400 },
};

/** A burst that has not ended by then is more than the process can do. */
const BURST_LASTS = 500;
/** So long must the bound not be reached for the next burst to count as one. */
const CALM = 1_000;

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

/** What an admission asks of the rest of the program, which is built after the server that it stands before. */
export interface Household {
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly health: Pick<Health, 'draining'>;
}

/**
 * Refuses early what would only wait: with a code, the time to come back, and nothing begun, before the sender is even
 * looked up and before anything else of the program has heard of it. So what is accepted stays quick, however much is asked.
 */
export class Admission {
  private readonly log = new Logger('admission');
  private readonly lanes: Record<Kind, Lane>;
  private toldAt = -Infinity;
  private household?: Household;

  constructor(bounds: Readonly<Record<Kind, Bounds>> = BOUNDS) {
    this.lanes = { read: new Lane(bounds.read), write: new Lane(bounds.write) };
  }

  /** What `handle` gets to see: what is admitted. */
  before(handle: RequestListener): RequestListener {
    return (request, response) => {
      const { household } = this;
      const lane = this.laneOf(request);
      if (!household || !lane || lane.admits(household.clock.now().getTime())) handle(request, response);
      else this.refuse(household, request, response);
    };
  }

  /**
   * Work counts from when its body has come, so that who sends slowly takes nobody's place, until its answer has gone or whoever
   * asked has hung up: of those Fastify tells nothing.
   */
  watch(fastify: FastifyInstance, household: Household): void {
    this.household = household;
    fastify.addHook('preValidation', ({ raw: request }, { raw: response }, done) => {
      const lane = this.laneOf(request);
      if (lane && !response.closed) counted(lane, response);
      done();
    });
  }

  /** Sign-ins have a queue of their own, uploads last as long as their line is slow, and a monitor is always answered. */
  private laneOf({ url = '', method, headers }: IncomingMessage): Lane | undefined {
    if (!url.startsWith('/api/v1/')) return undefined;
    if (method === 'GET' || method === 'HEAD') return this.lanes.read;
    if (method === 'POST' && url === '/api/v1/sessions') return undefined;
    return headers['content-type']?.startsWith('multipart/') ? undefined : this.lanes.write;
  }

  private refuse({ clock, metrics, health }: Household, request: IncomingMessage, response: ServerResponse): void {
    const now = clock.now().getTime();
    if (Math.abs(now - this.toldAt) > CALM)
      this.log.warn('more is asked than this process can do; some are told to come again');
    this.toldAt = now;
    metrics.commandRefused('server.busy');
    const id = requestId(request);
    const { headers, status, text } = refusalAnswer(BUSY, { headers: request.headers, id });
    response.writeHead(status, {
      ...headers,
      'x-request-id': id,
      'content-length': Buffer.byteLength(text),
      ...(health.draining && { connection: 'close' }),
    });
    response.end(text);
  }
}

const BUSY = refused('server.busy', { seconds: 1 });

function counted(lane: Lane, response: ServerResponse): void {
  let inWork = true;
  lane.inWork += 1;
  const end = () => {
    if (inWork) lane.inWork -= 1;
    inWork = false;
  };
  response.once('finish', end).once('close', end);
}
