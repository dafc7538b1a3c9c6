import { Injectable } from '@nestjs/common';
import { statesWith } from '../domain/arrows.js';
import { Engine } from '../dossier/engine.js';
import type { Move } from '../dossier/move.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import type { Tx } from '../platform/database.js';
import { insertOutbox, outboxRows, type OutboxDraft } from '../platform/outbox.js';
import type { Season } from './season.row.js';

/**
 * Open dossiers whose time is not over: those that wait for the deadline as it was, and those whose own date is earlier
 * than the new one. A later date of their own is not taken away. Locked, in the order of their ids: one that is just
 * handed in is waited for, and is open no more. Of those on hold the clock stands, whatever their date.
 */
const OPEN = `SELECT id, held FROM dossier
  WHERE campaign_id = $1 AND state = ANY($2) AND (held OR due_at > $3) AND (due_at = $4 OR due_at < $5)
  ORDER BY id FOR UPDATE`;

const AT_ONCE = 500;

/** A deadline that moves, from one instant to another. */
export interface Moving {
  person: SignedIn;
  season: Season;
  note: { noteId: string; noteDigest: string };
  before: Date;
  dueAt: Date;
  now: Date;
}

export interface Extended {
  count: number;
  /** Those of them that are on hold. */
  held: string[];
}

/** EXTEND: open dossiers get the new due date of their campaign, and their units are told. */
@Injectable()
export class Extension {
  constructor(private readonly engine: Engine) {}

  async extend(tx: Tx, moving: Moving): Promise<Extended> {
    const { season, now, before, dueAt } = moving;
    const values = [season.campaignId, statesWith('open'), now, before, dueAt];
    const open = await tx.query<{ id: string; held: boolean }>(OPEN, values);
    const units = new Map<string, Move[]>();
    for (let first = 0; first < open.length; first += AT_ONCE) {
      const ids = open.slice(first, first + AT_ONCE).map((one) => one.id);
      for (const move of await this.send(tx, moving, ids)) {
        const known = units.get(move.row.unitId);
        if (known) known.push(move);
        else units.set(move.row.unitId, [move]);
      }
    }
    const told = [...units.values()].map((moves) => deadlineMoved(moving, moves));
    await insertOutbox(tx, outboxRows(told, now));
    return { count: open.length, held: open.filter((one) => one.held).map((one) => one.id) };
  }

  private send(tx: Tx, { person, season, note, dueAt, now }: Moving, dossierIds: string[]): Promise<Move[]> {
    const { stream: kind, id, version } = season.head;
    const data = { ...note, dueAt: dueAt.toISOString(), batch: { kind, id, seq: version + 1 } };
    return this.engine.sendAll(tx, {
      ...{ command: 'EXTEND', dossierIds, now, actor: (row) => actorFor(person, row) },
      ask: () => ({ data, basis: { kind: 'screen' } }),
    });
  }
}

/** The cause is a line of the unit's own: whoever nominates for two units is told of both. */
function deadlineMoved({ season, dueAt }: Moving, moves: readonly Move[]): OutboxDraft {
  const { organisationId } = season.head;
  const { row, line } = moves[0]!;
  return {
    organisationId,
    kind: 'tell',
    payload: {
      message: 'deadline.moved',
      audience: { role: 'nominator', organisationId, unitId: row.unitId },
      cause: { stream: 'dossier', id: row.id, seq: line.body.seq },
      params: { campaignId: season.campaignId, dueAt: dueAt.toISOString(), count: moves.length },
    },
  };
}
