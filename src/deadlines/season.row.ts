import type { BatchHead } from '../audit/ledger.js';
import { refused } from '../domain/refusals.js';
import type { Tx } from '../platform/database.js';

/** A season that is about to change: its campaign, and the stream of its organisation, both locked. */
export interface Season {
  campaignId: string;
  state: 'open' | 'closed';
  version: number;
  timeZone: string;
  head: BatchHead;
}

/** Not FOR UPDATE: whoever merely names the campaign or the organisation in a row of his own need not wait. */
const LOCK = `SELECT c.id AS "campaignId", c.state, c.current_version AS version, o.time_zone AS "timeZone",
    o.id, o.state AS "organisationState", o.version AS "organisationVersion", o.head_hash AS "headHash"
  FROM campaign c JOIN organisation o ON o.id = c.organisation_id WHERE c.id = $1 FOR NO KEY UPDATE OF c, o`;

interface Row extends Omit<Season, 'head'> {
  id: string;
  organisationState: string;
  organisationVersion: number;
  headHash: string | null;
}

/** Locked before any dossier, so that no two transactions wait for one another. */
export async function lockOpenSeason(tx: Tx, campaignId: string): Promise<Season> {
  const [row] = await tx.query<Row>(LOCK, [campaignId]);
  if (!row) throw refused('notFound');
  if (row.state === 'closed') throw refused('season.closed');
  const { id, organisationState, organisationVersion, headHash, ...season } = row;
  const head = { stream: 'organisation' as const, id, organisationId: id, state: organisationState };
  return { ...season, head: { ...head, version: organisationVersion, headHash } };
}
