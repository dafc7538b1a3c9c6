import { Injectable, type OnModuleInit } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { DossierFactsReader } from '../dossier/dossier.facts.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import type { Executor } from '../platform/database.js';

const LIVE = `SELECT campaign_id AS id, count(*)::int AS count FROM dossier
  WHERE campaign_id = ANY($1::uuid[]) AND state = ANY($2) GROUP BY campaign_id`;

/** How many dossiers of a season still live: CLOSE_SEASON asks. */
@Injectable()
export class SeasonFacts implements OnModuleInit {
  readonly keys = ['liveInSeason'] as const;

  constructor(private readonly reader: DossierFactsReader) {}

  onModuleInit(): void {
    this.reader.register(this);
  }

  async read(on: Executor, dossiers: readonly DossierRow[]): Promise<Map<string, { liveInSeason: number }>> {
    const ids = [...new Set(dossiers.map((row) => row.campaignId))];
    const live = await on.query<{ id: string; count: number }>(LIVE, [ids, statesWith('live')]);
    const counts = new Map(live.map(({ id, count }) => [id, count]));
    return new Map(dossiers.map((row) => [row.id, { liveInSeason: counts.get(row.campaignId) ?? 0 }]));
  }
}
