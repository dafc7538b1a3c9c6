import { Injectable } from '@nestjs/common';
import { tagsOf } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { readDossier, type DossierRow } from './dossier.row.js';
import { Mask } from './mask.js';
import { seen } from './move.js';
import { SignedCopies } from './signed.copies.js';
import { maySee } from './visibility.js';

/** A dossier, and how far one reader sees it. */
export interface Reading {
  row: DossierRow;
  personId: string;
  /** Its vote is hidden from him until it is settled. */
  hidden: boolean;
  /** To a receiver: the seq of the line that was signed, beyond which he sees what he did himself and nothing else. */
  signed?: { seq: number; holds: boolean; receiverIds: readonly string[] };
}

/** Whoever may not see a dossier is told that there is none. */
@Injectable()
export class DossierReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mask: Mask,
    private readonly copies: SignedCopies,
  ) {}

  async read(person: SignedIn, id: string): Promise<Reading> {
    const row = await readDossier(this.database, id, this.clock.now());
    if (!row) throw refused('notFound');
    if (!maySee(person, { ...seen(row), receiverId: null })) return this.asReceiver(person, row);
    const asked = tagsOf(row.state).has('onSheet') ? [id] : [];
    const { personId } = person;
    return { row, personId, hidden: (await this.mask.hidden(this.database, personId, asked)).has(id) };
  }

  private async asReceiver(person: SignedIn, row: DossierRow): Promise<Reading> {
    const receiverIds = organisationsOf(person, 'authorityOfficer');
    const seq = await this.copies.seq(row.id, receiverIds);
    if (seq === undefined) throw refused('notFound');
    return {
      row,
      personId: person.personId,
      hidden: false,
      signed: { seq, holds: maySee(person, seen(row)), receiverIds },
    };
  }
}
