import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { settle, type ChairSide, type Outcome } from '../domain/settle.js';
import type { Basis } from '../domain/vocabulary.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { mustBePaper } from './papers.sql.js';
import { takeQuota } from './quota.js';
import type { SettleRequest } from './sheet.dto.js';
import { mustTake, SheetDesk, type Desk } from './sheet.desk.js';
import { sheetSettled } from './sheet.messages.js';
import { lockDossiersOn, type SheetRow } from './sheet.row.js';
import type { BatchMoved } from './sitting.service.js';
import { mustBeAsCounted } from './sheet.proof.js';

/** The papers from which the presider's act may be recorded. */
const RECORDS = ['councilMinutes', 'recordOfAct'] as const;

const KEEP = `
  UPDATE sheet_dossier o SET active = false, outcome = e.outcome
  FROM jsonb_to_recordset($2::jsonb) AS e("dossierId" uuid, outcome text)
  WHERE o.sheet_id = $1 AND o.dossier_id = e."dossierId"`;

/** SETTLE: the presider reads out and confirms the counts, ranked within what is left of the quota. */
@Injectable()
export class Settling {
  constructor(private readonly desk: SheetDesk) {}

  async settle(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    { chairSide = {}, basis = { kind: 'screen' } }: SettleRequest,
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet } = desk;
    mustTake(sheet, 'SETTLE');
    await mustBeAsCounted(tx, sheet);
    if (basis.paperId) await mustBePaper(tx, sheet.organisationId, basis.paperId, ...RECORDS);
    const used = await takeQuota(tx, sheet.campaignId, sheet.awardCode);
    const dossiers = await lockDossiersOn(tx, sheetId);
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const stray = Object.keys(chairSide).filter((id) => !ids.includes(id));
    if (stray.length > 0) throw refused('ballot.wrongDossiers', { dossiers: ids });
    const outcomes = outcomesOf(sheet, ids, used, chairSide);
    const actsForSheet = confirms(desk, basis);
    const moved = await this.desk.carryOut(tx, desk, {
      ...{ command: 'SETTLE', from: 'councilVote.counted', basis: plain(basis), dossierIds: ids },
      facts: (id) => ({ actsForSheet, outcome: outcomes.find((one) => one.dossierId === id)!.outcome }),
      lineFacts: { quotaUsed: used },
      data: { chairSide, outcomes: outcomes.map(({ dossierId, outcome, reason }) => ({ dossierId, outcome, reason })) },
      outbox: (seq) => sheetSettled(sheet, seq, dossiers),
    });
    await tx.query(KEEP, [sheetId, JSON.stringify(outcomes)]);
    return moved;
  }
}

/** What becomes of each dossier that is still on the sheet. */
export function outcomesOf(sheet: SheetRow, ids: readonly string[], used: number, chairSide: ChairSide): Outcome[] {
  const { size, counts } = sheet.tally!;
  const still = counts.filter(({ dossierId }) => ids.includes(dossierId));
  return settle(sheet.card, size, still, used, chairSide);
}

/** The presider himself; or whoever serves the sheet, entering it from the signed minutes. */
function confirms({ sheet, actor, isRecused }: Desk, basis: Basis): boolean {
  if (actor.personId === sheet.presiderId) return true;
  return basis.kind === 'paper' && basis.paperId !== undefined && !isRecused;
}

const plain = ({ kind, paperId }: Basis): Basis => ({ kind, ...(paperId && { paperId }) });
