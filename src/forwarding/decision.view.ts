import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { NomineeRef, UnitRef } from '../dossier/dossier.answers.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { OUTCOMES, type Outcome } from './decision.dto.js';
import { findDecision } from './decision.row.js';
import { PaperRef, ReceiverRef } from './letter.life.js';
import { PrizeDto, PrizeView } from './prize.view.js';

const PARTS = `SELECT jsonb_build_object('id', o.id, 'code', o.code, 'name', o.name) AS "decidedBy",
    (SELECT jsonb_build_object('id', p.id, 'number', p.number, 'date', p.date, 'attached', p.file_sha256 IS NOT NULL)
     FROM paper_of_decision(d.id) p) AS paper,
    (SELECT b.next FROM gold_book b WHERE b.organisation_id = d.organisation_id) AS "goldBookNext"
  FROM decision d JOIN organisation o ON o.id = d.decided_by_id WHERE d.id = $1`;
const ROWS = `SELECT r.dossier_id AS "dossierId", r.outcome, d.award_code AS "awardCode",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee, a.revoked_at AS "revokedAt",
    CASE r.outcome WHEN 'awarded' THEN a.id IS NOT NULL AND a.revoked_at IS NULL
      ELSE d.state = 'notAwarded' OR (d.state = 'archived' AND NOT EXISTS (SELECT FROM past_award p WHERE p.dossier_id = d.id)) END
      AS stands,
    g.number AS "goldBook", d.campaign_id AS "campaignId", jsonb_build_object('id', u.id, 'name', u.name) AS unit
  FROM decision_outcome r JOIN dossier d ON d.id = r.dossier_id JOIN nominee n ON n.id = d.nominee_id
    JOIN unit u ON u.id = d.unit_id
  LEFT JOIN past_award a ON a.dossier_id = r.dossier_id AND a.decision_id = r.decision_id
  LEFT JOIN gold_book_entry g ON g.decision_id = r.decision_id AND g.dossier_id = r.dossier_id
  WHERE r.decision_id = $1 ORDER BY r.outcome, n.sort_key, n.id`;

export class ShownOutcome {
  @ApiProperty({ format: 'uuid' })
  dossierId: string;

  @ApiProperty()
  awardCode: string;

  @ApiProperty({ format: 'uuid' })
  campaignId: string;

  @ApiProperty({ type: NomineeRef })
  nominee: NomineeRef;

  @ApiProperty({ type: UnitRef })
  unit: UnitRef;

  @ApiProperty({ enum: OUTCOMES })
  outcome: Outcome;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: Date | null;

  @ApiProperty({ description: 'Neither revoked nor taken back since, nor decided otherwise.' })
  stands: boolean;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Its number in the gold book; null before it is entered.',
  })
  goldBook: number | null;

  @ApiProperty({ type: PrizeDto, nullable: true, description: 'Null where there is no award that stands.' })
  prize: PrizeDto | null;
}

export class ShownDecision {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ type: ReceiverRef, description: 'The authority, or the organisation itself.' })
  decidedBy: ReceiverRef;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  submissionId: string | null;

  @ApiProperty({ type: PaperRef, nullable: true })
  paper: PaperRef | null;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: [ShownOutcome] })
  outcomes: ShownOutcome[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The next number of the gold book; null before it is begun.',
  })
  goldBookNext: number | null;
}

/** A decision with what it says of each dossier. */
@Injectable()
export class DecisionView {
  constructor(
    private readonly database: Database,
    private readonly prizes: PrizeView,
  ) {}

  async show(person: SignedIn, decisionId: string): Promise<ShownDecision> {
    const row = await findDecision(this.database, person, decisionId);
    type Parts = Pick<ShownDecision, 'decidedBy' | 'paper' | 'goldBookNext'>;
    const [parts] = await this.database.query<Parts & Record<string, unknown>>(PARTS, [decisionId]);
    const rows = await this.database.query<ShownOutcome & Record<string, unknown>>(ROWS, [decisionId]);
    const prizes = await this.prizes.of(decisionId);
    const outcomes = rows.map((one) => ({ ...one, prize: prizes.get(one.dossierId) ?? null }));
    const { id, organisationId, submissionId, version, createdAt } = row;
    return { id, organisationId, submissionId, version, createdAt, ...parts!, outcomes };
  }
}
