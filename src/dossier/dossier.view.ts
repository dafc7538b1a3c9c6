import { Injectable } from '@nestjs/common';
import { tagsOf } from '../domain/arrows.js';
import type { Memory } from '../domain/memory.js';
import { possibleMoves, type PossibleMove } from '../domain/moves.js';
import { COMMANDS } from '../domain/command.js';
import { tell, refused, type ToldRefusal } from '../domain/refusals.js';
import type { NomineeKind, State, Tag } from '../domain/vocabulary.js';
import { actorFor, organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { DossierFactsReader } from './dossier.facts.js';
import { HIDDEN_STATE } from './dossier.list.js';
import { readDossiers, type DossierRow } from './dossier.row.js';
import {
  contentAt,
  readContent,
  readNames,
  readSupplement,
  readTrail,
  type Held,
  type TrailLine,
} from './dossier.reads.js';
import { Mask } from './mask.js';
import { seen } from './move.js';
import { SignedCopies } from './signed.copies.js';
import { maySee } from './visibility.js';

/** A dossier as its reader may see it. `version` is null where its vote is hidden from him. */
export interface ShownDossier {
  id: string;
  organisationId: string;
  campaignId: string;
  campaignVersion: number;
  awardCode: string;
  nominee: { id: string; name: string; kind: NomineeKind };
  unit: { id: string; name: string };
  state: State;
  tags: Tag[];
  held: boolean;
  dueAt: string | null;
  version: number | null;
  contentDigest: string;
  supplement: { code: string; text: string | null; answered: boolean }[];
  reinstatement: Memory['reinstatement'];
  content: Held[];
}

export type ShownMove = Omit<PossibleMove, 'refusal'> & { refusal?: ToldRefusal };

/** One dossier, read: as it stands, as it stood, what may be done, and its trail. */
@Injectable()
export class DossierView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly factsReader: DossierFactsReader,
    private readonly mask: Mask,
    private readonly copies: SignedCopies,
  ) {}

  /** The dossier now, or as it stood after the line `asOf`. */
  async show(person: SignedIn, id: string, asOf?: number): Promise<ShownDossier> {
    const copy = await this.copyFor(person, id);
    if (copy) return copy;
    const { row, hidden } = await this.read(person, id);
    const names = await readNames(this.database, row);
    if (asOf !== undefined) return { ...(await this.past(row, asOf, hidden)), ...names };
    const state = hidden ? HIDDEN_STATE : row.state;
    return {
      ...shownFrom(row, state),
      ...names,
      version: hidden ? null : row.version,
      supplement: await readSupplement(this.database, row),
      reinstatement: row.memory.reinstatement,
      content: await readContent(this.database, row.id),
    };
  }

  async moves(person: SignedIn, id: string): Promise<ShownMove[]> {
    const { row, hidden } = await this.read(person, id);
    const now = this.clock.now();
    const known = await this.factsReader.facts(this.database, row, now);
    const later = await this.factsReader.laterFacts(this.database, [row], COMMANDS, now);
    const facts = { ...known.facts, ...later.get(row.id) };
    const actor = actorFor(person, { ...row, receiverId: row.memory.receiverId });
    const state = hidden ? HIDDEN_STATE : row.state;
    return possibleMoves({ ...known, state, facts }, actor, now.toISOString()).map(({ refusal, ...move }) => ({
      ...move,
      ...(refusal && { refusal: tell(refusal) }),
    }));
  }

  /** The lines with their hashes; without those of a vote that is hidden from the reader. */
  async trail(person: SignedIn, id: string): Promise<TrailLine[]> {
    const { hidden } = await this.read(person, id);
    const lines = await readTrail(this.database, id);
    return hidden ? lines.slice(0, openingOf(lines)) : lines;
  }

  private async read(person: SignedIn, id: string): Promise<{ row: DossierRow; hidden: boolean }> {
    const [row] = await readDossiers(this.database, [id], this.clock.now());
    if (!row || !maySee(person, seen(row))) throw refused('notFound');
    const asked = tagsOf(row.state).has('onSheet') ? [id] : [];
    return { row, hidden: (await this.mask.hidden(this.database, person.personId, asked)).has(id) };
  }

  /** To a receiver that no longer holds it: the dossier as signed, and nothing of what came later. */
  private async copyFor(person: SignedIn, id: string): Promise<ShownDossier | undefined> {
    const receivers = organisationsOf(person, 'authorityOfficer');
    if (receivers.length === 0) return undefined;
    const [row] = await readDossiers(this.database, [id], this.clock.now());
    if (!row || maySee(person, seen(row))) return undefined;
    const seq = await this.copies.seq(id, receivers);
    if (seq === undefined) return undefined;
    return { ...(await this.past(row, seq, false)), ...(await readNames(this.database, row)) };
  }

  private async past(row: DossierRow, asOf: number, hidden: boolean) {
    const lines = await readTrail(this.database, row.id);
    const visible = hidden ? lines.slice(0, openingOf(lines)) : lines;
    const line = visible.find((one) => one.body.seq === asOf);
    if (!line) throw refused('notFound');
    const content = await contentAt(
      this.database,
      visible.filter((one) => one.body.seq <= asOf),
    );
    const digest = line.body.contentDigest ?? row.contentDigest;
    const then = { ...shownFrom(row, line.body.to as State), contentDigest: digest };
    return { ...then, version: asOf, dueAt: null, held: false, supplement: [], reinstatement: null, content };
  }
}

/** The place in a trail where the present vote begins. */
const openingOf = (lines: readonly TrailLine[]): number =>
  lines.findLastIndex((line) => line.body.command === 'OPEN_VOTE' || line.body.command === 'RECORD_COUNT');

const shownFrom = (row: DossierRow, state: State) => ({
  id: row.id,
  organisationId: row.organisationId,
  campaignId: row.campaignId,
  campaignVersion: row.campaignVersion,
  awardCode: row.awardCode,
  state,
  tags: [...tagsOf(state)],
  held: row.memory.held,
  dueAt: row.memory.dueAt,
  contentDigest: row.contentDigest,
});
