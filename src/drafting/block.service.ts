import { Injectable } from '@nestjs/common';
import { lockDossiers } from '../dossier/dossier.row.js';
import { Engine } from '../dossier/engine.js';
import { tagsOf } from '../domain/arrows.js';
import { refused } from '../domain/refusals.js';
import { mustHold } from '../people/reach.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import type { BlockDto, LiftDto, ShownBlockDto } from './nominee.dto.js';
import { requireIn } from './nominee.register.js';
import { readNominee, type NomineeRow } from './nominee.row.js';

const COLUMNS = `b.id, b.code, b.from_date AS "fromDate", b.to_date AS "toDate", b.paper_id AS "paperId",
  b.lift_paper_id AS "liftPaperId"`;
const OF_NOMINEE = `SELECT ${COLUMNS} FROM rows_of_nominee($1) r JOIN nominee_block b ON b.nominee_id = r.id
  WHERE $2::date IS NULL OR (b.from_date, b.id) > ($2, $3::uuid) ORDER BY b.from_date, b.id LIMIT $4`;
const ONE = `SELECT b.nominee_id AS "blockedId", ${COLUMNS} FROM nominee_block b
  WHERE b.id = $1 AND b.nominee_id IN (SELECT id FROM rows_of_nominee($2)) FOR UPDATE`;
/** No merge comes between the rows that are one nominee now and what is written for all of them. */
const HOLD_REGISTER = `SELECT FROM organisation WHERE id = $1 FOR SHARE`;
const INSERT = `INSERT INTO nominee_block (id, organisation_id, nominee_id, code, from_date, to_date, paper_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const LIFT = `UPDATE nominee_block SET lift_paper_id = $2, lifted_at = $3 WHERE id = $1`;
const PAPER = `SELECT purpose, number IS NOT NULL AND date IS NOT NULL AS numbered FROM paper
  WHERE id = $1 AND organisation_id = $2`;
const OF_ONE = `SELECT d.id FROM rows_of_nominee($1) r JOIN dossier d ON d.nominee_id = r.id`;

type Found = ShownBlockDto & Pick<Told, 'blockedId'> & Record<string, unknown>;

/** What is told of a block, and the row of the register that it stands on. */
interface Told {
  command: 'BLOCK_NOTED' | 'BLOCK_LIFTED';
  blockId: string;
  blockedId: string;
  paperId: string;
}

/**
 * Whether a nominee may be referred: blocks known from a paper of the authority. What the paper says has no place here.
 * Each change is a line on every live dossier of the nominee, so that no command decides on an older answer.
 */
@Injectable()
export class BlockService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: Engine,
  ) {}

  async list(person: SignedIn, nomineeId: string, { cursor, limit }: PageQuery): Promise<Page<ShownBlockDto>> {
    const after = positionAt(cursor, 'day');
    await seenRow(this.database, person, nomineeId);
    const values = [nomineeId, after?.key ?? null, after?.id ?? null, limit + 1];
    const rows = await this.database.query<ShownBlockDto>(OF_NOMINEE, values);
    return pageOf(
      rows,
      limit,
      (row) => ({ key: row.fromDate, id: row.id }),
      (row) => row,
    );
  }

  async note(tx: Tx, person: SignedIn, nomineeId: string, dto: BlockDto): Promise<ShownBlockDto> {
    const { organisationId, mergedInto } = await holdRow(tx, person, nomineeId);
    if (mergedInto) throw refused('nominee.merged', { nomineeId, intoId: mergedInto });
    await requirePaper(tx, dto.paperId, organisationId, 'eligibilityNotice');
    const now = this.clock.now();
    const id = newId(now);
    const { code, fromDate, toDate = null, paperId } = dto;
    if (toDate !== null && toDate < fromDate) throw refused('block.endsBeforeItBegins');
    const live = await this.lockLive(tx, nomineeId);
    await tx.query(INSERT, [id, organisationId, nomineeId, code, fromDate, toDate, paperId, now]);
    await this.tellDossiers(tx, person, live, { command: 'BLOCK_NOTED', blockId: id, blockedId: nomineeId, paperId });
    return { id, code, fromDate, toDate, paperId, liftPaperId: null };
  }

  async lift(
    tx: Tx,
    person: SignedIn,
    nomineeId: string,
    blockId: string,
    { paperId }: LiftDto,
  ): Promise<ShownBlockDto> {
    const { organisationId } = await holdRow(tx, person, nomineeId);
    const live = await this.lockLive(tx, nomineeId);
    const [found] = await tx.query<Found>(ONE, [blockId, nomineeId]);
    if (!found) throw refused('notFound');
    const { blockedId, ...block } = found;
    if (block.liftPaperId) throw refused('block.lifted');
    await requirePaper(tx, paperId, organisationId, 'eligibilityLift');
    await tx.query(LIFT, [blockId, paperId, this.clock.now()]);
    await this.tellDossiers(tx, person, live, {
      ...{ command: 'BLOCK_LIFTED', blockId, blockedId, paperId },
    });
    return { ...block, liftPaperId: paperId };
  }

  /**
   * Those that live once all are locked, the ended too: one that is just reinstated, or just ends, is waited for, and one
   * that ended comes to life only when the block can be read.
   */
  private async lockLive(tx: Tx, nomineeId: string): Promise<string[]> {
    const all = await tx.query<{ id: string }>(OF_ONE, [nomineeId]);
    const ids = all.map(({ id }) => id);
    const rows = await lockDossiers(tx, ids, this.clock.now());
    return rows.filter(({ state }) => tagsOf(state).has('live')).map(({ id }) => id);
  }

  /** A dossier of another row is told on which one the block stands. */
  private async tellDossiers(tx: Tx, person: SignedIn, dossierIds: string[], told: Told) {
    const { command, blockId, blockedId, paperId } = told;
    await this.engine.sendAll(tx, {
      ...{ command, dossierIds, now: this.clock.now() },
      actor: (row) => actorFor(person, row),
      ask: ({ nomineeId }) => ({
        data: { blockId, ...(nomineeId !== blockedId && { blockedId }) },
        basis: { kind: 'paper', paperId },
      }),
    });
  }
}

async function seenRow(on: Executor, person: SignedIn, nomineeId: string): Promise<NomineeRow> {
  const row = await readNominee(on, nomineeId);
  if (!row) throw refused('notFound');
  requireIn(person, row.organisationId);
  return row;
}

async function holdRow(tx: Tx, person: SignedIn, nomineeId: string): Promise<NomineeRow> {
  const { organisationId } = await seenRow(tx, person, nomineeId);
  mustHold(person, organisationId, 'clerk');
  await tx.query(HOLD_REGISTER, [organisationId]);
  return seenRow(tx, person, nomineeId);
}

async function requirePaper(tx: Tx, paperId: string, organisationId: string, purpose: string): Promise<void> {
  const [paper] = await tx.query<{ purpose: string; numbered: boolean }>(PAPER, [paperId, organisationId]);
  if (!paper) throw refused('paper.unknown', { paperId });
  if (paper.purpose !== purpose) throw refused('paper.wrongPurpose', { paperId, purpose });
  if (!paper.numbered) throw refused('paper.numberNeeded');
}
