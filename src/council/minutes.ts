import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { awardOf } from '../domain/campaign.js';
import { refused } from '../domain/refusals.js';
import type { GuardFacts } from '../domain/trial.js';
import type { FactReader } from '../dossier/dossier.facts.js';
import type { DossierRow } from '../dossier/dossier.row.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Executor, Tx } from '../platform/database.js';
import { mustBePaper } from './papers.sql.js';
import { mustServe, mustTake, SheetDesk } from './sheet.desk.js';
import type { BatchMoved } from './sitting.service.js';

const ATTACH = `UPDATE sheet SET minutes_paper_id = $2, minutes_promised = false WHERE id = $1`;
const LAST_SHEETS = `
  SELECT DISTINCT ON (o.dossier_id) o.dossier_id AS id, p.file_sha256 IS NOT NULL AS attached,
    s.minutes_promised OR s.minutes_paper_id IS NOT NULL AS promised
  FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id LEFT JOIN LATERAL paper_in_force(s.minutes_paper_id) p ON true
  WHERE o.dossier_id = ANY($1::uuid[]) AND s.state = 'settled' AND NOT o.removed
  ORDER BY o.dossier_id, s.round DESC, s.id DESC`;

/** ATTACH_MINUTES: the signed record of the sitting, once the sheet is counted. What it was settled on is not replaced. */
@Injectable()
export class Minutes {
  constructor(private readonly desk: SheetDesk) {}

  async attach(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    paperId: string,
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet, actor } = desk;
    if (!actor.holds.includes('clerk')) mustServe(desk);
    mustTake(sheet, 'ATTACH_MINUTES');
    if (sheet.state === 'settled' && sheet.minutesPaperId) throw refused('minutes.settled');
    await mustBePaper(tx, sheet.organisationId, paperId, 'councilMinutes');
    await tx.query(ATTACH, [sheetId, paperId]);
    return this.desk.write(tx, sheet, actor, {
      ...{ command: 'ATTACH_MINUTES', capacity: 'secretary', basis: { kind: 'paper', paperId } },
    });
  }
}

/** Whether the signed minutes, as a file, of the vote that a dossier rests on are there: a fact of SIGN and DECIDE. */
@Injectable()
export class MinutesFacts implements FactReader {
  readonly keys = ['minutes'] as const;

  constructor(private readonly campaigns: CampaignStore) {}

  async read(on: Executor, dossiers: readonly DossierRow[]): Promise<Map<string, Partial<GuardFacts>>> {
    const rows = await on.query<{ id: string; attached: boolean; promised: boolean }>(LAST_SHEETS, [
      dossiers.map(({ id }) => id),
    ]);
    const sheets = new Map(rows.map((row) => [row.id, row]));
    const facts = new Map<string, Partial<GuardFacts>>();
    for (const dossier of dossiers) {
      const sheet = sheets.get(dossier.id);
      const without = !sheet && (await this.needsNoCouncil(on, dossier));
      const minutes = sheet?.attached || without ? 'attached' : sheet?.promised ? 'promised' : 'missing';
      facts.set(dossier.id, { minutes });
    }
    return facts;
  }

  /** A recommended dossier that no sheet has settled was referred under a card without a council. */
  private async needsNoCouncil(on: Executor, { campaignId, campaignVersion, awardCode }: DossierRow): Promise<boolean> {
    const campaign = await this.campaigns.version(campaignId, campaignVersion, on);
    const code = awardOf(campaign, awardCode)?.ruleCard;
    return campaign.ruleCards.some((card) => card.code === code && card.ballots.includes('noCouncil'));
  }
}
