import { Injectable } from '@nestjs/common';
import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { CampaignService } from '../campaigns/campaign.service.js';
import type { RoutingRule } from '../domain/campaign.js';
import { UNIT_OF_DOSSIER } from '../dossier/dossier.unit.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { PageOf, PageQuery, pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { Id } from '../platform/input.js';
import { ReceiverRef } from './letter.life.js';
import { InTheWay, Obstacles, SIGNABLE } from './obstacles.view.js';
import { receiversByCode, type Receiver } from './receiver.js';
import { Routes } from './routes.js';
import { ofSettledSheet } from './settled-sheet.view.js';
import { ShownMember } from './submission.shown.js';

export const MAY_GATHER = ['clerk', 'secretary', 'chair', 'decider'] as const;

export class CandidateQuery extends PageQuery {
  @Id()
  campaignId: string;
}

/** A recommended dossier, before it is in a letter or in a decision made here. */
export class Candidate extends IntersectionType(
  PickType(ShownMember, ['dossierId', 'nominee', 'unit', 'awardCode', 'held', 'sheetId'] as const),
  InTheWay,
) {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The letter in which it waits already.' })
  submissionId: string | null;

  @ApiProperty({ enum: ['forward', 'decidedHere'], type: String, nullable: true, description: 'Null without a route.' })
  route: RoutingRule['outcome'] | null;

  @ApiProperty({ type: ReceiverRef, nullable: true, description: "Where today's route leads." })
  receiver: ReceiverRef | null;
}

export class CandidatePage extends PageOf(Candidate) {}

const PAGE = `SELECT d.id AS "dossierId", d.award_code AS "awardCode", d.held, n.sort_key AS "sortKey",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    ${UNIT_OF_DOSSIER} AS unit, (${ofSettledSheet('s.id')}) AS "sheetId",
    (SELECT m.submission_id FROM submission_dossier m WHERE m.dossier_id = d.id AND m.active) AS "submissionId"
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id
  WHERE d.campaign_id = $1 AND d.state = ANY($2) AND ($3::text IS NULL OR (n.sort_key, d.id) > ($3, $4::uuid))
  ORDER BY n.sort_key, d.id LIMIT $5`;

type Row = Omit<Candidate, 'route' | 'receiver' | keyof InTheWay> & { sortKey: string };

/** What may be gathered in a letter, or decided here, and what stands in the way of it. */
@Injectable()
export class CandidatesView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly campaigns: CampaignService,
    private readonly routes: Routes,
    private readonly obstacles: Obstacles,
  ) {}

  /** By the given name of the nominee. */
  async page(person: SignedIn, { campaignId, cursor, limit }: CandidateQuery): Promise<Page<Candidate>> {
    const { organisationId } = await this.campaigns.row(this.database, person, campaignId);
    mustHold(person, organisationId, ...MAY_GATHER);
    const after = positionAt(cursor, 'text');
    const values = [campaignId, SIGNABLE, after?.key ?? null, after?.id ?? null, limit + 1];
    const rows = await this.database.query<Row & Record<string, unknown>>(PAGE, values);
    const { items, nextCursor } = pageOf(
      rows,
      limit,
      (row) => ({ key: row.sortKey, id: row.dossierId }),
      ({ sortKey: _, ...row }) => row,
    );
    return { items: await this.led(items), nextCursor };
  }

  /** With where today's route leads each of them, and what stands in its way. */
  private async led(found: Omit<Row, 'sortKey'>[]): Promise<Candidate[]> {
    const known = await this.obstacles.of(found.map((one) => one.dossierId));
    const dossiers = [...known.values()].map(({ row }) => row);
    const rules = await this.routes.of(this.database, dossiers, this.clock.now());
    const codes = [...new Set([...rules.values()].flatMap((rule) => rule?.receiver ?? []))];
    const receivers = new Map((await receiversByCode(this.database, codes)).map((one) => [one.code, one]));
    return found.flatMap((row) => {
      const rule = rules.get(row.dossierId);
      const receiver = receivers.get(rule?.receiver ?? '');
      const told = known.get(row.dossierId);
      // It has moved on between the two reads.
      if (!told) return [];
      return [{ ...row, ...told.inTheWay, route: rule?.outcome ?? null, receiver: receiver ? refTo(receiver) : null }];
    });
  }
}

const refTo = ({ id, code, name }: Receiver): ReceiverRef => ({ id, code, name });
