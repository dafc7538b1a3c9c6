import { seal, LIFE_CYCLE, type Line, type LineBody } from '../domain/line.js';
import { batchRefusal, leadsTo, type BatchKind } from '../domain/batches.js';
import { Refused } from '../domain/refusals.js';
import type { StreamKind } from '../domain/vocabulary.js';
import type { Executor, Tx } from '../platform/database.js';
import { changedMeanwhile } from './conflict.js';

/** Where a stream stands: its object's version is the seq of its last line. A new one stands at 0. */
export interface Head {
  stream: StreamKind;
  id: string;
  organisationId: string;
  version: number;
  headHash: string | null;
}

/** What a new line says beside its place in the chain. */
export type Entry = Pick<LineBody, 'command' | 'from' | 'to' | 'actorId' | 'capacity' | 'basis'> &
  Partial<Pick<LineBody, 'facts' | 'data' | 'contentDigest'>> & { at: Date };

/** A line is never older than the one before it: whoever waited for a lock read his clock before he had it. */
export const laterOf = (now: Date, before: Date): Date => (before > now ? before : now);

/** The next line of a stream, sealed. */
export const nextLine = (head: Head, entry: Entry): Line =>
  seal({
    stream: head.stream,
    streamId: head.id,
    seq: head.version + 1,
    organisationId: head.organisationId,
    at: entry.at.toISOString(),
    command: entry.command,
    from: entry.from,
    to: entry.to,
    lifeCycle: LIFE_CYCLE,
    actorId: entry.actorId,
    capacity: entry.capacity,
    basis: entry.basis,
    facts: entry.facts ?? {},
    data: entry.data ?? {},
    contentDigest: entry.contentDigest ?? null,
    prev: head.headHash,
  });

/** The part of a writing statement that adds the lines of a JSON array; `parameter` is its place, as `$2`. */
export const insertLines = (parameter: string, condition = 'true'): string => `
  INSERT INTO line (stream, stream_id, seq, organisation_id, body, hash, epoch)
  SELECT l.body ->> 'stream', (l.body ->> 'streamId')::uuid, (l.body ->> 'seq')::integer,
         (l.body ->> 'organisationId')::uuid, l.body, l.hash, (SELECT epoch FROM installation)
  FROM jsonb_to_recordset(${parameter}::jsonb) AS l(body jsonb, hash text)
  WHERE ${condition}`;

const INSERT_LINES = insertLines('$1');

export const writeLines = (on: Executor, lines: readonly Line[]): Promise<unknown> =>
  on.query(INSERT_LINES, [JSON.stringify(lines)]);

/** The first line of a batch; its owner inserts the row with version 1 and this hash, in the same transaction. */
export async function begin(
  tx: Tx,
  head: Omit<Head, 'version' | 'headHash'>,
  entry: Omit<Entry, 'from'>,
): Promise<Line> {
  const line = nextLine({ ...head, version: 0, headHash: null }, { ...entry, from: null });
  await writeLines(tx, [line]);
  return line;
}

/** A batch's row, as far as its life goes. */
export interface BatchHead extends Head {
  stream: BatchKind;
  state: string;
}

const ADVANCE: Record<BatchKind, string> = {
  sitting: advanceSql('sitting'),
  sheet: advanceSql('sheet'),
  submission: advanceSql('submission'),
  decision: advanceSql('decision'),
  outgoing: advanceSql('outgoing'),
  organisation: advanceSql('organisation'),
};

function advanceSql(table: string): string {
  return `UPDATE ${table} SET state = $3, version = version + 1, head_hash = $4 WHERE id = $1 AND version = $2 RETURNING id`;
}

const LAST_AT = `SELECT body ->> 'at' AS at FROM line WHERE stream = $1 AND stream_id = $2 AND seq = $3`;

async function laterThanLast(tx: Tx, { stream, id, version }: Head, now: Date): Promise<Date> {
  const [last] = await tx.query<{ at: string }>(LAST_AT, [stream, id, version]);
  return last ? laterOf(now, new Date(last.at)) : now;
}

/**
 * Moves a batch along its flow: one compare-and-set of its row and one line. Refused when its state does not take the
 * command, or when somebody else was first.
 */
export async function advance(
  tx: Tx,
  head: BatchHead,
  entry: Omit<Entry, 'from' | 'to'> & { to?: string },
): Promise<Line> {
  const refusal = batchRefusal(head.stream, head.state, entry.command);
  if (refusal) throw new Refused(refusal);
  const to = entry.to ?? leadsTo(head.stream, head.state, entry.command)[0]!;
  const at = await laterThanLast(tx, head, entry.at);
  const line = nextLine(head, { ...entry, at, from: head.state, to });
  const moved = await tx.query(ADVANCE[head.stream], [head.id, head.version, to, line.hash]);
  if (moved.length === 0) throw await changedMeanwhile(tx, head.stream, head.id);
  await writeLines(tx, [line]);
  return line;
}
