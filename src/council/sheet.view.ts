import { Injectable } from '@nestjs/common';
import type { ChairSide, Outcome } from '../domain/settle.js';
import { refused } from '../domain/refusals.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database, type Executor } from '../platform/database.js';
import { receiptOf, type Choices } from './ballot.box.js';
import { COUNCIL_ROLES } from './members.js';
import { quotaUsed } from './quota.js';
import { outcomesOf } from './settling.js';
import type { MineOnSheet, ShownCount, ShownOnSheet, ShownSheet } from './sheet.answers.js';
import { isSecret } from './sheet.desk.js';
import { dossiersOf, readSheet, recusalsOn, rollOf, type OnRoll, type OnSheet, type SheetRow } from './sheet.row.js';
import { UrnKeys } from './urn.keys.js';
import { signedCountsOf, type SignedCounts } from './signed-counts.view.js';
import { openReceipt } from './voting.js';

const NAMES = `
  SELECT o.dossier_id AS "dossierId", jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit
  FROM sheet_dossier o JOIN dossier d ON d.id = o.dossier_id JOIN nominee n ON n.id = d.nominee_id
    JOIN unit u ON u.id = d.unit_id WHERE o.sheet_id = $1`;
const OWN = `SELECT ciphertext, choices FROM ballot WHERE sheet_id = $1 AND person_id = $2`;
const WROTE = `SELECT count(*)::int AS count FROM opinion o JOIN sheet_roll r USING (sheet_id, person_id)
  WHERE o.sheet_id = $1 AND NOT r.present`;
const SETTLED = `SELECT body -> 'facts' ->> 'quotaUsed' AS used, body -> 'data' -> 'chairSide' AS "chairSide",
    ${signedCountsOf('$1')} AS signed FROM line
  WHERE stream = 'sheet' AND stream_id = $1 AND body ->> 'command' = 'SETTLE'`;

interface Settled extends Record<string, unknown> {
  used: string;
  chairSide: ChairSide;
  signed: SignedCounts | null;
}
type Named = Pick<ShownOnSheet, 'dossierId' | 'nominee' | 'unit'> & Record<string, unknown>;

/**
 * A sheet as its reader may see it: turnout to the council's people; counts to its presider and secretary once counted
 * and to the others once settled; of the vote nothing at all to whoever is recused on it, until it is settled.
 */
@Injectable()
export class SheetView {
  constructor(
    private readonly database: Database,
    private readonly keys: UrnKeys,
  ) {}

  /** A key that is not there is lost only where the sheet, looked at afterwards, is still open. */
  async show(person: SignedIn, id: string): Promise<ShownSheet> {
    const shown = await this.database.snapshot((on) => this.showOn(on, person, id));
    if (!shown.keyLost || (await readSheet(this.database, id))!.state === 'open') return shown;
    return this.show(person, id);
  }

  private async showOn(on: Executor, person: SignedIn, id: string): Promise<ShownSheet> {
    const sheet = await readSheet(on, id);
    if (!sheet) throw refused('notFound');
    mustHold(person, sheet.organisationId, ...COUNCIL_ROLES);
    const { personId } = person;
    const dossiers = await dossiersOf(on, id);
    const roll = await rollOf(on, id);
    const recusals = await recusalsOn(on, id);
    const own = recusals.filter((one) => one.personId === personId).map(({ dossierId }) => dossierId);
    const hidden = own.length > 0 && isSecret(sheet);
    const leads = personId === sheet.presiderId || personId === sheet.secretaryId;
    return {
      ...plainPart(sheet),
      version: hidden ? null : sheet.version,
      minutesPaperId: hidden ? null : sheet.minutesPaperId,
      keyLost: await this.isKeyLost(sheet),
      dossiers: await this.named(on, id, dossiers),
      mine: await this.mineOn(on, sheet, personId, roll, own),
      turnout: hidden ? null : await this.turnoutOf(on, sheet, roll),
      roll: hidden || !leads ? null : roll,
      counts: !hidden && (leads || sheet.state === 'settled') ? await this.countsOf(on, sheet, dossiers) : null,
    };
  }

  private async named(on: Executor, sheetId: string, dossiers: readonly OnSheet[]): Promise<ShownOnSheet[]> {
    const names = await on.query<Named>(NAMES, [sheetId]);
    return dossiers.map(({ dossierId, nomineeId, contentDigest, removed, outcome }) => {
      const { nominee, unit } = names.find((one) => one.dossierId === dossierId)!;
      return { dossierId, nomineeId, nominee, unit, contentDigest, removed, outcome };
    });
  }

  private async isKeyLost({ ballotKind, state, keyName }: SheetRow): Promise<boolean> {
    if (ballotKind !== 'secret' || state !== 'open') return false;
    return !keyName || !(await this.keys.read(keyName));
  }

  /** The receipt is told for as long as the urn stands. */
  private async mineOn(
    on: Executor,
    { id }: SheetRow,
    personId: string,
    roll: readonly OnRoll[],
    recusedFrom: string[],
  ): Promise<MineOnSheet> {
    const place = roll.find((one) => one.personId === personId);
    const [held] = await on.query<{ ciphertext: Buffer | null; choices: Choices | null }>(OWN, [id, personId]);
    const receipt = held?.ciphertext ? receiptOf(held.ciphertext) : held && openReceipt(id, personId, held.choices!);
    return { onRoll: place?.present ?? false, voted: place?.voted ?? false, recusedFrom, receipt: receipt ?? null };
  }

  private async turnoutOf(
    on: Executor,
    { id, allMembers }: SheetRow,
    roll: readonly OnRoll[],
  ): Promise<ShownSheet['turnout']> {
    if (allMembers === null) return null;
    const [wrote] = await on.query<{ count: number }>(WROTE, [id]);
    const present = roll.filter((one) => one.present);
    return {
      allMembers,
      present: present.length,
      voted: present.filter((one) => one.voted).length,
      opinions: wrote!.count,
    };
  }

  /** With what each count comes to: as it was settled, or as it would be settled now, before the chair has spoken. */
  private async countsOf(on: Executor, sheet: SheetRow, dossiers: readonly OnSheet[]): Promise<ShownCount[] | null> {
    if (!sheet.tally) return null;
    const [settled] = await on.query<Settled>(SETTLED, [sheet.id]);
    const used = settled ? Number(settled.used) : await quotaUsed(on, sheet.campaignId, sheet.awardCode);
    const still = dossiers.filter((one) => (settled ? one.outcome !== null : !one.removed));
    const ids = still.map(({ dossierId }) => dossierId);
    const outcomes = outcomesOf(sheet, ids, used, settled?.chairSide ?? {});
    return outcomes.map((outcome) => ({
      ...shownCount(sheet, outcome),
      signed: settled?.signed?.[outcome.dossierId] ?? null,
    }));
  }
}

const plainPart = (sheet: SheetRow) => ({
  id: sheet.id,
  organisationId: sheet.organisationId,
  sittingId: sheet.sittingId,
  campaignId: sheet.campaignId,
  awardCode: sheet.awardCode,
  ballotKind: sheet.ballotKind,
  round: sheet.round,
  state: sheet.state,
  card: sheet.card,
  presiderId: sheet.presiderId,
  secretaryId: sheet.secretaryId,
  minutesPromised: sheet.minutesPromised,
});

function shownCount({ tally }: SheetRow, { dossierId, outcome, reason, rank, sentence }: Outcome) {
  const { yes, no, blank, recused, absent, opinions } = tally!.counts.find((one) => one.dossierId === dossierId)!;
  return { dossierId, yes, no, blank, recused, absent, opinions, outcome, reason, rank, sentence };
}
