import { changedMeanwhile, staleVersion } from '../audit/conflict.js';
import type { BatchHead } from '../audit/ledger.js';
import { canonicalJson } from '../domain/canonical.js';
import { sha256Hex } from '../domain/hash.js';
import { lockDossiers } from '../dossier/dossier.row.js';
import type { Executor, Tx } from '../platform/database.js';

/** A letter with its list, as its row says it. */
export interface Submission extends BatchHead {
  stream: 'submission';
  campaignId: string;
  receiverId: string;
  letterPaperId: string | null;
  channel: 'inbox' | 'paper';
  listDigest: string;
}

/** A dossier on the list. `active` while this submission waits for its answer. */
export interface Member {
  dossierId: string;
  active: boolean;
  contentDigest: string;
}

const COLUMNS = `'submission' AS stream, id, organisation_id AS "organisationId", campaign_id AS "campaignId",
  receiver_id AS "receiverId", letter_paper_id AS "letterPaperId", channel, list_digest AS "listDigest", state, version,
  head_hash AS "headHash"`;
const READ = `SELECT ${COLUMNS} FROM submission WHERE id = $1`;
const LOCK = `SELECT ${COLUMNS} FROM submission WHERE id = $1 FOR NO KEY UPDATE`;
const MEMBERS = `SELECT m.dossier_id AS "dossierId", m.active, d.content_digest AS "contentDigest"
  FROM submission_dossier m JOIN dossier d ON d.id = m.dossier_id WHERE m.submission_id = $1 ORDER BY m.position`;

export async function readSubmission(on: Executor, id: string): Promise<Submission | undefined> {
  const [row] = await on.query<Submission>(READ, [id]);
  return row;
}

/**
 * Locks the row that was read, and refuses where somebody changed it since. Dossiers are always locked before their
 * submission, so that no two transactions wait for one another.
 */
export async function lockSeen(tx: Tx, seen: Submission): Promise<void> {
  const now = await lockSubmission(tx, seen.id);
  if (now.version !== seen.version) throw await changedMeanwhile(tx, 'submission', seen.id);
}

/** The same with dossiers of it, before anything is decided on them: whoever comes second is told who was first. */
export async function lockWith(tx: Tx, seen: Submission, dossierIds: readonly string[], now: Date): Promise<void> {
  await lockDossiers(tx, dossierIds, now);
  await lockSeen(tx, seen);
}

export async function lockSubmission(tx: Tx, id: string): Promise<Submission> {
  const [row] = await tx.query<Submission>(LOCK, [id]);
  return row!;
}

/** Refuses whoever looked at an older version than the present one. */
export async function mustMatch(on: Executor, { id, version }: Submission, ifMatch: number | null): Promise<void> {
  if (ifMatch !== null && ifMatch !== version) throw await staleVersion(on, 'submission', id, ifMatch);
}

export const readMembers = (on: Executor, submissionId: string): Promise<Member[]> =>
  on.query<Member>(MEMBERS, [submissionId]);

/** What whoever signs has read: each dossier in its order, with the digest of its content. */
export const digestOfList = (dossiers: readonly { dossierId: string; contentDigest: string }[]): string =>
  sha256Hex(canonicalJson(dossiers.map(({ dossierId, contentDigest }) => [dossierId, contentDigest])));
