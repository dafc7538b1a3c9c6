import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { HIDDEN_OF_SUBJECT, hiddenValues } from './hidden.vote.js';
import type { PaperDto, PaperQuery } from './paper.dto.js';
import { PAPER_COLUMNS } from './paper.row.js';
import { placeFor } from './paper.subject.js';

/** `$1` and `$2` are of whoever asks. */
const LIST = `SELECT ${PAPER_COLUMNS}, created_at AS "createdAt" FROM paper
  WHERE subject_kind = $3 AND subject_id = $4 AND id NOT IN (${HIDDEN_OF_SUBJECT})
    AND ($5::timestamptz IS NULL OR (created_at, id) < ($5, $6::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $7`;

interface Row extends PaperDto {
  createdAt: Date;
}

/** The papers of one subject, as far as their reader may see each of them. */
@Injectable()
export class PaperList {
  constructor(private readonly database: Database) {}

  async page(person: SignedIn, { subjectKind, subjectId, cursor, limit }: PaperQuery): Promise<Page<PaperDto>> {
    await placeFor(this.database, person, { kind: subjectKind, id: subjectId }, 'read');
    const after = positionAt(cursor, 'instant');
    const place = [subjectKind, subjectId, after?.key ?? null, after?.id ?? null, limit + 1];
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [...hiddenValues(person), ...place]);
    const position = ({ createdAt, id }: Row) => ({ key: createdAt.toISOString(), id });
    return pageOf(rows, limit, position, ({ createdAt: _, ...paper }) => paper);
  }
}
