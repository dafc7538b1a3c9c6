import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { keepNote } from '../dossier/note.js';
import { quotaUsed } from './quota.js';
import { outcomesOf } from './settling.js';
import { mustTake, serves, SheetDesk } from './sheet.desk.js';
import { sheetVoided } from './sheet.messages.js';
import { lockDossiersOn, rollOf, type OnSheet, type SheetRow } from './sheet.row.js';
import type { Ended } from './urn.keys.js';
import { isAsCounted, mustBeAsCounted } from './sheet.proof.js';

const EMPTY = `DELETE FROM ballot WHERE sheet_id = $1`;
const LEAVE = `UPDATE sheet_dossier SET active = false WHERE sheet_id = $1`;

/** VOID_VOTE: the ballots are gone, and the dossiers wait for another sheet. */
@Injectable()
export class Voiding {
  constructor(
    private readonly desk: SheetDesk,
    private readonly clock: Clock,
  ) {}

  async voidSheet(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    reason: string | undefined,
    ifMatch: number | null,
  ): Promise<Ended> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet, actor } = desk;
    if (!actor.holds.includes('secretary')) throw refused('sheet.notItsLeader');
    mustTake(sheet, 'VOID_VOTE');
    const dossiers = await lockDossiersOn(tx, sheetId);
    const tied = await runsAgain(tx, sheet, dossiers, reason);
    if (!reason && !tied) throw refused('reason.missing');
    const note = reason ? await keepNote(tx, sheet.organisationId, reason, this.clock.now()) : undefined;
    await tx.query(EMPTY, [sheetId]);
    await tx.query(LEAVE, [sheetId]);
    const voters = (await rollOf(tx, sheetId)).filter((one) => one.present).map(({ personId }) => personId);
    const voted = sheet.state === 'open' || sheet.state === 'counted';
    const moved = await this.desk.carryOut(tx, desk, {
      command: 'VOID_VOTE',
      from: sheet.state === 'counted' ? 'councilVote.counted' : 'councilVote.voting',
      basis: { kind: 'screen' },
      dossierIds: voted ? dossiers.map(({ dossierId }) => dossierId) : [],
      // What the vote would have come to is told by nobody: all that a void sheet says is whether it is run again.
      facts: () => ({ actsForSheet: serves(desk), outcome: tied ? 'rerun' : 'needsChair' }),
      ...(note && { note }),
      outbox: (seq) => sheetVoided(sheet, seq, voters, dossiers.length),
    });
    return { moved, keyName: sheet.keyName };
  }
}

/** Whether a tie on it is to be voted on again, by the card. Counts that were changed say nothing: then a reason is needed. */
async function runsAgain(tx: Tx, sheet: SheetRow, dossiers: readonly OnSheet[], reason?: string): Promise<boolean> {
  if (sheet.state !== 'counted') return false;
  if (reason === undefined) await mustBeAsCounted(tx, sheet);
  else if (!(await isAsCounted(tx, sheet))) return false;
  const used = await quotaUsed(tx, sheet.campaignId, sheet.awardCode);
  const ids = dossiers.map(({ dossierId }) => dossierId);
  return outcomesOf(sheet, ids, used, {}).some(({ outcome }) => outcome === 'rerun');
}
