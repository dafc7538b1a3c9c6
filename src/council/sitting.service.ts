import { Injectable } from '@nestjs/common';
import { staleVersion } from '../audit/conflict.js';
import { advance, begin, type BatchHead } from '../audit/ledger.js';
import { CampaignService } from '../campaigns/campaign.service.js';
import { CampaignStore } from '../campaigns/campaign.store.js';
import { batchRefusal } from '../domain/batches.js';
import type { Canonical } from '../domain/canonical.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Capacity } from '../domain/vocabulary.js';
import { mustHold } from '../people/reach.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import { MAY_PRESIDE, MAY_RECORD, mustBeAmong } from './members.js';
import { checkedAgenda, replaceAgenda } from './sitting.agenda.js';
import type { SittingChange, SittingRequest } from './sitting.dto.js';
import { lockSitting, type SittingRow } from './sitting.row.js';

/** The answer to an accepted command on a sitting or a sheet. */
export interface BatchMoved {
  id: string;
  state: string;
  version: number;
  line: { seq: number; hash: string };
}

export const unchanged = ({ id, state, version, headHash }: BatchHead): BatchMoved => ({
  id,
  state,
  version,
  line: { seq: version, hash: headHash! },
});

const INSERT = `
  INSERT INTO sitting (id, organisation_id, campaign_id, title, place, planned_at, presider_id, secretary_id, state,
    version, head_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', 1, $9)`;
const AMEND = `UPDATE sitting SET title = $2, place = $3, planned_at = $4, presider_id = $5, secretary_id = $6 WHERE id = $1`;
const UNFINISHED = `SELECT id FROM sheet WHERE sitting_id = $1 AND state NOT IN ('settled', 'void') ORDER BY id`;

/** The sitting itself: planned, opened, closed. What it has lists of is in sitting.lists.ts. */
@Injectable()
export class Sittings {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly store: CampaignStore,
    private readonly clock: Clock,
  ) {}

  async plan(tx: Tx, person: SignedIn, asked: SittingRequest): Promise<BatchMoved> {
    const campaign = await this.campaigns.row(tx, person, asked.campaignId);
    const { organisationId } = campaign;
    mustHold(person, organisationId, 'secretary', 'clerk');
    if (campaign.state === 'closed') throw refused('season.closed');
    await mustLead(tx, organisationId, asked);
    const awardCodes = await checkedAgenda(tx, this.store, campaign, asked.awardCodes ?? []);
    const at = this.clock.now();
    const id = newId(at);
    const { campaignId, title, place, presiderId, secretaryId } = asked;
    const plannedAt = new Date(asked.plannedAt);
    const line = await begin(
      tx,
      { stream: 'sitting', id, organisationId },
      {
        command: 'PLAN_SITTING',
        ...{ to: 'planned', at, ...byScreen(person, organisationId) },
        data: { campaignId, presiderId, secretaryId, plannedAt: plannedAt.toISOString(), awardCodes },
      },
    );
    await tx.query(INSERT, [
      ...[id, organisationId, campaignId, title, place, plannedAt],
      ...[presiderId, secretaryId, line.hash],
    ]);
    await replaceAgenda(tx, id, awardCodes);
    return { id, state: 'planned', version: 1, line: { seq: 1, hash: line.hash } };
  }

  /** Only while it is planned; a change of nothing writes nothing. */
  async amend(tx: Tx, person: SignedIn, id: string, asked: SittingChange, ifMatch: number | null): Promise<BatchMoved> {
    const sitting = await this.find(tx, person, id, ifMatch);
    const { title = sitting.title, place = sitting.place } = asked;
    const { presiderId = sitting.presiderId, secretaryId = sitting.secretaryId } = asked;
    const plannedAt = new Date(asked.plannedAt ?? sitting.plannedAt);
    const after = { presiderId, secretaryId };
    const same = plannedAt.getTime() === sitting.plannedAt.getTime();
    if (same && sitting.title === title && sitting.place === place && sameLeaders(sitting, after))
      return unchanged(sitting);
    await mustLead(tx, sitting.organisationId, after);
    const data = { presiderId, secretaryId, plannedAt: plannedAt.toISOString() };
    const moved = await this.give(tx, person, sitting, 'EDIT_SITTING', data);
    await tx.query(AMEND, [id, title, place, plannedAt, presiderId, secretaryId]);
    return moved;
  }

  async open(tx: Tx, person: SignedIn, id: string, ifMatch: number | null): Promise<BatchMoved> {
    const sitting = await this.find(tx, person, id, ifMatch);
    return this.give(tx, person, sitting, 'OPEN_SITTING');
  }

  /** Refused while a sheet of it is neither settled nor void. */
  async close(tx: Tx, person: SignedIn, id: string, ifMatch: number | null): Promise<BatchMoved> {
    const sitting = await this.find(tx, person, id, ifMatch);
    const sheets = await tx.query<{ id: string }>(UNFINISHED, [id]);
    if (sheets.length > 0) throw refused('sitting.sheetsOpen', { sheets: sheets.map((sheet) => sheet.id) });
    return this.give(tx, person, sitting, 'CLOSE_SITTING');
  }

  /** The sitting, locked, for whoever prepares it. */
  async find(tx: Tx, person: SignedIn, id: string, ifMatch: number | null): Promise<SittingRow> {
    const sitting = await lockSitting(tx, id);
    if (!sitting) throw refused('notFound');
    mustHold(person, sitting.organisationId, 'secretary', 'clerk');
    if (ifMatch !== null && ifMatch !== sitting.version) throw await staleVersion(tx, 'sitting', id, ifMatch);
    return sitting;
  }

  /** A command on the sitting alone: its row and its line. */
  async give(
    tx: Tx,
    person: SignedIn,
    sitting: SittingRow,
    command: string,
    data: Record<string, Canonical> = {},
  ): Promise<BatchMoved> {
    const entry = { command, data, at: this.clock.now(), ...byScreen(person, sitting.organisationId) };
    const { body, hash } = await advance(tx, sitting, entry);
    return { id: sitting.id, state: body.to, version: body.seq, line: { seq: body.seq, hash } };
  }
}

/** Whether the sitting takes the command now; asked before its lists are looked at. */
export function mustTake(sitting: SittingRow, command: string): void {
  const refusal = batchRefusal('sitting', sitting.state, command);
  if (refusal) throw new Refused(refusal);
}

const byScreen = (person: SignedIn, organisationId: string) => ({
  actorId: person.personId,
  capacity: (rolesIn(person, organisationId).includes('secretary') ? 'secretary' : 'clerk') as Capacity,
  basis: { kind: 'screen' as const },
});

interface Leaders {
  presiderId: string;
  secretaryId: string;
}

const sameLeaders = (a: Leaders, b: Leaders): boolean =>
  a.presiderId === b.presiderId && a.secretaryId === b.secretaryId;

/** One presides, another keeps the record. */
async function mustLead(tx: Tx, organisationId: string, { presiderId, secretaryId }: Leaders): Promise<void> {
  await mustBeAmong(tx, organisationId, MAY_PRESIDE, [presiderId]);
  await mustBeAmong(tx, organisationId, MAY_RECORD, [secretaryId]);
  if (presiderId === secretaryId) throw refused('sheet.leadersNotNamed');
}
