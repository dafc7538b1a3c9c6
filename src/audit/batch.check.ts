import { belongsTo, movedBy } from '../domain/batch-lines.js';
import { isRecord, shapeProblem } from '../domain/line-shape.js';
import type { LineBody } from '../domain/line.js';
import type { StreamKind } from '../domain/vocabulary.js';
import { hashOfText } from '../domain/written-body.js';
import type { Executor } from '../platform/database.js';
import type { Fault } from './stream.check.js';
import { dataOf } from './witness.js';
import type { ReadLine } from './written-line.js';

/** A line that another one names, and what must be so of it. */
interface Named {
  line: ReadLine;
  key: string;
  wrong: (found: Found) => string | undefined;
}

const PAGE = 4000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const LINES = `SELECT l.stream || '/' || l.stream_id || '/' || l.seq AS key, l.body::text AS text, l.hash FROM line l
  JOIN jsonb_to_recordset($1::jsonb) AS r(kind text, id uuid, seq integer)
  ON l.stream = r.kind AND l.stream_id = r.id AND l.seq = r.seq`;
/** Lines of these dossiers that name a line of one of these lists, with the outcome that they tell. */
const BACK = `SELECT concat_ws('/', l.body #>> '{data,batch,kind}', l.body #>> '{data,batch,id}', l.body #>> '{data,batch,seq}',
    l.stream_id) AS key, coalesce(l.body #>> '{data,outcome}', l.body #>> '{facts,outcome}') AS outcome
  FROM line l WHERE l.stream = 'dossier' AND l.stream_id = ANY($1::uuid[]) AND l.body #>> '{data,batch,id}' = ANY($2)`;

/** Whether the lines of dossiers and of the lists that carried them name each other, both ways. */
export async function checkBatches(on: Executor, kind: StreamKind, lines: readonly ReadLine[]): Promise<Fault[]> {
  const sound = lines.filter(({ malformed }) => malformed === undefined);
  const told = (line: ReadLine, detail: string): Fault => ({
    ...{ stream: kind, id: line.id, seq: line.seq },
    ...{ kind: 'badReference', detail },
  });
  return [...(await forth(on, sound, told)), ...(await back(on, kind, sound, told))];
}

type Teller = (line: ReadLine, detail: string) => Fault;

/** What a line names is there, is of the right command, and is about this dossier. */
async function forth(on: Executor, lines: readonly ReadLine[], told: Teller): Promise<Fault[]> {
  const named = lines.flatMap(namedIn);
  const faults: Fault[] = [];
  for (let start = 0; start < named.length; start += PAGE) {
    const page = named.slice(start, start + PAGE);
    const found = new Map((await read(on, page)).map((one) => [one.key, one]));
    for (const { line, key, wrong } of page) {
      const there = found.get(key);
      const detail = there === undefined ? `the line ${key} is not there` : judged(there, wrong);
      if (detail) faults.push(told(line, detail));
    }
  }
  return faults;
}

interface Found {
  key: string;
  body: LineBody;
  /** One that was changed, or cannot be a line, is told where it stands. */
  judgeable: boolean;
  moved: ReturnType<typeof movedBy>;
}

function judged(there: Found, wrong: Named['wrong']): string | undefined {
  const what = there.judgeable ? wrong(there) : undefined;
  return what && `the line ${there.key} ${what}`;
}

interface Row extends Record<string, unknown> {
  key: string;
  text: string;
  hash: string;
}

async function read(on: Executor, page: readonly Named[]): Promise<Found[]> {
  const places = [...new Set(page.map(({ key }) => key))].map((key) => {
    const [kind, id, seq] = key.split('/') as [string, string, string];
    return { kind, id, seq: Number(seq) };
  });
  const askable = places.filter(({ id, seq }) => UUID.test(id) && Number.isInteger(seq) && Math.abs(seq) < 2 ** 31);
  return (await on.query<Row>(LINES, [JSON.stringify(askable)])).map(foundIn);
}

/** Looked at once, however many lines name it. */
function foundIn({ key, text, hash }: Row): Found {
  const body = JSON.parse(text) as LineBody;
  const judgeable = shapeProblem(body) === undefined && hashOfText(text) === hash;
  return { key, body, judgeable, moved: judgeable ? movedBy(body) : null };
}

function namedIn(line: ReadLine): Named[] {
  const { command } = line.body;
  const { batch, cause, decisionId } = dataOf(line.body);
  return [
    ...(batch === undefined ? [] : [{ line, key: placeOf(batch), wrong: carries(line) }]),
    ...(cause === undefined ? [] : [{ line, key: placeOf(cause), wrong: causes(command) }]),
    ...(decisionId === undefined ? [] : [{ line, key: `decision/${String(decisionId)}/1`, wrong: decides(line) }]),
  ];
}

const placeOf = (place: unknown): string =>
  isRecord(place) ? [place['kind'] ?? place['stream'], place['id'], place['seq']].join('/') : String(place);

const carries =
  (line: ReadLine) =>
  ({ body, moved }: Found) => {
    if (!belongsTo(line.body.command, body.command))
      return `is ${body.command}, not what ${line.body.command} belongs to`;
    return moved && !moved.has(line.id) ? 'does not name this dossier' : undefined;
  };

/** A list that is drawn up drops a dossier whatever took it away; a letter that was signed follows by the same name. */
const causes =
  (command: string) =>
  ({ body }: Found) =>
    command === 'CHANGE_LIST' || command === body.command ? undefined : `is ${body.command}, not ${command}`;

const decides =
  (line: ReadLine) =>
  ({ body }: Found) =>
    dataOf(body)['submissionId'] === line.id ? undefined : 'is not about this submission';

/** Every dossier that a line of a list names has a line that names it in turn, with the same outcome. */
async function back(on: Executor, kind: StreamKind, lines: readonly ReadLine[], told: Teller): Promise<Fault[]> {
  const carried = lines.flatMap((line) => {
    const moved = movedBy(line.body);
    return moved && moved.size > 0 ? [{ line, moved }] : [];
  });
  if (carried.length === 0) return [];
  const dossiers = [...new Set(carried.flatMap(({ moved }) => [...moved.keys()]))].filter((id) => UUID.test(id));
  const lists = [...new Set(carried.map(({ line }) => line.id))];
  const rows = await on.query<{ key: string; outcome: string | null }>(BACK, [dossiers, lists]);
  const found = new Map(rows.map(({ key, outcome }) => [key, outcome]));
  return carried.flatMap(({ line, moved }) =>
    [...moved].flatMap(([dossierId, outcome]) => {
      const key = [kind, line.id, line.seq, dossierId].join('/');
      if (!found.has(key)) return [told(line, `the dossier ${dossierId} has no line for it`)];
      const same = outcome === null || found.get(key) === outcome;
      return same ? [] : [told(line, `the dossier ${dossierId} has another outcome`)];
    }),
  );
}
