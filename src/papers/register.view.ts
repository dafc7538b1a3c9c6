import { Injectable } from '@nestjs/common';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import type { RegisterEntryDto } from './outgoing.answers.js';
import type { RegisterQuery } from './outgoing.dto.js';

export const MAY_READ_REGISTER = ['clerk', 'secretary', 'chair', 'decider', 'auditor', 'admin'] as const;

/** Of one kind by its numbers, of all kinds by kind and number; a page reads its own rows. */
const LIST = `SELECT e.paper_id AS "paperId", e.type, e.serial, e.drawn, p.number, p.date, p.purpose, o.form,
    o.subject_id AS "subjectId", o.state
  FROM register_entry e JOIN paper p ON p.id = e.paper_id LEFT JOIN outgoing o ON o.id = e.paper_id
  WHERE e.organisation_id = $1 AND e.year = $2 AND ($3::text IS NULL OR e.type = $3)
    AND ($4::text IS NULL OR (e.type, e.serial) < ($4, $5::integer))
  ORDER BY e.type DESC, e.serial DESC LIMIT $6`;

/** The register of an office's papers of one year, newest number first. */
@Injectable()
export class RegisterView {
  constructor(private readonly database: Database) {}

  async page(person: SignedIn, asked: RegisterQuery): Promise<Page<RegisterEntryDto>> {
    const { organisationId, year, type = null, cursor, limit } = asked;
    mustHold(person, organisationId, ...MAY_READ_REGISTER);
    const after = positionAt(cursor, 'text');
    const [, afterType = null, serial = null] = /^(\S+) (\d{1,9})$/.exec(after?.key ?? '') ?? [];
    const values = [organisationId, year, type, afterType, serial, limit + 1];
    const rows = await this.database.query<RegisterEntryDto & Record<string, unknown>>(LIST, values);
    return pageOf(
      rows,
      limit,
      (row) => ({ key: `${row.type} ${row.serial}`, id: row.paperId }),
      (row) => row,
    );
  }
}
