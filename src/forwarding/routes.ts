import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { routeOf, type RoutingRule } from '../domain/campaign.js';
import { dayOf } from '../domain/days.js';
import { refused } from '../domain/refusals.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import type { Executor, Tx } from '../platform/database.js';

const CURRENT = `SELECT id, current_version AS version FROM campaign WHERE id = ANY($1::uuid[])`;
const HOLD = `WITH seen AS MATERIALIZED (SELECT state FROM campaign WHERE id = $1 FOR SHARE) SELECT state FROM seen`;

/** A dossier, as far as its way depends on it. */
type Routed = Pick<DossierRow, 'id' | 'campaignId' | 'awardCode' | 'nomineeKind' | 'timeZone'>;

/** Where dossiers go today: by the campaign as it was amended last, not by the version that a dossier pins. */
@Injectable()
export class Routes {
  constructor(private readonly campaigns: CampaignStore) {}

  async of(on: Executor, dossiers: readonly Routed[], now: Date): Promise<Map<string, RoutingRule | undefined>> {
    const ids = [...new Set(dossiers.map((one) => one.campaignId))];
    const current = await on.query<{ id: string; version: number }>(CURRENT, [ids]);
    const campaigns = new Map(
      await Promise.all(
        current.map(async ({ id, version }) => [id, await this.campaigns.version(id, version, on)] as const),
      ),
    );
    return new Map(
      dossiers.map(({ id, campaignId, awardCode, nomineeKind, timeZone }) => [
        id,
        routeOf(campaigns.get(campaignId)!, awardCode, nomineeKind, dayOf(now, timeZone)),
      ]),
    );
  }
}

/** Nobody amends or closes the campaign before the transaction ends. */
export async function holdCampaign(tx: Tx, id: string): Promise<void> {
  const [campaign] = await tx.query<{ state: string }>(HOLD, [id]);
  if (campaign?.state !== 'open') throw refused('season.closed');
}
