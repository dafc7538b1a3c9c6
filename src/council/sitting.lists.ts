import { Injectable } from '@nestjs/common';
import { CampaignService } from '../campaigns/campaign.service.js';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { COUNCIL_ROLES, membersOf, mustBeAmong } from './members.js';
import { PUT_TO_VOTE } from './recusal.view.js';
import { checkedAgenda, replaceAgenda } from './sitting.agenda.js';
import { agendaOf, attendanceOf, recusalsIn, type Attendance, type Recusal, type SittingRow } from './sitting.row.js';
import { mustTake, Sittings, unchanged, type BatchMoved } from './sitting.service.js';

const CLEAR = {
  attendance: `DELETE FROM sitting_attendance WHERE sitting_id = $1`,
  recusals: `DELETE FROM recusal WHERE sitting_id = $1`,
};
const FILL = {
  attendance: `INSERT INTO sitting_attendance (sitting_id, person_id, present)
    SELECT $1, a."personId", a.present FROM jsonb_to_recordset($2::jsonb) AS a("personId" uuid, present boolean)`,
  recusals: `INSERT INTO recusal (sitting_id, person_id, nominee_id)
    SELECT $1, r."personId", r."nomineeId" FROM jsonb_to_recordset($2::jsonb) AS r("personId" uuid, "nomineeId" uuid)`,
};
const NOMINEES = `SELECT id FROM nominee WHERE organisation_id = $1 AND id = ANY($2::uuid[])`;
/** After a void vote one may still be declared for the next, and none lifted: the void one stays hidden from him. */
const VOTED_ON = `
  SELECT DISTINCT d.nominee_id AS id FROM sheet s
    JOIN sheet_dossier o ON o.sheet_id = s.id AND ${PUT_TO_VOTE} JOIN dossier d ON d.id = o.dossier_id
  WHERE s.sitting_id = $1 AND s.all_members IS NOT NULL
    AND EXISTS (SELECT FROM rows_of_nominee(d.nominee_id) r
      WHERE r.id = ANY($2::uuid[]) OR (s.state <> 'void' AND r.id = ANY($3::uuid[])))`;

/** What a sitting has lists of: its awards, who came, and who is recused for whom. Each is replaced as a whole. */
@Injectable()
export class SittingLists {
  constructor(
    private readonly sittings: Sittings,
    private readonly campaigns: CampaignService,
    private readonly store: CampaignStore,
  ) {}

  async setAgenda(tx: Tx, person: SignedIn, id: string, codes: string[], ifMatch: number | null): Promise<BatchMoved> {
    const sitting = await this.toChange(tx, person, id, ifMatch, 'SET_AGENDA');
    const campaign = await this.campaigns.row(tx, person, sitting.campaignId);
    const awardCodes = await checkedAgenda(tx, this.store, campaign, codes);
    if (same(await agendaOf(tx, id), awardCodes)) return unchanged(sitting);
    await replaceAgenda(tx, id, awardCodes);
    return this.sittings.give(tx, person, sitting, 'SET_AGENDA', { awardCodes });
  }

  async setAttendance(
    tx: Tx,
    person: SignedIn,
    id: string,
    persons: readonly Attendance[],
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const sitting = await this.toChange(tx, person, id, ifMatch, 'SET_ATTENDANCE');
    const attendance = [...new Map(persons.map((one) => [one.personId, one.present]))]
      .map(([personId, present]) => ({ personId, present }))
      .sort(byText(({ personId }) => personId));
    if (same(await attendanceOf(tx, id), attendance)) return unchanged(sitting);
    const members = await membersOf(tx, sitting.organisationId);
    const strangers = attendance.filter(({ personId }) => !members.has(personId)).map(({ personId }) => personId);
    if (strangers.length > 0) throw refused('sitting.notMember', { persons: strangers });
    await tx.query(CLEAR.attendance, [id]);
    await tx.query(FILL.attendance, [id, JSON.stringify(attendance)]);
    const present = attendance.filter((one) => one.present).map(({ personId }) => personId);
    const absent = attendance.filter((one) => !one.present).map(({ personId }) => personId);
    return this.sittings.give(tx, person, sitting, 'SET_ATTENDANCE', { present, absent });
  }

  /** Declared, without a reason. What a sheet was opened on stays. */
  async setRecusals(
    tx: Tx,
    person: SignedIn,
    id: string,
    asked: readonly Recusal[],
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const sitting = await this.toChange(tx, person, id, ifMatch, 'SET_RECUSALS');
    const known = await recusalsIn(tx, id);
    const recusals = [
      ...new Map(asked.map(({ personId, nomineeId }) => [`${personId} ${nomineeId}`, { personId, nomineeId }])),
    ]
      .sort(byText(([key]) => key))
      .map(([, recusal]) => recusal);
    if (same(known, recusals)) return unchanged(sitting);
    await this.checkRecusals(tx, person, sitting, known, recusals);
    await tx.query(CLEAR.recusals, [id]);
    await tx.query(FILL.recusals, [id, JSON.stringify(recusals)]);
    return this.sittings.give(tx, person, sitting, 'SET_RECUSALS', {
      recusals: recusals.map(({ personId, nomineeId }) => ({ personId, nomineeId })),
    });
  }

  private async checkRecusals(
    tx: Tx,
    { personId: own }: SignedIn,
    { id, organisationId }: SittingRow,
    known: readonly Recusal[],
    recusals: readonly Recusal[],
  ): Promise<void> {
    const persons = [...new Set(recusals.map(({ personId }) => personId))];
    await mustBeAmong(tx, organisationId, COUNCIL_ROLES, persons);
    const nominees = [...new Set(recusals.map(({ nomineeId }) => nomineeId))];
    const found = await tx.query<{ id: string }>(NOMINEES, [organisationId, nominees]);
    if (found.length < nominees.length) throw refused('notFound');
    const lifted = without(known, recusals);
    if (lifted.some(({ personId }) => personId === own)) throw refused('recusal.own');
    const changed = [lifted, without(recusals, known)].map((list) => list.map(({ nomineeId }) => nomineeId));
    const voted = await tx.query<{ id: string }>(VOTED_ON, [id, ...changed]);
    if (voted.length > 0) throw refused('recusal.sheetOpened', { nominees: voted.map((one) => one.id) });
  }

  private async toChange(tx: Tx, person: SignedIn, id: string, ifMatch: number | null, command: string) {
    const sitting = await this.sittings.find(tx, person, id, ifMatch);
    mustTake(sitting, command);
    return sitting;
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const byText =
  <Item>(text: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    text(a) < text(b) ? -1 : 1;

/** The recusals of the one list that are not in the other. */
function without(list: readonly Recusal[], other: readonly Recusal[]): Recusal[] {
  const keyOf = ({ personId, nomineeId }: Recusal) => `${personId} ${nomineeId}`;
  const known = new Set(other.map(keyOf));
  return list.filter((one) => !known.has(keyOf(one)));
}
