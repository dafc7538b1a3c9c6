import { Injectable } from '@nestjs/common';
import { lastCapacity, staleVersion } from '../audit/conflict.js';
import { laterOf, nextLine } from '../audit/ledger.js';
import { digestsOf } from '../domain/content.js';
import { decide, type DossierFacts } from '../domain/decide.js';
import type { Effect } from '../domain/memory.js';
import { refuse, Refused, refused } from '../domain/refusals.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { Metrics } from '../platform/metrics.js';
import { checkedAnswer, Once, type Stamp } from '../platform/once.js';
import { Together } from '../platform/together.js';
import { DossierFactsReader } from './dossier.facts.js';
import { lockDossiers, readForCommands, type AnsweredRow, type DossierRow, type ForCommand } from './dossier.row.js';
import { Mask } from './mask.js';
import {
  actOf,
  movedBy,
  seen,
  type Ask,
  type BatchAsk,
  type Given,
  type Move,
  type Moved,
  type Writing,
} from './move.js';
import { MoveWriter } from './move.writer.js';
import { draftNote } from './note.js';
import { maySee } from './visibility.js';

/** Rows of a later step that an effect changes, written in the same transaction. */
export type EffectWriter = (tx: Tx, dossierIds: string[], now: Date) => Promise<void>;

/** Rows that go with one command, written after it was accepted and in its transaction. */
export type Beside = (tx: Tx, move: Move) => Promise<void>;

/** While so many reads are on their way, what comes goes with the next. */
const READS_AT_ONCE = 2;

/**
 * Reads, decides, writes: the only writer of a dossier's state. A plain move is one read and one statement; where an
 * effect has a writer elsewhere, or other rows go with it, the same statement runs inside a transaction.
 */
