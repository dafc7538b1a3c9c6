import type { LineBody } from '../../src/domain/line.js';
import type { Database } from '../../src/platform/database.js';
import type { Entry } from './post-book.js';

interface Written {
  hash: string;
  body: LineBody;
}

const LINES = `SELECT hash, body FROM line WHERE (body ->> 'at')::timestamptz > $1 ORDER BY body ->> 'at'`;

/** Every hash that an answer names, wherever in it. */
function hashesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'hash' && typeof one === 'string' ? [one] : hashesIn(one),
  );
}

const accepted = ({ method, status }: Entry): boolean => method !== 'GET' && status !== undefined && status < 300;
const unheard = ({ method, status }: Entry): boolean => method !== 'GET' && status === undefined;

/** The commune's clock goes on by a second with each request; a line is never earlier than the one before it. */
const A_MOMENT = 1_000;
const AN_ACT = 20_000;

/**
 * What of the trails and of the answers does not fit together: a line that an answer names and that is not there, and a
 * line that no request explains. A line is explained by an answer that names it or a part of it, by the line that it follows from, by
 * the system, by a named line of the same act on another stream, or by a request of its actor whose answer names no line
 * or was never heard; such a request explains one act.
 */
export async function unexplained(
  database: Database,
  since: Date,
  entries: readonly Entry[],
  people: Record<string, string>,
): Promise<string[]> {
  const lines = await database.query<Written & Record<string, unknown>>(LINES, [since]);
  const there = new Set(lines.map(({ hash }) => hash));
  const named = new Set(entries.filter(accepted).flatMap(({ body }) => hashesIn(body)));
  const missing = [...named].filter((hash) => !there.has(hash)).map((hash) => `no line has the hash ${hash}`);
  const told = lines.filter(({ hash }) => named.has(hash));
  const all = new Set(lines.map(({ body: { stream, streamId, seq } }) => `${stream} ${streamId} ${seq}`));
  const carried = new Set(told.map(({ body }) => originOf(body)));
  const rest = lines
    .filter(({ body: { stream, streamId, seq } }) => !carried.has(`${stream} ${streamId} ${seq}`))
    .filter(({ hash, body }) => !named.has(hash) && body.capacity !== 'system' && !all.has(originOf(body)))
    .filter(({ body }) => !told.some((one) => isOneAct(one.body, body)));
  const quiet = entries
    .filter((one) => unheard(one) || (accepted(one) && hashesIn(one.body).length === 0))
    .map(({ who, at, until }) => ({ actorId: people[who], at, until, explains: undefined as LineBody | undefined }))
    .sort((one, other) => one.until - other.until);
  // Line after line in time, each by whoever could the least wait: so none is left over that could have been explained.
  const strange = rest.filter(({ body }) => {
    const at = Date.parse(body.at);
    const could = quiet.filter((one) => one.actorId === body.actorId && one.at <= at && at <= one.until + A_MOMENT);
    const asked =
      could.find(({ explains }) => explains && isOneAct(explains, body)) ?? could.find(({ explains }) => !explains);
    if (asked) asked.explains = body;
    return !asked;
  });
  return [...missing, ...strange.map(({ body }) => `nobody asked for ${JSON.stringify(body).slice(0, 400)}`)];
}

/** The line that this one follows from: its batch's, or that of the dossier that left a list. */
function originOf({ data }: LineBody): string {
  const { batch, cause } = data as {
    batch?: { kind: string; id: string; seq: number };
    cause?: { stream: string; id: string; seq: number };
  };
  if (cause) return `${cause.stream} ${cause.id} ${cause.seq}`;
  return batch ? `${batch.kind} ${batch.id} ${batch.seq}` : '';
}

/** One act may write on several streams: a recall of one dossier on its letter's too. */
const isOneAct = (one: LineBody, other: LineBody): boolean =>
  one.actorId === other.actorId &&
  one.command === other.command &&
  one.streamId !== other.streamId &&
  Math.abs(Date.parse(one.at) - Date.parse(other.at)) < AN_ACT;
