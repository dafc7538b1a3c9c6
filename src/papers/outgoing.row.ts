import { staleVersion } from '../audit/conflict.js';
import type { BatchHead } from '../audit/ledger.js';
import type { FormCode } from '../domain/forms.js';
import type { Differing, Mark } from '../domain/outgoing.js';
import { refused } from '../domain/refusals.js';
import type { Executor, Tx } from '../platform/database.js';

/** A paper of ours, with what its row among all papers says. */
export interface OutgoingRow extends BatchHead {
  stream: 'outgoing';
  form: FormCode;
  subjectId: string;
  edition: number;
  replacesId: string | null;
  printed: { sha256: string; name: string; size: number };
  marks: Mark[];
  originals: number | null;
  differing: Differing[];
  createdAt: Date;
  number: string | null;
  date: string | null;
  signer: string | null;
  scan: { sha256: string; name: string; mediaType: string; size: number } | null;
  /** Why it stands in the place of another. */
  reason: string | null;
}

export const OUTGOING = `SELECT 'outgoing' AS stream, x.id, x.organisation_id AS "organisationId", x.form, x.subject_id AS "subjectId",
    x.edition, x.replaces_id AS "replacesId", x.marks, x.originals, x.differing, x.created_at AS "createdAt", x.state, x.version,
    x.head_hash AS "headHash", p.number, p.date, p.signer,
    jsonb_build_object('sha256', x.printed_sha256, 'name', x.printed_name, 'size', x.printed_size) AS printed,
    CASE WHEN p.file_sha256 IS NOT NULL THEN jsonb_build_object('sha256', p.file_sha256, 'name', p.file_name,
      'mediaType', p.media_type, 'size', p.file_size) END AS scan,
    CASE WHEN x.replaces_id IS NOT NULL THEN (SELECT n.text FROM line l JOIN note n
      ON n.id = (l.body #>> '{data,noteId}')::uuid WHERE l.stream = 'outgoing' AND l.stream_id = x.id AND l.seq = 1) END AS reason
  FROM outgoing x JOIN paper p ON p.id = x.id`;
const ONE = `${OUTGOING} WHERE x.id = $1`;
const LOCKED = `${ONE} FOR NO KEY UPDATE OF x`;
/** Everybody locks the paper before its row here: whoever signs or numbers a list with it has it as a paper first. */
const HOLD = `SELECT FROM paper WHERE id = $1 FOR NO KEY UPDATE`;
const LATEST = `SELECT x.id, x.state, x.replaces_id AS "replacesId" FROM outgoing x WHERE x.form = $1 AND x.subject_id = $2 AND x.state NOT IN ('replaced', 'discarded')
  ORDER BY x.edition DESC LIMIT 1`;
const LIVE = `${OUTGOING} WHERE x.form = $1 AND x.subject_id = $2 AND x.state NOT IN ('replaced', 'discarded')
  ORDER BY x.edition DESC LIMIT 1 FOR NO KEY UPDATE OF x`;

export async function findOutgoing(on: Executor, id: string): Promise<OutgoingRow> {
  const [row] = await on.query<OutgoingRow>(ONE, [id]);
  if (!row) throw refused('notFound');
  return row;
}

/** Locked, in the version that the caller saw. */
export async function lockOutgoing(tx: Tx, id: string, seen: number | null): Promise<OutgoingRow> {
  await tx.query(HOLD, [id]);
  const [row] = await tx.query<OutgoingRow>(LOCKED, [id]);
  if (!row) throw refused('notFound');
  if (seen !== null && seen !== row.version) throw await staleVersion(tx, 'outgoing', id, seen);
  return row;
}

/** The issued paper that another corrects, locked; undefined where that one is the first, or the old one is no more. */
export async function lockCorrected(tx: Tx, id: string): Promise<OutgoingRow | undefined> {
  const { replacesId } = await findOutgoing(tx, id);
  if (replacesId === null) return undefined;
  const old = await lockOutgoing(tx, replacesId, null);
  return old.state === 'replaced' ? undefined : old;
}

/** The latest of a form about a subject that is neither replaced nor given up, as it is in this moment. */
export async function latestLive(
  on: Executor,
  form: FormCode,
  subjectId: string,
): Promise<Pick<OutgoingRow, 'id' | 'state' | 'replacesId'> | undefined> {
  const [known] = await on.query<Pick<OutgoingRow, 'id' | 'state' | 'replacesId'> & Record<string, unknown>>(LATEST, [
    form,
    subjectId,
  ]);
  return known;
}

/** The same, locked. */
export async function lockLive(tx: Tx, form: FormCode, subjectId: string): Promise<OutgoingRow | undefined> {
  const known = await latestLive(tx, form, subjectId);
  if (!known) return undefined;
  await tx.query(HOLD, [known.id]);
  const [row] = await tx.query<OutgoingRow>(LIVE, [form, subjectId]);
  if (row && row.id !== known.id) throw refused('outgoing.printedMeanwhile');
  return row;
}

const LETTER_OF = `SELECT FROM submission WHERE letter_paper_id = $1 AND state NOT IN ('recalled', 'discarded')`;

/** Whether a list was signed with it as its letter: then number, correction and end go by the list's own routes. */
export const isLetterOfList = async (on: Executor, id: string): Promise<boolean> =>
  (await on.query(LETTER_OF, [id])).length > 0;

const DRAFTED = `SELECT FROM submission WHERE id = $1 AND state = 'drafted'`;

/** Whether a list has not been signed yet: once it is, its letter is the paper that it was signed with. */
export const isDraftedList = async (on: Executor, submissionId: string): Promise<boolean> =>
  (await on.query(DRAFTED, [submissionId])).length > 0;
