import { Injectable } from '@nestjs/common';
import type { Executor } from '../platform/database.js';

/** Of these dossiers, those whose vote is to be hidden from a person until it is settled. */
export type MaskReader = (on: Executor, personId: string, dossierIds: readonly string[]) => Promise<Set<string>>;

/** What a recused person may not learn: the council registers who that is, the read side asks. */
@Injectable()
export class Mask {
  private reader: MaskReader = () => Promise.resolve(new Set());

  register(reader: MaskReader): void {
    this.reader = reader;
  }

  hidden(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Set<string>> {
    return dossierIds.length === 0 ? Promise.resolve(new Set()) : this.reader(on, personId, dossierIds);
  }
}
