import { STREAM_KINDS, type StreamKind } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';

/** Streams of one kind whose ids lie between two; null stands for the first and for the last of all. */
export interface Part {
  kind: StreamKind;
  after: string | null;
  until: string | null;
}

/** Fewer would not be worth a thread's while. */
const SMALLEST = 500;

const COUNT: Record<StreamKind, string> = forEach((table) => `SELECT count(*)::int AS count FROM ${table}`);
const BORDER: Record<StreamKind, string> = forEach((table) => `SELECT id FROM ${table} ORDER BY id OFFSET $1 LIMIT 1`);

function forEach(text: (table: string) => string): Record<StreamKind, string> {
  return Object.fromEntries(STREAM_KINDS.map((kind) => [kind, text(kind)])) as Record<StreamKind, string>;
}

/** All streams in parts of about the same size, the longest kind first, so many of a kind where there are enough. */
export async function partsOf(on: Executor, most: number): Promise<Part[]> {
  const kinds: { kind: StreamKind; count: number }[] = [];
  for (const kind of STREAM_KINDS)
    kinds.push({ kind, count: (await on.query<{ count: number }>(COUNT[kind]))[0]!.count });
  const parts: Part[] = [];
  for (const { kind, count } of kinds.sort((one, other) => other.count - one.count)) {
    const number = Math.max(1, Math.min(most, Math.floor(count / SMALLEST)));
    let after: string | null = null;
    for (let index = 1; index < number; index += 1) {
      const [border] = await on.query<{ id: string }>(BORDER[kind], [Math.floor((count * index) / number)]);
      if (!border) break;
      parts.push({ kind, after, until: border.id });
      after = border.id;
    }
    parts.push({ kind, after, until: null });
  }
  return parts;
}

/**
 * The condition that an id lies in a range, and its values from `$first` on. What is null stands in no text: of
 * "null, or greater" the plan of a prepared statement makes no border, and every page would be read from the first row.
 */
export function between(column: string, { after, until }: Omit<Part, 'kind'>, first: number) {
  const values = [after, until].filter((id) => id !== null);
  const conditions = [
    ...(after === null ? [] : [`${column} > $${first}`]),
    ...(until === null ? [] : [`${column} <= $${first + values.length - 1}`]),
  ];
  return { sql: conditions.join(' AND ') || 'true', values };
}
