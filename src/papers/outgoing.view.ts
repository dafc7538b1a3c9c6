import { Injectable } from '@nestjs/common';
import type { FormCode } from '../domain/forms.js';
import { refused } from '../domain/refusals.js';
import { rolesIn, type SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database, type Executor } from '../platform/database.js';
import { HIDDEN_OF_SUBJECT, hiddenValues, tellsOfHiddenVote } from './hidden.vote.js';
import type { OutgoingDto } from './outgoing.answers.js';
import type { OutgoingQuery } from './outgoing.dto.js';
import { findOutgoing, latestLive, OUTGOING, type OutgoingRow } from './outgoing.row.js';
import { placeFor } from './paper.subject.js';

/** `$1` and `$2` are of whoever asks. */
const LIST = `${OUTGOING} WHERE x.subject_id = $4 AND p.subject_kind = $3 AND x.id NOT IN (${HIDDEN_OF_SUBJECT})
    AND ($5::timestamptz IS NULL OR (x.created_at, x.id) < ($5, $6::uuid))
  ORDER BY x.created_at DESC, x.id DESC LIMIT $7`;

/** Papers of ours as they are read, by those who work for the office that issues them. */
@Injectable()
export class OutgoingView {
  constructor(private readonly database: Database) {}

  async page(person: SignedIn, { subjectKind, subjectId, cursor, limit }: OutgoingQuery): Promise<Page<OutgoingDto>> {
    const { organisationId } = await placeFor(this.database, person, { kind: subjectKind, id: subjectId }, 'read');
    mustWorkThere(person, organisationId);
    const after = positionAt(cursor, 'instant');
    const place = [subjectKind, subjectId, after?.key ?? null, after?.id ?? null, limit + 1];
    const rows = await this.database.query<OutgoingRow>(LIST, [...hiddenValues(person), ...place]);
    return pageOf(rows, limit, ({ createdAt, id }) => ({ key: createdAt.toISOString(), id }), toldOutgoing);
  }

  async show(person: SignedIn, id: string): Promise<OutgoingRow> {
    const row = await findOutgoing(this.database, id);
    mustWorkThere(person, row.organisationId);
    if (await tellsOfHiddenVote(this.database, person, id)) throw refused('notFound');
    return row;
  }
}

/** What the latest paper of a form about a subject stands in the place of, or is made to; undefined where it is of its own. */
export async function correctedBy(on: Executor, form: FormCode, subjectId: string): Promise<string | undefined> {
  return (await latestLive(on, form, subjectId))?.replacesId ?? undefined;
}

/** Whom a paper is sent to reads the paper that he was sent; how it came about is the office's. */
function mustWorkThere(person: SignedIn, organisationId: string): void {
  if (rolesIn(person, organisationId).length === 0) throw refused('notFound');
}

export const toldOutgoing = ({ stream: _, organisationId: __, headHash: ___, ...told }: OutgoingRow): OutgoingDto =>
  told;
