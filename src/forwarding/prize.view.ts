import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { PRIZE_WHY, prizeOf, type Awarded, type Prize, type PrizeRules } from '../domain/prize.js';
import { Database } from '../platform/database.js';

const RULES = JSON.parse(readFileSync(new URL('../../templates/prizes.json', import.meta.url), 'utf8')) as PrizeRules;

/** The day of the decision is that of its paper, wherever that was filed; of one made here on screen, that on which it was made. */
const DAY = `coalesce((SELECT p.date FROM paper_of_decision(e.id) p),
    CASE WHEN e.decided_by_id = e.organisation_id AND e.paper_id IS NULL THEN (e.created_at AT TIME ZONE o.time_zone)::date END)`;
const OTHERS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('title', b.title, 'earlier', b.id < a.id)), '[]')
    FROM rows_of_nominee(a.nominee_id) s JOIN past_award b ON b.nominee_id = s.id AND b.year = a.year
    WHERE b.id <> a.id AND b.revoked_at IS NULL AND NOT counts_no_more(b.import_id))`;
const AWARDED = `SELECT r.dossier_id AS "dossierId", d.award_code AS code, a.title, n.kind, z.amount AS "byHand",
    ${DAY}::text AS day, ${OTHERS} AS others
  FROM decision_outcome r JOIN decision e ON e.id = r.decision_id JOIN organisation o ON o.id = e.organisation_id
    JOIN dossier d ON d.id = r.dossier_id JOIN nominee n ON n.id = d.nominee_id
    JOIN past_award a ON a.dossier_id = r.dossier_id AND a.decision_id = r.decision_id AND a.revoked_at IS NULL
    LEFT JOIN decision_prize z ON z.decision_id = e.id AND z.campaign_id = d.campaign_id AND z.award_code = d.award_code
  WHERE r.decision_id = $1`;

export class PrizeDto implements Prize {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'In dong; null where nobody knows, or a higher title is paid.',
  })
  amount: number | null;

  @ApiProperty({ enum: PRIZE_WHY })
  why: Prize['why'];
}

/** What each award of a decision that stands is paid: as the office said, else by law. */
@Injectable()
export class PrizeView {
  constructor(private readonly database: Database) {}

  async of(decisionId: string): Promise<Map<string, Prize>> {
    const rows = await this.database.query<Awarded & { dossierId: string }>(AWARDED, [decisionId]);
    return new Map(rows.map((row) => [row.dossierId, prizeOf(RULES, row)]));
  }
}
