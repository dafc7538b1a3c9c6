import { Injectable, type OnModuleInit } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import type { Executor, Tx } from '../platform/database.js';
import { DossierFactsReader } from './dossier.facts.js';
import type { DossierRow } from './dossier.row.js';

const LIVE = `SELECT d.id, count(*)::int AS count FROM dossier d
  CROSS JOIN rows_of_nominee(d.nominee_id) r
  JOIN dossier e ON e.nominee_id = r.id AND e.campaign_id = d.campaign_id AND e.award_code = d.award_code
    AND e.id <> d.id AND e.state = ANY($2)
  WHERE d.id = ANY($1::uuid[]) GROUP BY d.id`;
const LOCK = `SELECT n.id FROM nominee n WHERE n.id IN (SELECT r.id FROM dossier d
    CROSS JOIN rows_of_nominee(d.nominee_id) r WHERE d.id = ANY($1::uuid[]))
  ORDER BY n.id FOR NO KEY UPDATE`;

/** Whether a nominee has another live dossier for the same award: a draft is not made beside one, none comes back to one. */
@Injectable()
export class Twins implements OnModuleInit {
  readonly keys = ['liveElsewhere'] as const;

  constructor(private readonly reader: DossierFactsReader) {}

  onModuleInit(): void {
    this.reader.register(this);
  }

  async read(on: Executor, dossiers: readonly DossierRow[]): Promise<Map<string, { liveElsewhere: number }>> {
    const ids = dossiers.map(({ id }) => id);
    const live = await liveBeside(on, ids);
    return new Map(ids.map((id) => [id, { liveElsewhere: live.get(id) ?? 0 }]));
  }

  /** The same once more, where the dossiers live again: whoever makes or brings back another waits for their nominee. */
  async mustBeAlone(tx: Tx, dossierIds: readonly string[]): Promise<void> {
    await tx.query(LOCK, [dossierIds]);
    const [beside] = await liveBeside(tx, dossierIds);
    if (beside) throw refused('dossier.exists', { dossierId: beside[0] });
  }
}

async function liveBeside(on: Executor, dossierIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await on.query<{ id: string; count: number }>(LIVE, [dossierIds, statesWith('live')]);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
