import type { CampaignStore } from '../campaigns/campaign.store.js';
import { awardOf } from '../domain/campaign.js';
import { refused } from '../domain/refusals.js';
import type { Tx } from '../platform/database.js';

const CLEAR = `DELETE FROM sitting_agenda WHERE sitting_id = $1`;
const FILL = `INSERT INTO sitting_agenda (sitting_id, award_code, position)
  SELECT $1, a.code, a.position FROM unnest($2::text[]) WITH ORDINALITY AS a(code, position)`;

/** The agenda as it was asked for, each award once; all are of the campaign as it stands now. */
export async function checkedAgenda(
  tx: Tx,
  store: CampaignStore,
  { id, version }: { id: string; version: number },
  codes: readonly string[],
): Promise<string[]> {
  const campaign = await store.version(id, version, tx);
  const unknown = codes.find((code) => !awardOf(campaign, code));
  if (unknown) throw refused('award.unknown', { award: unknown });
  return [...new Set(codes)];
}

export async function replaceAgenda(tx: Tx, sittingId: string, awardCodes: readonly string[]): Promise<void> {
  await tx.query(CLEAR, [sittingId]);
  await tx.query(FILL, [sittingId, awardCodes]);
}
