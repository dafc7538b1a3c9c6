import { changedMeanwhile, staleVersion } from '../audit/conflict.js';
import { lockHead } from '../audit/heads.js';
import type { BatchHead } from '../audit/ledger.js';
import { GOLD_BOOK_KEEPERS } from '../domain/gold-book.js';
import { refused } from '../domain/refusals.js';
import { maySee } from '../dossier/visibility.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Executor, Tx } from '../platform/database.js';
import type { Outcome } from './decision.dto.js';
import type { Caller } from './submission.access.js';

export interface DecisionRow extends BatchHead {
  stream: 'decision';
  decidedById: string;
  submissionId: string | null;
  paperId: string | null;
  createdAt: Date;
}

export interface OutcomeRow {
  dossierId: string;
  outcome: Outcome;
}

const READ = `SELECT 'decision' AS stream, id, organisation_id AS "organisationId", decided_by_id AS "decidedById",
    submission_id AS "submissionId", paper_id AS "paperId", created_at AS "createdAt", state, version,
    head_hash AS "headHash"
  FROM decision WHERE id = $1`;
const OUTCOMES = `SELECT dossier_id AS "dossierId", outcome FROM decision_outcome WHERE decision_id = $1`;

/** A decision that the person may see: his organisation's, or that of the authority he works for. */
export async function findDecision(
  on: Executor,
  person: SignedIn,
  id: string,
  ifMatch: number | null = null,
): Promise<DecisionRow> {
  const [row] = await on.query<DecisionRow>(READ, [id]);
  if (!row || !maySee(person, { ...row, unitId: '', referred: false, receiverId: authorityOf(row) }))
    throw refused('notFound');
  if (ifMatch !== null && ifMatch !== row.version) throw await staleVersion(on, 'decision', id, ifMatch);
  return row;
}

/** The same, as nobody changes it until the transaction ends; in the version that the caller saw, where he says which. */
export async function lockDecision(tx: Tx, { person, ifMatch }: Caller, id: string): Promise<BatchHead> {
  const { version } = await findDecision(tx, person, id, ifMatch);
  const head = await lockHead(tx, 'decision', id);
  if (ifMatch !== null && head.version !== version) throw await changedMeanwhile(tx, 'decision', id);
  return head;
}

/** Who keeps the books of the office that the awards are of. */
export function keptBy(person: SignedIn, organisationId: string) {
  mustHold(person, organisationId, ...GOLD_BOOK_KEEPERS);
  return { actorId: person.personId, capacity: 'clerk' as const, basis: { kind: 'screen' as const } };
}

/** The authority that decided; null where it was decided in the organisation itself. */
export const authorityOf = ({ decidedById, organisationId }: DecisionRow): string | null =>
  decidedById === organisationId ? null : decidedById;

export const readOutcomes = (on: Executor, decisionId: string): Promise<OutcomeRow[]> =>
  on.query<OutcomeRow>(OUTCOMES, [decisionId]);
