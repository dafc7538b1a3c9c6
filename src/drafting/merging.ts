import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance, type BatchHead } from '../audit/ledger.js';
import { statesWith, tagsOf } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import { lockDossiers, type DossierRow } from '../dossier/dossier.row.js';
import { Engine } from '../dossier/engine.js';
import { Mask } from '../dossier/mask.js';
import type { Move } from '../dossier/move.js';
import { keepNote } from '../dossier/note.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { OutboxDraft } from '../platform/outbox.js';
import type { MergeDto, NomineeDto, SplitDto } from './nominee.dto.js';
import { NomineeRegister } from './nominee.register.js';
import { lockNominees, readNominee, type NomineeRow } from './nominee.row.js';

const DOSSIERS = `SELECT DISTINCT d.id FROM unnest($1::uuid[]) AS n(id) CROSS JOIN rows_of_nominee(n.id) r
  JOIN dossier d ON d.nominee_id = r.id`;
const BOTH_LIVE = `SELECT DISTINCT unnest(ARRAY[d.id, e.id]) AS id FROM rows_of_nominee($1) r
    JOIN dossier d ON d.nominee_id = r.id AND d.state = ANY($3) CROSS JOIN rows_of_nominee($2) s
    JOIN dossier e ON e.nominee_id = s.id AND e.state = ANY($3)
  WHERE d.campaign_id = e.campaign_id AND d.award_code = e.award_code ORDER BY id`;
const SET = `UPDATE nominee SET merged_into_id = $2 WHERE id = $1`;

/** Two rows that are made one, or one that is made two again. */
interface Joint {
  command: 'MERGE_NOMINEE' | 'SPLIT_NOMINEE';
  head: BatchHead;
  nomineeId: string;
  /** The row that stands, or stood, for it. */
  intoId: string;
  live: DossierRow[];
}

/**
 * Rows of the register that are one nominee. Each keeps its id, which dossiers, awards and blocks name for ever; what is
 * asked of the one is asked of all. Locked are the organisation, the dossiers, the nominees, in this order. Every live
 * dossier gets a line, so that no command decides on what was true of one row alone.
 */
@Injectable()
export class Merging {
  constructor(
    private readonly clock: Clock,
    private readonly engine: Engine,
    private readonly mask: Mask,
    private readonly register: NomineeRegister,
  ) {}

  async merge(tx: Tx, person: SignedIn, id: string, { intoId, reason }: MergeDto): Promise<NomineeDto> {
    if (id === intoId) throw refused('nominee.mergeItself');
    const { organisationId } = await mine(tx, person, id);
    if ((await mine(tx, person, intoId)).organisationId !== organisationId) throw refused('notFound');
    const head = await lockHead(tx, 'organisation', organisationId);
    const live = await this.lockLive(tx, person, [id, intoId]);
    fits(await mine(tx, person, id), await mine(tx, person, intoId));
    const both = await tx.query<{ id: string }>(BOTH_LIVE, [id, intoId, statesWith('live')]);
    if (both.length > 0) throw refused('nominee.mergeBoth', { dossiers: both.map((one) => one.id) });
    await tx.query(SET, [id, intoId]);
    await this.note(tx, person, { command: 'MERGE_NOMINEE', head, nomineeId: id, intoId, live }, reason);
    return this.register.read(tx, person, intoId);
  }

  /** What came while they were one stays with the row that it was entered on. */
  async split(tx: Tx, person: SignedIn, id: string, { reason }: SplitDto): Promise<NomineeDto> {
    const head = await lockHead(tx, 'organisation', (await mine(tx, person, id)).organisationId);
    const { mergedInto: intoId } = await mine(tx, person, id);
    if (!intoId) throw refused('nominee.notMerged');
    const live = await this.lockLive(tx, person, [id, intoId]);
    await tx.query(SET, [id, null]);
    await this.note(tx, person, { command: 'SPLIT_NOMINEE', head, nomineeId: id, intoId, live }, reason);
    return this.register.read(tx, person, id);
  }

  /**
   * Those of all their rows that live once they are locked, also one that was just being made; who is recused from a
   * vote does not change while it goes on.
   */
  private async lockLive(tx: Tx, { personId }: SignedIn, nomineeIds: string[]): Promise<DossierRow[]> {
    const ids = async () => (await tx.query<{ id: string }>(DOSSIERS, [nomineeIds])).map((one) => one.id);
    await lockDossiers(tx, await ids(), this.clock.now());
    await lockNominees(tx, nomineeIds);
    const rows = await lockDossiers(tx, await ids(), this.clock.now());
    for (const row of rows) await this.mask.mustNotBeBarred(tx, personId, row);
    const voted = rows.filter(({ state }) => tagsOf(state).has('onSheet'));
    if (voted.length > 0) throw refused('nominee.onVote', { dossiers: voted.map((one) => one.id).sort() });
    return rows.filter(({ state }) => tagsOf(state).has('live'));
  }

  /** One line on the organisation's stream, and one on each live dossier, which names it. */
  private async note(tx: Tx, person: SignedIn, { command, head, live, ...rows }: Joint, reason?: string) {
    const now = this.clock.now();
    const basis = { kind: 'screen' as const };
    const note = reason ? await keepNote(tx, head.organisationId, reason, now) : undefined;
    const data = { ...rows, count: live.length, ...note };
    const entry = { command, actorId: person.personId, capacity: 'clerk' as const, basis, at: now, data };
    const { body } = await advance(tx, head, entry);
    const batch = { kind: head.stream, id: head.id, seq: body.seq };
    const free = new Set(live.filter(({ openBlocks }) => openBlocks === 0).map(({ id }) => id));
    await this.engine.sendAll(tx, {
      ...{ command, dossierIds: live.map(({ id }) => id), now, actor: (row) => actorFor(person, row) },
      ask: () => ({ data: { batch }, basis, capacity: 'clerk' }),
      outbox: (moves) => moves.filter(({ row }) => row.openBlocks > 0 && free.has(row.id)).map(blockTold),
    });
  }
}

/** A block of the one row holds for a dossier of the other from now on: its chair is told as if it were noted now. */
const blockTold = ({ row, line }: Move): OutboxDraft => ({
  organisationId: row.organisationId,
  kind: 'tell',
  payload: {
    message: 'blockNoted',
    audience: { role: 'chair', organisationId: row.organisationId },
    cause: { stream: 'dossier', id: row.id, seq: line.body.seq },
    params: { dossierId: row.id },
  },
});

/** A row of the register whose clerk asks. */
async function mine(tx: Tx, person: SignedIn, id: string): Promise<NomineeRow> {
  const row = await readNominee(tx, id);
  if (!row) throw refused('notFound');
  mustHold(person, row.organisationId, 'clerk');
  return row;
}

/** One kind, and no chains: whoever follows a row to the one that stands for it goes one step. */
function fits(row: NomineeRow, into: NomineeRow): void {
  for (const { id: nomineeId, mergedInto: intoId } of [row, into])
    if (intoId) throw refused('nominee.merged', { nomineeId, intoId });
  if (row.mergedFrom.length > 0) throw refused('nominee.holdsOthers', { nominees: row.mergedFrom });
  if (row.kind !== into.kind) throw refused('nominee.mergeKinds', { kind: row.kind, intoKind: into.kind });
}
