import { Injectable } from '@nestjs/common';
import { lockDossiers } from '../dossier/dossier.row.js';
import { Engine } from '../dossier/engine.js';
import { tagsOf } from '../domain/arrows.js';
import type { Command } from '../domain/command.js';
import { refused } from '../domain/refusals.js';
import { actorFor, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page, type PageQuery } from '../platform/cursor.js';
import { Database, type Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import type { BlockDto, LiftDto, ShownBlockDto } from './nominee.dto.js';
import { requireIn } from './nominee.register.js';

const NOMINEE = `SELECT organisation_id AS "organisationId" FROM nominee WHERE id = $1`;
const BLOCKS = `SELECT b.id, b.code, b.from_date AS "fromDate", b.to_date AS "toDate", b.paper_id AS "paperId",
  b.lift_paper_id AS "liftPaperId" FROM nominee_block b`;
const OF_NOMINEE = `${BLOCKS} WHERE b.nominee_id = $1 AND ($2::date IS NULL OR (b.from_date, b.id) > ($2, $3::uuid))
  ORDER BY b.from_date, b.id LIMIT $4`;
const ONE = `${BLOCKS} WHERE b.id = $1 AND b.nominee_id = $2 FOR UPDATE`;
const INSERT = `INSERT INTO nominee_block (id, organisation_id, nominee_id, code, from_date, to_date, paper_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const LIFT = `UPDATE nominee_block SET lift_paper_id = $2, lifted_at = $3 WHERE id = $1`;
const PAPER = `SELECT purpose, number IS NOT NULL AND date IS NOT NULL AS numbered FROM paper
  WHERE id = $1 AND organisation_id = $2`;
const OF_ONE = `SELECT id FROM dossier WHERE nominee_id = $1`;

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
    await this.organisationOf(person, nomineeId, this.database);
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
    const organisationId = await this.organisationOf(person, nomineeId, tx);
    await requirePaper(tx, dto.paperId, organisationId, 'eligibilityNotice');
    const now = this.clock.now();
    const id = newId(now);
    const { code, fromDate, toDate = null, paperId } = dto;
    const live = await this.lockLive(tx, nomineeId);
    await tx.query(INSERT, [id, organisationId, nomineeId, code, fromDate, toDate, paperId, now]);
    await this.tellDossiers(tx, person, live, 'BLOCK_NOTED', id, paperId);
    return { id, code, fromDate, toDate, paperId, liftPaperId: null };
  }

  async lift(
    tx: Tx,
    person: SignedIn,
    nomineeId: string,
    blockId: string,
    { paperId }: LiftDto,
  ): Promise<ShownBlockDto> {
    const organisationId = await this.organisationOf(person, nomineeId, tx);
    const live = await this.lockLive(tx, nomineeId);
    const [block] = await tx.query<ShownBlockDto & Record<string, unknown>>(ONE, [blockId, nomineeId]);
    if (!block) throw refused('notFound');
    if (block.liftPaperId) throw refused('block.lifted');
    await requirePaper(tx, paperId, organisationId, 'eligibilityLift');
    await tx.query(LIFT, [blockId, paperId, this.clock.now()]);
    await this.tellDossiers(tx, person, live, 'BLOCK_LIFTED', blockId, paperId);
    return { ...block, liftPaperId: paperId };
  }

  private async organisationOf(person: SignedIn, nomineeId: string, on: Pick<Tx, 'query'>): Promise<string> {
    const [nominee] = await on.query<{ organisationId: string }>(NOMINEE, [nomineeId]);
    if (!nominee) throw refused('notFound');
    requireIn(person, nominee.organisationId);
    return nominee.organisationId;
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

  private async tellDossiers(
    tx: Tx,
    person: SignedIn,
    dossierIds: string[],
    command: Command,
    blockId: string,
    paperId: string,
  ) {
    await this.engine.sendAll(tx, {
      ...{ command, dossierIds, now: this.clock.now() },
      actor: (row) => actorFor(person, row),
      ask: () => ({ data: { blockId }, basis: { kind: 'paper', paperId } }),
    });
  }
}

async function requirePaper(tx: Tx, paperId: string, organisationId: string, purpose: string): Promise<void> {
  const [paper] = await tx.query<{ purpose: string; numbered: boolean }>(PAPER, [paperId, organisationId]);
  if (!paper) throw refused('paper.unknown', { paperId });
  if (paper.purpose !== purpose) throw refused('paper.wrongPurpose', { paperId, purpose });
  if (!paper.numbered) throw refused('paper.numberNeeded');
}
