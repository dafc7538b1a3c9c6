import { Injectable } from '@nestjs/common';
import { tagsOf } from '../domain/arrows.js';
import type { Memory } from '../domain/memory.js';
import { possibleMoves, type PossibleMove } from '../domain/moves.js';
import { COMMANDS } from '../domain/command.js';
import { refuse, refused, tell, type ToldRefusal } from '../domain/refusals.js';
import type { NomineeKind, State, Tag } from '../domain/vocabulary.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { DossierFactsReader } from './dossier.facts.js';
import { HIDDEN_STATE } from './dossier.filter.js';
import type { DossierRow } from './dossier.row.js';
import { contentAt, readContent, readNames, readSupplement, type Held } from './dossier.reads.js';
import { Mask } from './mask.js';
import { DossierReader, type Reading } from './reading.js';
import { TrailView } from './trail.view.js';

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

/** One dossier, read: as it stands, as it stood, and what may be done. */
@Injectable()
export class DossierView {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly factsReader: DossierFactsReader,
    private readonly reader: DossierReader,
    private readonly trail: TrailView,
    private readonly mask: Mask,
  ) {}

  /** The dossier now, or as it stood after the line `asOf`; to a receiver as it was signed. */
  async show(person: SignedIn, id: string, asOf?: number): Promise<ShownDossier> {
    const reading = await this.reader.read(person, id);
    const { row, hidden, signed } = reading;
    const names = await readNames(this.database, row);
    if (signed) return { ...(await this.asSigned(reading, signed, asOf)), ...names };
    if (asOf !== undefined) return { ...(await this.past(reading, asOf)), ...names };
    const state = hidden ? HIDDEN_STATE : row.state;
    return {
      ...shownFrom(row, state),
      ...names,
      version: hidden ? null : row.version,
      supplement: await readSupplement(this.database, row),
      reinstatement: row.memory.reinstatement,
      content: await readContent(this.database, row),
    };
  }

  async moves(person: SignedIn, id: string): Promise<ShownMove[]> {
    const { row, hidden, signed } = await this.reader.read(person, id);
    if (signed && !signed.holds) throw refused('notFound');
    const now = this.clock.now();
    const known = await this.factsReader.facts(this.database, row, now);
    const later = await this.factsReader.laterFacts(this.database, [row], COMMANDS, now);
    const facts = { ...known.facts, ...later.get(row.id) };
    const actor = actorFor(person, { ...row, receiverId: row.memory.receiverId });
    const state = hidden ? HIDDEN_STATE : row.state;
    const barred = await this.mask.isBarred(this.database, person.personId, row);
    return possibleMoves({ ...known, state, facts }, actor, now.toISOString()).map((move) => shownMove(move, barred));
  }

  /** What was signed is all that a receiver reads of it; while it holds the dossier, also where that stands now. */
  private async asSigned(reading: Reading, { seq, holds }: NonNullable<Reading['signed']>, asOf = seq) {
    if (asOf !== seq) throw refused('notFound');
    const then = await this.past(reading, seq);
    const { state, version } = reading.row;
    return holds ? { ...then, state, tags: [...tagsOf(state)], version } : then;
  }

  private async past(reading: Reading, asOf: number) {
    const { row } = reading;
    const lines = await this.trail.until(reading, asOf);
    const { to, contentDigest } = lines.at(-1)!.body;
    const then = { ...shownFrom(row, to as State), contentDigest: contentDigest ?? row.contentDigest };
    const content = await contentAt(this.database, lines);
    return { ...then, version: asOf, dueAt: null, held: false, supplement: [], reinstatement: null, content };
  }
}

/** To whoever is recused from the vote every button is greyed for that reason and no other. */
function shownMove({ refusal, ...move }: PossibleMove, barred: boolean): ShownMove {
  if (barred) return { ...move, allowed: false, needs: [], refusal: tell(refuse('act.recused')) };
  return { ...move, ...(refusal && { refusal: tell(refusal) }) };
}

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