@Injectable()
export class Engine {
  private readonly reads = new Together<ForCommand, AnsweredRow | undefined>(
    (asked) => readForCommands(this.database, asked),
    READS_AT_ONCE,
  );
  private readonly writers = new Map<Effect, EffectWriter>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly factsReader: DossierFactsReader,
    private readonly once: Once,
    private readonly metrics: Metrics,
    private readonly mask: Mask,
    private readonly writer: MoveWriter,
  ) {}

  onEffect(effect: Effect, writer: EffectWriter): void {
    if (this.writers.has(effect)) throw new Error(`two writers for the effect ${effect}`);
    this.writers.set(effect, writer);
  }

  /** One command on one dossier; `beside` writes what goes with it, in its transaction. */
  async send(person: SignedIn, id: string, ask: Ask, stamp: Stamp, beside?: Beside): Promise<Moved> {
    const now = this.clock.now();
    const row = await this.reads.ask({ id, now, withDuplicates: ask.command === 'SUBMIT', stamp });
    if (!row || !maySee(person, seen(row))) throw refused('notFound');
    if (row.answered) return checkedAnswer<Moved>(stamp, row.answered);
    try {
      const move = await this.judge(this.database, person, row, ask, now);
      return await this.settle(move, stamp, now, beside);
    } catch (error) {
      return this.once.afterAll<Moved>(stamp, await this.toldTo(person, row, error));
    }
  }

  private async judge(on: Executor, person: SignedIn, row: DossierRow, ask: Ask, now: Date): Promise<Move> {
    await this.mask.mustNotBeBarred(on, person.personId, row);
    if (ask.ifMatch != null && ask.ifMatch !== row.version)
      throw await staleVersion(on, 'dossier', row.id, ask.ifMatch);
    const actor = actorFor(person, { ...row, receiverId: row.memory.receiverId });
    const later = await this.factsReader.laterFacts(on, [row], [ask.command], now);
    return this.prepare(on, { row, ask, actor, now, later: later.get(row.id) ?? {} });
  }

  private async settle(move: Move, stamp: Stamp, now: Date, beside?: Beside): Promise<Moved> {
    if (!beside && !move.decision.effects.some((effect) => this.writers.has(effect))) {
      await this.writer.plain({ move, now, stamp });
      this.count([move]);
      return movedBy(move);
    }
    await this.database.transaction(async (tx) => {
      await this.write(tx, [move], { now, stamp });
      await beside?.(tx, move);
    });
    return movedBy(move);
  }

  /** A receiver is told who of its own was faster; of the commune only that something changed. */
  private async toldTo(person: SignedIn, row: DossierRow, error: unknown): Promise<unknown> {
    const conflict = error instanceof Refused && error.refusal.code.startsWith('conflict.');
    if (!conflict || worksHere(person, row)) return error;
    const own = (await lastCapacity(this.database, 'dossier', row.id)) === 'authorityOfficer';
    return own ? error : refused('conflict.elsewhere');
  }

  /** Decides one command on a row that was read; throws what stands in the way. */
  async prepare(on: Executor, given: Given): Promise<Move> {
    const { row, ask, actor } = given;
    const now = laterOf(given.now, row.changedAt);
    const known = await this.factsReader.facts(on, row, now);
    const dossier: DossierFacts = { ...known, facts: { ...known.facts, ...given.later } };
    const note = ask.reason ? draftNote(row.organisationId, ask.reason, now) : undefined;
    const act = actOf(ask, actor, row, note);
    const decision = decide(dossier, act, actor, now.toISOString());
    if (!decision.ok) throw new Refused(decision.refusal);
    const digest = given.itemsAfter ? digestsOf(given.itemsAfter).content : row.contentDigest;
    const entry = { ...act, ...decision, actorId: actor.personId, at: now, contentDigest: digest };
    const line = nextLine({ ...row, stream: 'dossier' }, entry);
    return { row, act, decision, line, digest, notes: note ? [note] : [] };
  }

  /** Writes accepted commands and what they cause elsewhere, all or none. */
  async write(tx: Tx, moves: readonly Move[], writing: Writing): Promise<void> {
    if (moves.length === 0) return;
    await this.writer.all(tx, moves, writing);
    await this.runWriters(tx, moves, writing.now);
    this.count(moves);
  }

  private count(moves: readonly Move[]): void {
    for (const move of moves) this.metrics.commandAccepted(move.act.command);
  }

  private async runWriters(tx: Tx, moves: readonly Move[], now: Date): Promise<void> {
    for (const [effect, writer] of this.writers) {
      const ids = moves.filter((move) => move.decision.effects.includes(effect)).map((move) => move.row.id);
      if (ids.length > 0) await writer(tx, ids, now);
    }
  }

  /** A batch's part on its dossiers: locks them in order, decides each, refuses all if one is refused. */
  async sendAll(tx: Tx, batch: BatchAsk): Promise<Move[]> {
    const rows = await lockDossiers(tx, batch.dossierIds, batch.now);
    const later = await this.factsReader.laterFacts(tx, rows, [batch.command], batch.now);
    const moves: Move[] = [];
    const refusals: { id: string; error: Refused }[] = [];
    for (const row of rows) {
      const { facts, ...ask } = batch.ask(row);
      const given = { row, ask: { ...ask, command: batch.command }, actor: batch.actor(row), now: batch.now };
      try {
        moves.push(await this.prepare(tx, { ...given, later: { ...later.get(row.id), ...facts } }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refusals.push({ id: row.id, error });
      }
    }
    if (refusals.length > 0) throw batchRefused(refusals);
    await this.write(tx, moves, { now: batch.now, ...(batch.outbox && { outbox: batch.outbox(moves) }) });
    return moves;
  }
}

/** The whole batch is refused for its first refusal, naming each dossier that stands in the way. */
function batchRefused(refusals: { id: string; error: Refused }[]): Refused {
  const [first, ...rest] = refusals.map(({ id, error }) =>
    refuse(error.refusal.code, { ...error.refusal.params, dossierId: id }, error.refusal.others),
  );
  return new Refused({ ...first!, others: [...(first!.others ?? []), ...rest] });
}

/** Whether the person sees the dossier by more than what a receiver holds of it. */
const worksHere = (person: SignedIn, row: DossierRow): boolean => maySee(person, { ...seen(row), receiverId: null });
