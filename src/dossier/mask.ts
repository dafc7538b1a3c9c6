import { Injectable } from '@nestjs/common';
import type { Executor } from '../platform/database.js';

/**
 * Dossiers whose vote is to be hidden from a person until it is settled, with the moment since when they have waited for
 * the council: all he knows of them. Of these dossiers, or of all where they are null.
 */
export type MaskReader = (
  on: Executor,
  personId: string,
  dossierIds: readonly string[] | null,
) => Promise<Map<string, Date>>;

/** What a recused person may not learn: the council registers who that is, the read side asks. */
@Injectable()
export class Mask {
  private reader: MaskReader = () => Promise.resolve(new Map());

  register(reader: MaskReader): void {
    this.reader = reader;
  }

  hidden(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Map<string, Date>> {
    return dossierIds.length === 0 ? Promise.resolve(new Map()) : this.reader(on, personId, dossierIds);
  }

  everyHidden(on: Executor, personId: string): Promise<Map<string, Date>> {
    return this.reader(on, personId, null);
  }
}
