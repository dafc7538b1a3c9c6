import { Injectable } from '@nestjs/common';
import { changedMeanwhile } from '../audit/conflict.js';
import { Database, type Executor } from '../platform/database.js';
import { outboxRows } from '../platform/outbox.js';
import type { Stamp } from '../platform/once.js';
import { Together } from '../platform/together.js';
import { columnsOf, movedBy, type Move, type Writing } from './move.js';
import { outgoing } from './outgoing.js';
import { WRITE_FREE_MOVES, WRITE_MOVES } from './write.sql.js';

/** A move that nothing else is written with. */
type PlainMove = Pick<Writing, 'now' | 'stamp'> & { move: Move };

/** While one waits for the disk, what comes goes with the next: two at once answer a seventh less (docs/performance.md). */
const WRITES_AT_ONCE = 1;

/** Writes accepted commands. */
@Injectable()
export class MoveWriter {
  private readonly together = new Together<PlainMove, boolean>(
    (moves) => this.several(moves),
    WRITES_AT_ONCE,
    ({ move }) => move.row.id,
  );

  constructor(private readonly database: Database) {}

  /** All or none; throws who was faster where a version has changed since it was read. */
  async all(on: Executor, moves: readonly Move[], { now, stamp, outbox = [] }: Writing): Promise<void> {
    const plain = moves.map((move) => ({ move, now, ...(stamp && { stamp }) }));
    const values = [...valuesOf(plain, outboxRows(outbox, now)), moves.length];
    const moved = await on.query(WRITE_MOVES, values);
    if (moved.length < moves.length) throw await changedMeanwhile(on, 'dossier', moves[0]!.row.id);
  }

  /** With those of others that come at the same moment; where that cannot be, by itself. */
  async plain(move: PlainMove): Promise<void> {
    if (!(await this.together.ask(move))) await this.all(this.database, [move.move], move);
  }

  /** Each by itself in one statement; tells which were written. */
  private async several(moves: readonly PlainMove[]): Promise<boolean[]> {
    const done = await this.database.query<{ id: string }>(WRITE_FREE_MOVES, [...valuesOf(moves), null]);
    const ids = new Set(done.map(({ id }) => id));
    return moves.map(({ move }) => ids.has(move.row.id));
  }
}

/** `$1` to `$5` of the statement. */
function valuesOf(moves: readonly PlainMove[], beside: object[] = []): string[] {
  const told = moves.flatMap(({ move: { row, act, decision, line }, now }) =>
    outboxRows(outgoing(row, act, decision, line), now).map((draft) => ({ ...draft, dossierId: row.id })),
  );
  const noted = moves.flatMap(({ move: { row, notes }, now }) =>
    notes.map((note) => ({ ...note, dossierId: row.id, at: now })),
  );
  return [
    moves.map(({ move }) => columnsOf(move)),
    moves.map(({ move }) => move.line),
    [...told, ...beside],
    noted,
    moves.flatMap(({ move, now, stamp }) => answersOf(move, now, stamp)),
  ].map((rows) => JSON.stringify(rows));
}

/** A request without a key is not known again. */
const answersOf = (move: Move, now: Date, stamp: Stamp | undefined): object[] =>
  stamp?.key ? [{ ...stamp, dossierId: move.row.id, body: movedBy(move), at: now }] : [];
