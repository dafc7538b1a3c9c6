import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { statesWith } from '../domain/arrows.js';
import { awardOf } from '../domain/campaign.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import type { Executor, Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';

const ADD = `INSERT INTO past_award (id, organisation_id, nominee_id, title, year, decision_number, decision_date,
    decided_by, decision_id, dossier_id)
  SELECT a.id, a."organisationId", a."nomineeId", a.title, a.year, p.number, p.date, (SELECT o.name FROM decision d JOIN organisation o ON o.id = d.decided_by_id WHERE d.id = $2), $2, a."dossierId"
  FROM jsonb_to_recordset($1::jsonb) AS a(id uuid, "organisationId" uuid, "nomineeId" uuid, title text, year integer,
    "dossierId" uuid) LEFT JOIN paper p ON p.id = $3
  ON CONFLICT (dossier_id) DO UPDATE SET title = excluded.title, year = excluded.year, revoked_at = NULL,
    decision_number = excluded.decision_number, decision_date = excluded.decision_date,
    decided_by = excluded.decided_by, decision_id = excluded.decision_id`;
const REVOKE = `UPDATE past_award SET revoked_at = $3
  WHERE dossier_id = ANY($1::uuid[]) AND decision_id = $2 AND revoked_at IS NULL RETURNING dossier_id AS id`;
const STANDING = `SELECT dossier_id AS id FROM past_award
  WHERE dossier_id = ANY($1::uuid[]) AND decision_id = $2 AND revoked_at IS NULL FOR UPDATE`;
const UNDO = `DELETE FROM past_award a USING dossier d
  WHERE d.id = a.dossier_id AND d.id = ANY($1::uuid[]) AND NOT d.state = ANY($2)`;
const REDO = `UPDATE past_award a SET revoked_at = NULL FROM dossier d
  WHERE d.id = a.dossier_id AND d.id = ANY($1::uuid[]) AND d.state = ANY($2)`;

/** What the register of nominees says of awards: written with the decision, marked with its revocation. */
@Injectable()
export class PastAwards {
  constructor(private readonly campaigns: CampaignStore) {}

  /** A decision recorded wrongly leaves the register; a revocation taken back leaves its mark. */
  async follow(tx: Tx, dossierIds: readonly string[]): Promise<void> {
    await tx.query(UNDO, [dossierIds, statesWith('decided')]);
    await tx.query(REDO, [dossierIds, statesWith('decided')]);
  }

  async add(tx: Tx, decisionId: string, paperId: string | null, dossiers: readonly DossierRow[], now: Date) {
    const rows = await Promise.all(dossiers.map((row) => this.rowOf(tx, row, now)));
    await tx.query(ADD, [JSON.stringify(rows), decisionId, paperId]);
  }

  /** Those of the dossiers that stand in the register by this decision. */
  async standing(tx: Tx, decisionId: string, dossierIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(STANDING, [dossierIds, decisionId]);
    return new Set(rows.map((row) => row.id));
  }

  revoke(tx: Tx, decisionId: string, dossierIds: readonly string[], now: Date): Promise<unknown> {
    return tx.query(REVOKE, [dossierIds, decisionId, now]);
  }

  private async rowOf(on: Executor, row: DossierRow, now: Date) {
    const campaign = await this.campaigns.version(row.campaignId, row.campaignVersion, on);
    return {
      ...{ id: newId(now), organisationId: row.organisationId, nomineeId: row.nomineeId, dossierId: row.id },
      ...{ title: awardOf(campaign, row.awardCode)!.title, year: campaign.year },
    };
  }
}
