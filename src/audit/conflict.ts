import { refused, type Refused } from '../domain/refusals.js';
import type { StreamKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';

const LAST_CHANGE = `
  SELECT l.seq, l.body ->> 'command' AS what, l.body ->> 'at' AS at, coalesce(p.full_name, '–') AS who
  FROM line l LEFT JOIN person p ON p.id = (l.body ->> 'actorId')::uuid
  WHERE l.stream = $1 AND l.stream_id = $2 ORDER BY l.seq DESC LIMIT 1`;

interface Change extends Record<string, unknown> {
  seq: number;
  what: string;
  at: string;
  who: string;
}

/** The refusal of whoever came second: who did what, and when. */
export async function changedMeanwhile(on: Executor, stream: StreamKind, id: string): Promise<Refused> {
  const { who, what, at } = await lastChange(on, stream, id);
  return refused('conflict.changed', { who, what, when: at });
}

/** The refusal of whoever looked at an older version than the present one. */
export async function staleVersion(on: Executor, stream: StreamKind, id: string, seen: number): Promise<Refused> {
  const { seq, who, what, at } = await lastChange(on, stream, id);
  return refused('conflict.version', { seen, current: seq, who, what, when: at });
}

const LAST_CAPACITY = `SELECT body ->> 'capacity' AS capacity FROM line WHERE stream = $1 AND stream_id = $2
  ORDER BY seq DESC LIMIT 1`;

/** In which capacity a stream was changed last. */
export async function lastCapacity(on: Executor, stream: StreamKind, id: string): Promise<string | undefined> {
  const [line] = await on.query<{ capacity: string }>(LAST_CAPACITY, [stream, id]);
  return line?.capacity;
}

async function lastChange(on: Executor, stream: StreamKind, id: string): Promise<Change> {
  const [change] = await on.query<Change>(LAST_CHANGE, [stream, id]);
  return change ?? { seq: 0, what: '–', at: '–', who: '–' };
}
