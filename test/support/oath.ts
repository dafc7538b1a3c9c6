import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { verifyOnConsole } from '../../src/audit/audit.console.js';
import { arrowsOf } from '../../src/domain/arrows.js';
import type { Command } from '../../src/domain/command.js';
import type { LineBody } from '../../src/domain/line.js';
import { messagesOf } from '../../src/domain/messages.js';
import type { State } from '../../src/domain/vocabulary.js';
import { Database } from '../../src/platform/database.js';
import { connectionSettings } from '../../src/platform/typeorm.js';
import { TRAIL } from '../../src/trail.js';
import { inFull } from './in-full.js';
import type { Stage } from './stage.js';

/**
 * What must be so after every storm, told as what is not: nothing that was answered is lost, nothing was done by half or
 * twice, no stream forked, everybody was told once, and no secret lies where it should not.
 */
export async function broken(stage: Stage): Promise<string[]> {
  await stage.settled();
  await swept(stage);
  const checks = [
    answersKept,
    faultsOfServer,
    putOffWithWords,
    linesAnswered,
    heads,
    verified,
    messages,
    notices,
    letters,
    secrets,
  ];
  const found: string[] = [];
  for (const check of checks) found.push(...(await check(stage)));
  return found;
}

/** After each storm of a full run; in `npm test`, where its waiting would cost too much, after the last storm of a file. */
export const brokenSoFar = (stage: Stage): Promise<string[]> =>
  inFull(1, 0) ? broken(stage) : Promise.resolve<string[]>([]);

