import type { BatchKind } from '../domain/batches.js';
import { refused } from '../domain/refusals.js';
import type { Tx } from '../platform/database.js';
import type { BatchHead } from './ledger.js';

const LOCK: Record<BatchKind, string> = {
  sitting: lockSql('sitting', 'organisation_id'),
  sheet: lockSql('sheet', 'organisation_id'),
  submission: lockSql('submission', 'organisation_id'),
  decision: lockSql('decision', 'organisation_id'),
  outgoing: lockSql('outgoing', 'organisation_id'),
  organisation: lockSql('organisation', 'id'),
};

function lockSql(table: string, organisation: string): string {
  return `SELECT id, ${organisation} AS "organisationId", state, version, head_hash AS "headHash"
    FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`;
}

/** A batch's head, locked until the transaction ends: whoever comes second waits and reads what the first left. */
export async function lockHead(tx: Tx, stream: BatchKind, id: string): Promise<BatchHead> {
  const [head] = await tx.query<Omit<BatchHead, 'stream'>>(LOCK[stream], [id]);
  if (!head) throw refused('notFound');
  return { ...head, stream };
}
