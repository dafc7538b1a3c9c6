import { Injectable } from '@nestjs/common';
import type { Campaign } from '../domain/campaign.js';
import type { Executor } from '../platform/database.js';

const READ_VERSION = `SELECT content FROM campaign_version WHERE campaign_id = $1 AND version = $2`;

/** Campaign versions never change, so each is read once and kept; the oldest read goes first when there are many. */
@Injectable()
export class CampaignStore {
  private readonly kept = new Map<string, Campaign>();
  private readonly most = 200;

  /** `on` is the caller's own connection: a transaction that asked the pool for a second one would wait for itself. */
  async version(campaignId: string, version: number, on: Executor): Promise<Campaign> {
    const key = `${campaignId}/${version}`;
    const known = this.kept.get(key);
    if (known) return known;
    const [row] = await on.query<{ content: Campaign }>(READ_VERSION, [campaignId, version]);
    if (!row) throw new Error(`campaign ${key} is not stored`);
    this.keep(key, row.content);
    return row.content;
  }

  private keep(key: string, campaign: Campaign): void {
    if (this.kept.size >= this.most) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, campaign);
  }
}