/** Each answer that somebody was given is kept under its key, word for word, and none is kept that nobody was given. */
async function answersKept({ ledger, query }: Bound): Promise<string[]> {
  const rows = await query<{ person: string; key: string; body: unknown }>(
    'SELECT person_id AS person, key, body FROM idempotency',
  );
  const kept = new Map(rows.map(({ person, key, body }) => [`${person} ${key}`, body]));
  const lost = ledger.accepted.flatMap(({ personId, key, path, body }) => {
    const found = kept.get(`${personId} ${key}`);
    kept.delete(`${personId} ${key}`);
    return same(found, body) ? [] : [`answered and ${found ? 'kept otherwise' : 'lost'}: ${path} ${key}`];
  });
  // Whoever asked again before he heard anything may be refused by what another did, and be served by his first asking later.
  const late = [...kept.keys()].filter((key) => !ledger.overtaken.has(key));
  return [...lost, ...late.map((key) => `kept and never answered: ${key}`)];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whatever happens, nobody is told of a fault of the program. */
async function faultsOfServer({ ledger }: Bound): Promise<string[]> {
  return ledger.told.filter(({ status }) => status >= 500).map((one) => `a fault: ${JSON.stringify(one)}`);
}

/** Whoever is put off is told so in words, and when to come again. */
async function putOffWithWords({ ledger }: Bound): Promise<string[]> {
  const clear = ledger.putOff.filter((one) => one.status === 503 && one.code === 'server.busy' && one.hasWords);
  const told = new Set(clear.filter(({ retryAfter }) => retryAfter > 0));
  return ledger.putOff.filter((one) => !told.has(one)).map((one) => `put off without a word: ${JSON.stringify(one)}`);
}

/**
 * A line and the answer to its request were written in one transaction: so it is done once, for one key. Commands of one
 * moment may share a transaction, each with an answer that names its own line; any other answer is of all lines in its own.
 */
async function linesAnswered({ query, since }: Bound): Promise<string[]> {
  const rows = await query<{ stream: string; id: string; seq: number; answers: number }>(
    `SELECT l.stream, l.stream_id AS id, l.seq, count(i.key)::int AS answers FROM line l
       LEFT JOIN idempotency i ON i.xmin::text::bigint = l.xid::text::bigint % 4294967296
         AND (i.route NOT LIKE 'POST %/dossiers/:id/commands%'
           OR (i.body ->> 'id', i.body #>> '{line,hash}') = (l.stream_id::text, l.hash))
     WHERE l.body ->> 'actorId' IS NOT NULL AND l.xid > $1::xid8
     GROUP BY l.stream, l.stream_id, l.seq HAVING count(i.key) <> 1`,
    [since],
  );
  return rows.map(({ stream, id, seq, answers }) => `${stream} ${id} line ${seq} has ${answers} answers`);
}

const STREAMS = ['dossier', 'sitting', 'sheet', 'submission', 'decision'];

/** Where an object stands is the last of its lines, and its lines are numbered without a gap. */
async function heads({ query }: Bound): Promise<string[]> {
  const texts = STREAMS.map(
    (table) => `
      SELECT '${table}' AS stream, o.id FROM ${table} o LEFT JOIN line l ON l.stream = '${table}' AND l.stream_id = o.id
      GROUP BY o.id, o.version, o.head_hash
      HAVING max(l.seq) IS DISTINCT FROM o.version OR count(*) <> o.version
        OR max(l.hash) FILTER (WHERE l.seq = o.version) IS DISTINCT FROM o.head_hash`,
  );
  const rows = await query<{ stream: string; id: string }>(texts.join(' UNION ALL '));
  return rows.map(({ stream, id }) => `${stream} ${id} is not where its lines end`);
}

async function verified({ database }: Bound): Promise<string[]> {
  const pool = new Pool({ connectionString: database.appUrl, max: 2, ...connectionSettings });
  const said: string[] = [];
  const verifying = verifyOnConsole(new Database(pool), (line) => void said.push(line), TRAIL);
  const code = await verifying.finally(() => pool.end());
  return code === 0 ? [] : said;
}

/** The commands of a batch that tell somebody of it. */
const TELLING: Record<string, string[]> = {
  sheet: ['OPEN_VOTE', 'CLOSE_VOTE', 'SETTLE'],
  submission: ['SIGN', 'DELIVERED', 'ACKNOWLEDGE'],
};

/** Each line has the messages that its arrow asks for, no more and no fewer. */
async function messages({ query }: Bound): Promise<string[]> {
  const lines = await query<{ body: LineBody }>(
    `SELECT body FROM line WHERE stream IN ('dossier', 'sheet', 'submission') ORDER BY stream_id, seq`,
  );
  const rows = await query<{ about: string }>(
    `SELECT concat_ws(' ', payload #>> '{cause,stream}', payload #>> '{cause,id}', payload #>> '{cause,seq}',
       CASE payload #>> '{cause,stream}' WHEN 'dossier' THEN payload ->> 'message' ELSE '' END) AS about
     FROM outbox WHERE kind = 'tell'`,
  );
  const held = new Map<string, boolean>();
  const asked = lines.flatMap(({ body }) => messagesAsked(body, held)).sort();
  const there = rows.map(({ about }) => about).sort();
  return [...without(asked, there, 'not told'), ...without(there, asked, 'told without reason or twice')];
}

function messagesAsked(body: LineBody, held: Map<string, boolean>): string[] {
  const about = `${body.stream} ${body.streamId} ${body.seq}`;
  if (body.stream !== 'dossier') return TELLING[body.stream]!.includes(body.command) ? [`${about} `] : [];
  if (body.command === 'HOLD' || body.command === 'RELEASE') held.set(body.streamId, body.command === 'HOLD');
  if (body.command === 'CREATE' || 'batch' in body.data) return [];
  const [from, to] = [body.from as State, body.to as State];
  const taken = arrowsOf(from).find((one) => one.command === body.command && (one.to ?? from) === to);
  const told = messagesOf(body.command as Command, to, taken?.effects ?? [], held.get(body.streamId) ?? false);
  return told.map(({ message }) => `${about} ${message}`);
}

/** What of `these` is not among `those`, each counted as often as it is there. */
function without(these: readonly string[], those: readonly string[], what: string): string[] {
  const left = new Map<string, number>();
  for (const one of those) left.set(one, (left.get(one) ?? 0) + 1);
  return these.flatMap((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count > 0 ? [] : [`${what}: ${one}`];
  });
}

/** Everybody whom a message is for has one notice of it in the application, and nobody has another. */
async function notices({ query }: Bound): Promise<string[]> {
  const rows = await query(
    `WITH told AS (
       SELECT payload #>> '{cause,stream}' AS stream, (payload #>> '{cause,id}')::uuid AS id,
         (payload #>> '{cause,seq}')::int AS seq, payload -> 'audience' AS audience FROM outbox WHERE kind = 'tell'
     ), due AS (
       SELECT DISTINCT t.stream, t.id, t.seq, p.id AS person FROM told t JOIN person p ON p.active AND CASE
         WHEN t.audience ? 'personIds' THEN t.audience -> 'personIds' ? p.id::text
         ELSE EXISTS (SELECT FROM role r WHERE r.person_id = p.id AND r.role = t.audience ->> 'role'
           AND r.organisation_id = (t.audience ->> 'organisationId')::uuid
           AND (t.audience ->> 'unitId' IS NULL OR r.unit_id = (t.audience ->> 'unitId')::uuid)) END
     ), got AS (
       SELECT cause_stream AS stream, cause_id AS id, cause_seq AS seq, recipient_id AS person FROM notice
       WHERE channel = 'inApp'
     )
     (SELECT 'no notice' AS what, * FROM due EXCEPT ALL SELECT 'no notice', * FROM got)
     UNION ALL (SELECT 'a notice too many', * FROM got EXCEPT ALL SELECT 'a notice too many', * FROM due)`,
  );
  return rows.map((row) => JSON.stringify(row));
}

/** A letter that was signed and has its number is in the inbox, and was put there once. */
async function letters({ query }: Bound): Promise<string[]> {
  const rows = await query<{ id: string; state: string; times: number }>(
    `SELECT s.id, s.state, count(l.seq)::int AS times FROM submission s
       LEFT JOIN line l ON l.stream = 'submission' AND l.stream_id = s.id AND l.body ->> 'command' = 'DELIVERED'
     WHERE s.state <> 'drafted' AND s.letter_paper_id IS NOT NULL
     GROUP BY s.id, s.state, s.delivered_at HAVING count(l.seq) <> 1 OR s.delivered_at IS NULL`,
  );
  return rows.map(({ id, state, times }) => `the letter ${id} (${state}) was delivered ${times} times`);
}

/** Keys whose transaction broke are looked for every ten seconds. */
const SWEPT_WITHIN = 13_000;

async function swept(stage: Bound): Promise<void> {
  for (const end = performance.now() + SWEPT_WITHIN; performance.now() < end; await pause(200)) {
    if ((await secrets(stage)).length === 0) return;
  }
}

/** Of a secret vote nothing lies about but the ciphertexts and the key of a sheet that is open. */
async function secrets({ query, keyDir }: Bound): Promise<string[]> {
  const open = await query<{ name: string }>(
    `SELECT key_name AS name FROM sheet WHERE state = 'open' AND ballot_kind = 'secret'`,
  );
  const names = open.map(({ name }) => name);
  const keys = filesIn(keyDir).sort();
  const urns = await query<{ id: string }>(
    `SELECT s.id FROM ballot b JOIN sheet s ON s.id = b.sheet_id
     WHERE s.ballot_kind = 'secret' AND (s.state <> 'open' OR b.choices IS NOT NULL)`,
  );
  const [told] = await query<{ count: number }>(
    `SELECT (SELECT count(*) FROM idempotency i WHERE i.body::text ~ '"choices"')
      + (SELECT count(*) FROM line WHERE body::text ~ '"choices"')
      + (SELECT count(*) FROM outbox WHERE payload::text ~ '"choices"') AS count`,
  );
  return [
    ...without(keys, names, 'a key of no open sheet'),
    ...without(names, keys, 'an open sheet without its key'),
    ...urns.map(({ id }) => `a ballot of the sheet ${id} is readable or left over`),
    ...(Number(told!.count) > 0 ? ['choices are repeated where they should not be'] : []),
  ];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

type Bound = Pick<Stage, 'ledger' | 'database' | 'keyDir' | 'query' | 'since'>;
