import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused, refused } from '../domain/refusals.js';
import { Clock } from './clock.js';
import { Database, type Executor, type Tx } from './database.js';

/** What a repeated request is known by: the person, the route, the key, and a digest of what was asked. */
export interface Stamp {
  personId: string;
  route: string;
  key: string | null;
  digest: string;
}

export const stampOf = (personId: string, route: string, key: string | null, asked: unknown): Stamp => ({
  personId,
  route,
  key,
  digest: createHash('sha256')
    .update(JSON.stringify(asked ?? null, inOrder))
    .digest('hex'),
});

/** The same fields in another order are the same request. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export interface Answered {
  request_digest: string;
  body: unknown;
}

export const FIND_ANSWER = `SELECT request_digest, body FROM idempotency WHERE person_id = $1 AND route = $2 AND key = $3`;

const KEEP_ANSWER = `INSERT INTO idempotency (person_id, route, key, request_digest, status, body, created_at)
  VALUES ($1, $2, $3, $4, 200, $5, $6)`;

const UNIQUE_VIOLATION = '23505';

/** Runs a command at most once for each Idempotency-Key: its answer is kept in the command's own transaction. */
@Injectable()
export class Once {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run<Answer>(stamp: Stamp, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    const earlier = await this.answerTo<Answer>(this.database, stamp);
    if (earlier) return earlier.answer;
    try {
      return await this.database.transaction(async (tx) => {
        const answer = await work(tx);
        await this.keep(tx, stamp, answer);
        return answer;
      });
    } catch (error) {
      return this.afterAll<Answer>(stamp, error);
    }
  }

  /**
   * The same for an answer with a secret in it, which is kept nowhere: of the work only its `trace` is kept, and from that a
   * repeated request is answered `anew`. Which of two at once was heard nobody knows, so the later is told to come again.
   */
  async runSecret<Trace, Answer>(
    stamp: Stamp,
    work: (tx: Tx) => Promise<{ trace: Trace; answer: Answer }>,
    anew: (tx: Tx, trace: Trace) => Promise<Answer>,
  ): Promise<Answer> {
    const earlier = await this.answerTo<Trace>(this.database, stamp);
    if (earlier) return this.database.transaction((tx) => anew(tx, earlier.answer));
    try {
      return await this.database.transaction(async (tx) => {
        const { trace, answer } = await work(tx);
        await this.keep(tx, stamp, trace);
        return answer;
      });
    } catch (error) {
      await this.afterAll<Trace>(stamp, error);
      throw refused('server.busy');
    }
  }

  /** The answer given before to the same request; a refusal where the key was used for another. */
  async answerTo<Answer>(on: Executor, stamp: Stamp): Promise<{ answer: Answer } | undefined> {
    if (!stamp.key) return undefined;
    const [found] = await on.query<Answered & Record<string, unknown>>(FIND_ANSWER, [
      stamp.personId,
      stamp.route,
      stamp.key,
    ]);
    return found && { answer: checkedAnswer<Answer>(stamp, found) };
  }

  /** A lost race may have been lost against this very request: then its answer is the answer. */
  async afterAll<Answer>(stamp: Stamp, error: unknown): Promise<Answer> {
    const lost = error instanceof Refused || (error as { code?: string }).code === UNIQUE_VIOLATION;
    const other = lost ? await this.answerTo<Answer>(this.database, stamp) : undefined;
    if (other) return other.answer;
    throw error;
  }

  private async keep(tx: Tx, stamp: Stamp, answer: unknown): Promise<void> {
    if (!stamp.key) return;
    const values = [
      stamp.personId,
      stamp.route,
      stamp.key,
      stamp.digest,
      JSON.stringify(answer ?? null),
      this.clock.now(),
    ];
    await tx.query(KEEP_ANSWER, values);
  }
}

export function checkedAnswer<Answer>(stamp: Stamp, found: Answered): Answer {
  if (found.request_digest !== stamp.digest) throw refused('idempotency.otherBody');
  return found.body as Answer;
}
