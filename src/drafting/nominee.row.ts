import type { NomineeKind } from '../domain/vocabulary.js';
import type { Executor, Tx } from '../platform/database.js';

/** A row of the register, as far as it is one nominee with others. */
export interface NomineeRow extends Record<string, unknown> {
  id: string;
  organisationId: string;
  kind: NomineeKind;
  /** The row that stands for it; null where it stands for itself. */
  mergedInto: string | null;
  /** The rows that it stands for, but for itself. */
  mergedFrom: string[];
}

const ROWS = `SELECT n.id, n.organisation_id AS "organisationId", n.kind, n.merged_into_id AS "mergedInto",
    ARRAY(SELECT m.id FROM nominee m WHERE m.merged_into_id = n.id ORDER BY m.id) AS "mergedFrom"
  FROM nominee n WHERE n.id = $1`;
const LOCK = `SELECT id FROM nominee WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

export async function readNominee(on: Executor, id: string): Promise<NomineeRow | undefined> {
  const [row] = await on.query<NomineeRow>(ROWS, [id]);
  return row;
}

/** In the order of ids: whoever nominates them, brings a dossier of theirs back or merges them waits. */
export const lockNominees = (tx: Tx, ids: readonly string[]): Promise<unknown> => tx.query(LOCK, [ids]);
