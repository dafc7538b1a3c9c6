import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance, type BatchHead } from '../audit/ledger.js';
import { CampaignService, type CampaignRow } from '../campaigns/campaign.service.js';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { Creation, type Making, type NewDossier } from '../dossier/creation.js';
import type { Moved } from '../dossier/move.js';
import { statesWith } from '../domain/arrows.js';
import { awardOf, type Campaign } from '../domain/campaign.js';
import { endOfDay } from '../domain/days.js';
import { refused } from '../domain/refusals.js';
import type { Basis, Capacity, NomineeKind } from '../domain/vocabulary.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { newId } from '../platform/random.js';
import { lockNominees } from './nominee.row.js';
import { LONGEST_LIST, type NewDossierDto, type NominationDto, type NominationItemDto } from './nomination.dto.js';

const UNIT = `SELECT 1 FROM unit WHERE id = $1 AND organisation_id = $2`;
const NOMINEES = `SELECT n.id, n.kind, n.merged_into_id AS "mergedInto",
    EXISTS (SELECT FROM rows_of_nominee(n.id) r JOIN dossier d ON d.nominee_id = r.id
      WHERE d.campaign_id = $3 AND d.award_code = w.award AND d.state = ANY($4)) AS nominated
  FROM unnest($1::uuid[], $5::text[]) AS w(nominee, award) JOIN nominee n ON n.id = w.nominee AND n.organisation_id = $2`;
const LOCK_CAMPAIGN = `SELECT FROM campaign WHERE id = $1 FOR SHARE`;
const INSERT = `INSERT INTO nomination (id, organisation_id, campaign_id, unit_id, meeting_paper_id, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const PAPER = `SELECT 1 FROM paper WHERE id = $1 AND organisation_id = $2 AND purpose = 'meetingRecord'
  AND subject_id = $3`;

interface Found extends Record<string, unknown> {
  id: string;
  kind: NomineeKind;
  mergedInto: string | null;
  nominated: boolean;
}

/** Where and for what drafts are to be made, checked. */
interface Place {
  row: CampaignRow;
  campaign: Campaign;
  unitId: string;
  making: Making;
}

/** Makes drafts: one, or those of a unit's whole list with its meeting record. */
@Injectable()
export class NominationService {
  constructor(
    private readonly clock: Clock,
    private readonly campaigns: CampaignService,
    private readonly store: CampaignStore,
    private readonly creation: Creation,
  ) {}

  /**
   * A unit's list is one batch: all its drafts or none, one line on the organisation's stream and one on each. Locked are
   * the campaign, the organisation, the nominees, in this order.
   */
  async nominate(tx: Tx, person: SignedIn, dto: NominationDto): Promise<{ id: string; dossiers: Moved[] }> {
    const place = await this.place(tx, person, dto);
    const { row, making } = place;
    if (dto.items.length === 0) throw wrongField('items', 'list.wrongLength', { least: 1, most: LONGEST_LIST });
    const head = await lockHead(tx, 'organisation', row.organisationId);
    await this.check(tx, place, dto.items);
    if (dto.meetingPaperId) await requireRecord(tx, dto.meetingPaperId, row.organisationId, dto.unitId);
    const id = newId(making.now);
    const values = [
      id,
      row.organisationId,
      row.id,
      dto.unitId,
      dto.meetingPaperId ?? null,
      person.personId,
      making.now,
    ];
    await tx.query(INSERT, values);
    const line = await this.noteList(tx, head, place, id, dto.items.length);
    const batch = { kind: 'organisation' as const, id: row.organisationId, seq: line.body.seq };
    const dossiers: Moved[] = [];
    for (const item of dto.items) {
      const draft = { ...draftOf(place, item), nominationId: id };
      dossiers.push(await this.creation.create(tx, draft, { ...making, batch }));
    }
    return { id, dossiers };
  }

  async create(tx: Tx, person: SignedIn, dto: NewDossierDto): Promise<Moved> {
    const place = await this.place(tx, person, dto);
    await this.check(tx, place, [dto]);
    return this.creation.create(tx, draftOf(place, dto), place.making);
  }

  private async place(
    tx: Tx,
    person: SignedIn,
    dto: Pick<NominationDto, 'campaignId' | 'unitId' | 'basis'>,
  ): Promise<Place> {
    await tx.query(LOCK_CAMPAIGN, [dto.campaignId]);
    const row = await this.campaigns.row(tx, person, dto.campaignId);
    const { organisationId } = row;
    if ((await tx.query(UNIT, [dto.unitId, organisationId])).length === 0) throw refused('notFound');
    const actor = actorFor(person, { organisationId, unitId: dto.unitId });
    if (!actor.holds.includes('nominator') && !actor.holds.includes('clerk')) throw refused('notFound');
    if (row.state === 'closed') throw refused('season.closed');
    const campaign = await this.store.version(row.id, row.version, tx);
    const basis: Basis = dto.basis ?? { kind: 'screen' };
    return {
      row,
      campaign,
      unitId: dto.unitId,
      making: { actor, capacity: 'nominator', basis, now: this.clock.now() },
    };
  }

  private async check(tx: Tx, { row, campaign }: Place, items: readonly NominationItemDto[]): Promise<void> {
    const values = [
      items.map((item) => item.nomineeId),
      row.organisationId,
      row.id,
      statesWith('live'),
      items.map((item) => item.awardCode),
    ];
    await lockNominees(
      tx,
      items.map((item) => item.nomineeId),
    );
    const found = await tx.query<Found>(NOMINEES, values);
    const twice = new Set<string>();
    for (const { awardCode, nomineeId } of items) {
      const award = awardOf(campaign, awardCode);
      if (!award) throw refused('award.unknown', { award: awardCode });
      const nominee = found.find((one) => one.id === nomineeId);
      if (!nominee) throw refused('notFound');
      if (nominee.mergedInto) throw refused('nominee.merged', { nomineeId, intoId: nominee.mergedInto });
      if (!award.nomineeKinds.includes(nominee.kind))
        throw refused('award.wrongKind', { award: awardCode, kind: nominee.kind });
      if (nominee.nominated || twice.has(`${awardCode} ${nomineeId}`)) throw refused('dossier.exists', { nomineeId });
      twice.add(`${awardCode} ${nomineeId}`);
    }
  }

  private noteList(tx: Tx, head: BatchHead, { row, making }: Place, nominationId: string, count: number) {
    const { actor, basis, now } = making;
    const capacity: Capacity = 'nominator';
    const data = { nominationId, campaignId: row.id, count };
    return advance(tx, head, { command: 'NOMINATE', actorId: actor.personId, capacity, basis, data, at: now });
  }
}

const draftOf = ({ row, campaign, unitId }: Place, item: NominationItemDto): NewDossier => ({
  organisationId: row.organisationId,
  campaignId: row.id,
  campaignVersion: row.version,
  awardCode: item.awardCode,
  nomineeId: item.nomineeId,
  unitId,
  dueAt: endOfDay(campaign.dossierDeadline, row.timeZone).toISOString(),
});

/** The meeting record is the unit's own. */
async function requireRecord(tx: Tx, paperId: string, organisationId: string, unitId: string): Promise<void> {
  if ((await tx.query(PAPER, [paperId, organisationId, unitId])).length > 0) return;
  throw refused('paper.wrongPurpose', { paperId, purpose: 'meetingRecord' });
}
