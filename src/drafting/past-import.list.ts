import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { keepNote } from '../dossier/note.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import type { ListedImport } from './past-import.answers.js';
import type { PastImportsQuery } from './past-import.dto.js';

/** Who brings a list in and takes it back, as they keep the register. */
export const MAY_IMPORT = ['clerk', 'secretary'] as const satisfies readonly Role[];
export const MAY_SEE_IMPORTS = [
  ...MAY_IMPORT,
  'chair',
  'decider',
  'auditor',
  'admin',
] as const satisfies readonly Role[];

const who = (of: string) => `CASE WHEN ${of}.id IS NULL THEN NULL
  ELSE jsonb_build_object('id', ${of}.id, 'name', ${of}.full_name) END`;
const COLUMNS = `i.id, i.organisation_id AS "organisationId", i.count, i.already, i.nominees, ${who('p')} AS "createdBy",
    i.created_at AS "createdAt", i.taken_back_at AS "takenBackAt", ${who('t')} AS "takenBackBy", n.text AS reason
  FROM past_import i LEFT JOIN person p ON p.id = i.created_by LEFT JOIN person t ON t.id = i.taken_back_by
  LEFT JOIN note n ON n.id = i.reason_note_id`;
const LIST = `SELECT ${COLUMNS} WHERE i.organisation_id = $1
  AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2, $3::uuid)) ORDER BY i.created_at DESC, i.id DESC LIMIT $4`;
const ONE = `SELECT ${COLUMNS} WHERE i.id = $1`;
const TAKE_BACK = `UPDATE past_import SET taken_back_by = $2, taken_back_at = $3, reason_note_id = $4 WHERE id = $1`;

type Row = ListedImport & { organisationId: string };

/** The lists of past awards of an office; one that was wrong is taken back as a whole. */
@Injectable()
export class PastImportList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(person: SignedIn, { organisationId, cursor, limit }: PastImportsQuery): Promise<Page<ListedImport>> {
    mustHold(person, organisationId, ...MAY_SEE_IMPORTS);
    const after = positionAt(cursor, 'instant');
    const place = [after?.key ?? null, after?.id ?? null, limit + 1];
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [organisationId, ...place]);
    return pageOf(rows, limit, ({ id, createdAt }) => ({ key: createdAt.toISOString(), id }), shown);
  }

  /** Its awards stay where they are and count no more; nominees that came with them may have dossiers by now, and stay. */
  async takeBack(tx: Tx, person: SignedIn, id: string, reason: string): Promise<ListedImport> {
    const { organisationId } = await this.mine(tx, person, id);
    const head = await lockHead(tx, 'organisation', organisationId);
    const { takenBackAt, count } = await this.mine(tx, person, id);
    if (takenBackAt !== null) throw refused('past.takenBack');
    const now = this.clock.now();
    const note = await keepNote(tx, organisationId, reason, now);
    await tx.query(TAKE_BACK, [id, person.personId, now, note.noteId]);
    await advance(tx, head, {
      ...{ command: 'TAKE_BACK_PAST', actorId: person.personId, capacity: importerIn(person, organisationId) },
      ...{ basis: { kind: 'screen' }, at: now, data: { importId: id, count, ...note } },
    });
    return shown(await this.mine(tx, person, id));
  }

  private async mine(on: Executor, person: SignedIn, id: string): Promise<Row> {
    const [row] = await on.query<Row & Record<string, unknown>>(ONE, [id]);
    if (!row) throw refused('notFound');
    mustHold(person, row.organisationId, ...MAY_IMPORT);
    return row;
  }
}

/** In which capacity somebody keeps the register. */
export function importerIn(person: SignedIn, organisationId: string): Role {
  mustHold(person, organisationId, ...MAY_IMPORT);
  const { holds } = actorFor(person, { organisationId });
  return MAY_IMPORT.find((role) => holds.includes(role))!;
}

const shown = ({ organisationId: _, ...row }: Row): ListedImport => row;
