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
 * than the new one. A later date of their own is not taken away.
 */
const OPEN = `SELECT id, held FROM dossier
  WHERE campaign_id = $1 AND state = ANY($2) AND due_at > $3 AND (due_at = $4 OR due_at < $5) ORDER BY id`;

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
  /** Dossiers on hold, left as they are. */
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
    const ids = open.filter((one) => !one.held).map((one) => one.id);
    const units = new Map<string, number>();
    for (let first = 0; first < ids.length; first += AT_ONCE)
      for (const { row } of await this.send(tx, moving, ids.slice(first, first + AT_ONCE)))
        units.set(row.unitId, (units.get(row.unitId) ?? 0) + 1);
    const told = [...units].map(([unitId, count]) => deadlineMoved(moving, unitId, count));
    await insertOutbox(tx, outboxRows(told, now));
    return { count: ids.length, held: open.filter((one) => one.held).map((one) => one.id) };
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

function deadlineMoved({ season, dueAt }: Moving, unitId: string, count: number): OutboxDraft {
  const { stream, id, organisationId, version } = season.head;
  return {
    organisationId,
    kind: 'tell',
    payload: {
      message: 'deadline.moved',
      audience: { role: 'nominator', organisationId, unitId },
      cause: { stream, id, seq: version + 1 },
      params: { campaignId: season.campaignId, dueAt: dueAt.toISOString(), count },
    },
  };
}
