import { Injectable } from '@nestjs/common';
import { tagsOf } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import type { State } from '../domain/vocabulary.js';
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

/** Of these dossiers, the sheets whose lines a person may not read, on this dossier or on any other. */
export type HiddenSheets = (
  on: Executor,
  personId: string,
  dossierIds: readonly string[],
) => Promise<{ dossierId: string; sheetId: string }[]>;

/** Of these dossiers, those that the council is to vote on without this person: he gives no command on them. */
export type BarReader = (on: Executor, personId: string, dossierIds: readonly string[]) => Promise<Set<string>>;

/** What a recused person may not learn and not do: the council registers who that is, the read side and the engine ask. */
@Injectable()
export class Mask {
  private bar: BarReader = () => Promise.resolve(new Set());
  private reader: MaskReader = () => Promise.resolve(new Map());
  private sheets: HiddenSheets = () => Promise.resolve([]);

  register(reader: MaskReader, sheets: HiddenSheets, bar: BarReader): void {
    this.reader = reader;
    this.sheets = sheets;
    this.bar = bar;
  }

  hidden(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Map<string, Date>> {
    return dossierIds.length === 0 ? Promise.resolve(new Map()) : this.reader(on, personId, dossierIds);
  }

  async hiddenSheets(on: Executor, personId: string, dossierId: string): Promise<string[]> {
    return (await this.sheets(on, personId, [dossierId])).map(({ sheetId }) => sheetId);
  }

  /** Of these dossiers, those with a line that he may not read. */
  async withHiddenSheets(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Set<string>> {
    return new Set((await this.sheets(on, personId, dossierIds)).map(({ dossierId }) => dossierId));
  }

  everyHidden(on: Executor, personId: string): Promise<Map<string, Date>> {
    return this.reader(on, personId, null);
  }

  /**
   * Refuses a command of a person who is recused from the vote on a dossier, in the same words from the making of the
   * sheet until it is settled, so that the refusal does not tell how far the vote is.
   */
  async mustNotBeBarred(on: Executor, personId: string, { id, state }: { id: string; state: State }): Promise<void> {
    if (await this.isBarred(on, personId, { id, state })) throw refused('act.recused');
  }

  async isBarred(on: Executor, personId: string, { id, state }: { id: string; state: State }): Promise<boolean> {
    const tags = tagsOf(state);
    if (!tags.has('onSheet') && !tags.has('turn:secretary')) return false;
    return (await this.bar(on, personId, [id])).has(id);
  }
}
