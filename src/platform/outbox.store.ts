import type { Executor } from './database.js';
import type { OutboxDelivery } from './outbox.js';
import type { Lane, PerLane } from './outbox.lanes.js';

/** How long a row is its holder's without a sign of life. A dead holder's rows are taken over within five seconds. */
export const LEASE = 4_000;

/**
 * A row as it is passed on: by its id, its lane, and the attempt that its next holder may begin. `again` where somebody
 * has had it before; `lapsed` where he let its lease run out, so that he may still have it and do nothing.
 */
export interface OutboxRef {
  id: string;
  attempt: number;
  lane: Lane;
  again: boolean;
  lapsed: boolean;
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE);

const due = (isOfLane: string, limit: string) => `
    SELECT id, next_at FROM outbox WHERE done_at IS NULL AND ${isOfLane} AND next_at <= $1 ORDER BY next_at LIMIT ${limit}
    FOR UPDATE SKIP LOCKED`;
/** A new row is due from when it was written. */
const HAD_BEFORE = `(o.attempts > 0
    OR due.next_at IS DISTINCT FROM date_trunc('milliseconds', uuid_extract_timestamp(o.id)))`;
/** By an array of ids: of a LIMIT that is a parameter Postgres expects many rows, and a join would read the whole table. */
const CLAIM = `
  WITH prompt AS MATERIALIZED (${due("kind NOT IN ('email', 'set')", '$3')}
  ), mail AS MATERIALIZED (${due("kind = 'email'", '$4')}
  ), sets AS MATERIALIZED (${due("kind = 'set'", '$5')}
  ), due AS MATERIALIZED (SELECT * FROM prompt UNION ALL SELECT * FROM mail UNION ALL SELECT * FROM sets)
  UPDATE outbox o SET next_at = $2 FROM due WHERE o.id = ANY(ARRAY(SELECT id FROM due)) AND o.id = due.id
  RETURNING o.id, o.attempts + 1 AS attempt, CASE o.kind WHEN 'email' THEN 'mail' WHEN 'set' THEN 'sets' ELSE 'prompt' END AS lane,
    ${HAD_BEFORE} AS again, ${HAD_BEFORE} AND o.last_error IS NULL AS lapsed`;

/** Leases what is due, so many of each lane, so that no other process passes it on at the same time. */
export const claimDue = (on: Executor, now: Date, { prompt, mail, sets }: PerLane): Promise<OutboxRef[]> =>
  on.query(CLAIM, [now, leaseFrom(now), prompt, mail, sets]);

/** What somebody else has in hand at this moment is left to him; nobody waits for two rows in another order than a second one. */
const HELD = `id = ANY(ARRAY(SELECT f.id FROM outbox f WHERE f.id = ANY($1::uuid[]) FOR NO KEY UPDATE SKIP LOCKED))`;

const BEGIN = `
  UPDATE outbox o SET attempts = h.attempt, next_at = $3 FROM unnest($1::uuid[], $2::integer[]) AS h(id, attempt)
  WHERE o.${HELD} AND o.id = h.id AND o.attempts = h.attempt - 1 AND o.done_at IS NULL
  RETURNING o.id, o.organisation_id AS "organisationId", o.kind, o.payload, o.attempts`;

const columnsOf = (refs: readonly OutboxRef[]) => [refs.map(({ id }) => id), refs.map(({ attempt }) => attempt)];

/** Of all that were passed the same attempt, one begins it; undefined for the others and for what is done. */
export async function beginAttempts(on: Executor, refs: readonly OutboxRef[], now: Date) {
  const rows = await on.query<OutboxDelivery>(BEGIN, [...columnsOf(refs), leaseFrom(now)]);
  const begun = new Map(rows.map((row) => [row.id, row]));
  return refs.map(({ id }) => begun.get(id));
}

const RENEW = `
  UPDATE outbox o SET next_at = $3 FROM unnest($1::uuid[], $2::integer[]) AS h(id, attempt)
  WHERE o.${HELD} AND o.id = h.id AND o.attempts = h.attempt AND o.done_at IS NULL`;

/** The sign of life of whoever still works on these attempts. */
export const renewLeases = (on: Executor, held: readonly OutboxRef[], now: Date): Promise<unknown> =>
  on.query(RENEW, [...columnsOf(held), leaseFrom(now)]);

const DONE = `UPDATE outbox SET done_at = $2, last_error = NULL
  WHERE id = ANY(ARRAY(SELECT id FROM outbox WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE)) AND done_at IS NULL`;

export const markDone = (on: Executor, ids: readonly string[], now: Date): Promise<unknown> =>
  on.query(DONE, [ids, now]);

const FAILED = `
  UPDATE outbox SET next_at = $3, last_error = $4 WHERE id = $1 AND attempts = $2 AND done_at IS NULL`;

/** Lets the row rest until its next attempt; the error is a code. */
export const markFailed = (on: Executor, { id, attempt }: OutboxRef, now: Date, error: string): Promise<unknown> =>
  on.query(FAILED, [id, attempt, new Date(now.getTime() + restAfter(attempt)), error]);

const SECOND = 1_000;
const EARLY_ATTEMPTS = 10;

/** Twice as long after each failure: at most a minute for the first ten, then at most ten minutes. */
export const restAfter = (attempt: number): number =>
  Math.min(2 ** (attempt - 1) * SECOND, (attempt <= EARLY_ATTEMPTS ? 60 : 600) * SECOND);

const DEPTH = `SELECT count(*) AS count FROM outbox WHERE done_at IS NULL`;

/** How much has not left yet. */
export async function outboxDepth(on: Executor): Promise<number> {
  const [row] = await on.query<{ count: number }>(DEPTH);
  return row?.count ?? 0;
}

const OWNER = `SELECT current_database() AS name, epoch FROM installation`;

/** A name that no other database and no restored copy of this one has. */
export async function installationName(on: Executor): Promise<string> {
  const [row] = await on.query<{ name: string; epoch: string }>(OWNER);
  return `${row?.name}.${row?.epoch}`;
}
