import { statesWith } from '../domain/arrows.js';
import type { State } from '../domain/vocabulary.js';
import type { Executor, Tx } from '../platform/database.js';

/**
 * Where a nominee who was recommended stands: he keeps his place of the quota whatever the authority answers, and loses
 * it when he is struck or withdrawn.
 */
const TAKES_A_PLACE: readonly State[] = [
  'recommended',
  'forwarding',
  ...statesWith('withReceiver'),
  'returned',
  ...statesWith('decided'),
];

/** Returned and sent back to be completed: the vote stands, and no second one is asked for. */
const MAY_COME_BACK: readonly State[] = ['evidence.supplement', 'evidence.appraisal', 'evidence.ineligibility'];

const LOCK = `
  INSERT INTO award_quota (campaign_id, award_code, version) VALUES ($1, $2, 1)
  ON CONFLICT (campaign_id, award_code) DO UPDATE SET version = award_quota.version + 1`;
const USED = `
  SELECT count(*)::int AS used FROM dossier
  WHERE campaign_id = $1 AND award_code = $2
    AND (state = ANY($3) OR (state = ANY($4) AND memory -> 'voted' <> 'null'::jsonb))`;

/** How many places of the season are taken. No dossier of a sheet that is being settled is among them. */
export async function quotaUsed(on: Executor, campaignId: string, awardCode: string): Promise<number> {
  const [row] = await on.query<{ used: number }>(USED, [campaignId, awardCode, TAKES_A_PLACE, MAY_COME_BACK]);
  return row!.used;
}

/** The same, with the quota's row taken: a sheet that is settled at the same moment waits, and then counts these too. */
export async function takeQuota(tx: Tx, campaignId: string, awardCode: string): Promise<number> {
  await tx.query(LOCK, [campaignId, awardCode]);
  return quotaUsed(tx, campaignId, awardCode);
}
