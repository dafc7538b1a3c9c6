import { Injectable } from '@nestjs/common';
import { tagsOf } from '../domain/arrows.js';
import type { NomineeKind, State, Tag } from '../domain/vocabulary.js';
import type { SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import type { DossierFilter } from './dossier.filter.js';
import { listStatement } from './dossier.list.sql.js';
import { Mask } from './mask.js';
import { maySee } from './visibility.js';

/** A dossier as a row of a list. `version` and `changedAt` are null where its vote is hidden from the reader. */
export interface ListedDossier {
  id: string;
  organisationId: string;
  campaignId: string;
  awardCode: string;
  nominee: { id: string; name: string; kind: NomineeKind };
  unit: { id: string; name: string };
  state: State;
  held: boolean;
  dueAt: Date | null;
  version: number | null;
  changedAt: Date | null;
  tags: Tag[];
}

interface Row extends Omit<ListedDossier, 'tags' | 'changedAt'> {
  changedAt: Date;
  /** By what the list is sorted: its last change, or, where that is hidden, since when it waits for the council. */
  sortAt: Date;
  hidden: boolean;
  referred: boolean;
}

/** Lists of dossiers: what a person may see, filtered, newest change first. */
@Injectable()
export class DossierList {
  constructor(
    private readonly database: Database,
    private readonly mask: Mask,
  ) {}

  async page(person: SignedIn, filter: DossierFilter): Promise<Page<ListedDossier>> {
    const after = positionAt(filter.cursor, 'instant');
    const hidden = await this.mask.everyHidden(this.database, person.personId);
    const asked = listStatement({ person, filter, after, hidden });
    const rows = asked ? await this.database.query<Row & Record<string, unknown>>(asked.text, asked.values) : [];
    const position = (row: Row) => ({ key: row.sortAt.toISOString(), id: row.id });
    return pageOf(rows, filter.limit, position, (row) => listed(person, row));
  }
}

/** A receiver is not told that the commune holds what it was sent. */
function listed(person: SignedIn, { sortAt: _, hidden, referred, ...row }: Row): ListedDossier {
  const own = maySee(person, { ...row, unitId: row.unit.id, referred, receiverId: null });
  const shown = hidden ? { version: null, changedAt: null } : {};
  return { ...row, ...shown, held: own && row.held, tags: [...tagsOf(row.state)] };
}
