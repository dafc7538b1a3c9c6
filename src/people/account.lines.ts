import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import type { Role } from '../domain/vocabulary.js';
import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';

/** What is done to an account, as it stands on the streams of the organisations that it acts in: ids and codes only. */
type AccountAct =
  | { command: 'GRANT_ROLE' | 'TAKE_ROLE'; personId: string; role: Role; unitId: string | null }
  | { command: 'ISSUE_SLIP'; personId: string }
  | { command: 'CHANGE_ACCOUNT'; personId: string; active?: boolean };

/** By nobody: an act of whoever holds the server's console. */
export type Giver = { personId: string | null };

/**
 * A line says in which role somebody acted; these say since when he held it, and by whose hand. Organisations are taken in
 * the order of their ids, so that two administrators of the same ones wait for each other in one order.
 */
export async function noteAccount(
  tx: Tx,
  clock: Clock,
  by: Giver,
  organisationIds: readonly string[],
  { command, ...data }: AccountAct,
): Promise<void> {
  for (const id of [...new Set(organisationIds)].sort()) {
    const head = await lockHead(tx, 'organisation', id);
    await advance(tx, head, {
      ...{ command, to: head.state, actorId: by.personId, capacity: by.personId ? 'admin' : 'system' },
      ...{ basis: { kind: 'screen' }, data, at: clock.now() },
    });
  }
}
