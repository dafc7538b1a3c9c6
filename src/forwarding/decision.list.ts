import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { scopeOf } from '../dossier/visibility.js';
import type { SignedIn } from '../people/signed-in.js';
import { PageOf, pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { LetterDecision, ReceiverRef } from './letter.life.js';
import { DECISION_COLUMNS } from './letter.life.view.js';
import type { SubmissionQuery } from './submission.dto.js';

/** A decision as a row of a list. */
export class ListedDecision extends LetterDecision {
  @ApiProperty({ type: ReceiverRef, description: 'The authority, or the organisation itself.' })
  decidedBy: ReceiverRef;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  submissionId: string | null;
}

export class DecisionPage extends PageOf(ListedDecision) {}

const LIST = `SELECT ${DECISION_COLUMNS}, d.submission_id AS "submissionId",
    jsonb_build_object('id', o.id, 'code', o.code, 'name', o.name) AS "decidedBy"
  FROM decision d JOIN organisation o ON o.id = d.decided_by_id
  WHERE d.organisation_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR EXISTS (SELECT FROM decision_outcome r
      JOIN dossier e ON e.id = r.dossier_id WHERE r.decision_id = d.id AND e.campaign_id = $2))
    AND ($3::timestamptz IS NULL OR (d.created_at, d.id) < ($3, $4::uuid))
  ORDER BY d.created_at DESC, d.id DESC LIMIT $5`;

/** Decisions of an organisation's dossiers, the authority's and those made here, latest first. */
@Injectable()
export class DecisionList {
  constructor(private readonly database: Database) {}

  async page(person: SignedIn, { campaignId, cursor, limit }: SubmissionQuery): Promise<Page<ListedDecision>> {
    const after = positionAt(cursor, 'instant');
    const place = [after?.key ?? null, after?.id ?? null, limit + 1];
    const values = [scopeOf(person).organisations, campaignId ?? null, ...place];
    const rows = await this.database.query<ListedDecision & Record<string, unknown>>(LIST, values);
    const position = ({ id, createdAt }: ListedDecision) => ({ key: new Date(createdAt).toISOString(), id });
    return pageOf(rows, limit, position, (row) => row);
  }
}
