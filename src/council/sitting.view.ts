import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { mustHold } from '../people/reach.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import { COUNCIL_ROLES } from './members.js';
import type { ListedSitting, SheetOfSitting, ShownSitting } from './sitting.answers.js';
import type { SittingQuery } from './sitting.dto.js';
import { agendaOf, attendanceOf, readSitting, recusalsIn, SITTING_COLUMNS, type SittingRow } from './sitting.row.js';

const LIST = `SELECT ${SITTING_COLUMNS}
  WHERE s.organisation_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR s.campaign_id = $2)
    AND ($3::timestamptz IS NULL OR (s.planned_at, s.id) < ($3, $4::uuid))
  ORDER BY s.planned_at DESC, s.id DESC LIMIT $5`;
const SHEETS = `SELECT id, award_code AS "awardCode", ballot_kind AS "ballotKind", round, state FROM sheet
  WHERE sitting_id = $1 ORDER BY id`;

/** Sittings, read by those who work with the council. */
@Injectable()
export class SittingView {
  constructor(private readonly database: Database) {}

  async page(person: SignedIn, { cursor, limit, campaignId }: SittingQuery): Promise<Page<ListedSitting>> {
    const after = positionAt(cursor, 'instant');
    const rows = await this.database.query<SittingRow>(LIST, [
      ...[organisationsOf(person, ...COUNCIL_ROLES), campaignId ?? null],
      ...[after?.key ?? null, after?.id ?? null, limit + 1],
    ]);
    const position = ({ plannedAt, id }: SittingRow) => ({ key: plannedAt.toISOString(), id });
    return pageOf(rows, limit, position, listed);
  }

  async show(person: SignedIn, id: string): Promise<ShownSitting> {
    const sitting = await readSitting(this.database, id);
    if (!sitting) throw refused('notFound');
    mustHold(person, sitting.organisationId, ...COUNCIL_ROLES);
    return {
      ...listed(sitting),
      awardCodes: await agendaOf(this.database, id),
      attendance: await attendanceOf(this.database, id),
      recusals: await recusalsIn(this.database, id),
      sheets: await this.database.query<SheetOfSitting>(SHEETS, [id]),
    };
  }
}

const listed = ({ stream: _, headHash: __, timeZone: ___, ...row }: SittingRow): ListedSitting => row;
