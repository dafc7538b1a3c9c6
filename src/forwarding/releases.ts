import { Injectable, type OnModuleInit } from '@nestjs/common';
import { advance, type Entry } from '../audit/ledger.js';
import { statesWith } from '../domain/arrows.js';
import { leadsTo } from '../domain/batches.js';
import type { CommandData } from '../domain/command.js';
import type { LineBody } from '../domain/line.js';
import { refused } from '../domain/refusals.js';
import { Engine } from '../dossier/engine.js';
import type { Tx } from '../platform/database.js';
import { insertOutbox, outboxRows } from '../platform/outbox.js';
import { deliveryOf, takenBack } from './submission.messages.js';
import { digestOfList, lockSubmission, readMembers, type Submission } from './submission.row.js';

/** Once it was signed, the receiver does not read the dossier any more. A withdrawal is told it by letter besides. */
const TAKES_BACK: readonly string[] = ['RECALL', 'WITHDRAW'];

const LAST_LINE = `JOIN line l ON l.stream = 'dossier' AND l.stream_id = d.id AND l.seq = d.version`;
const LEAVE = `
  UPDATE submission_dossier m SET active = false, recalled = l.body ->> 'command' = ANY($2)
  FROM dossier d ${LAST_LINE}
  WHERE m.dossier_id = ANY($1::uuid[]) AND m.active AND d.id = m.dossier_id
  RETURNING m.submission_id AS "submissionId", l.body`;
/** The letter that it was last sent with. */
const LAST_LETTER = `SELECT s.id FROM submission_dossier o JOIN submission s ON s.id = o.submission_id
  WHERE o.dossier_id = d.id AND o.signed_seq IS NOT NULL AND s.state IN ('delivered', 'answered')
  ORDER BY s.signed_at DESC LIMIT 1`;
const COME_BACK = `
  UPDATE submission_dossier m SET active = true FROM dossier d ${LAST_LINE}
  WHERE d.id = ANY($1::uuid[]) AND d.state = ANY($2) AND m.dossier_id = d.id AND m.submission_id = (${LAST_LETTER})
    AND NOT m.active AND NOT m.recalled
  RETURNING m.submission_id AS "submissionId", l.body`;
const ALONE = `SELECT d.id FROM dossier d ${LAST_LINE} WHERE d.id = ANY($1::uuid[]) AND l.body #> '{data,batch}' IS NULL`;
const RELIST = `UPDATE submission SET list_digest = $2 WHERE id = $1`;
const WAITING_LETTERS = `SELECT DISTINCT s.id, s.organisation_id AS "organisationId"
  FROM submission_dossier m JOIN submission s ON s.id = m.submission_id
  WHERE m.dossier_id = ANY($1::uuid[]) AND m.active AND s.state = 'signed' AND s.channel = 'inbox'`;

/** A letter that one of its dossiers leaves or comes back to, and the line that did it. */
interface Moving {
  submissionId: string;
  body: LineBody;
}

/** Whether a batch writes the submission's line itself. One that decides here knows of no submission. */
const batchTells = ({ command, data }: LineBody): boolean => !!(data as CommandData).batch && command !== 'DECIDE';

/**
 * Keeps submissions true to their dossiers when one of these moves by itself: struck, returned, withdrawn, recalled. Of
 * a batch, the batch writes its own line on the submission; here it is only released.
 */
@Injectable()
export class Releases implements OnModuleInit {
  constructor(private readonly engine: Engine) {}

  onModuleInit(): void {
    this.engine.onEffect('releaseSubmission', (tx, ids) => this.leave(tx, ids));
    this.engine.onEffect('takeBack', (tx, ids) => this.leave(tx, ids));
    this.engine.onEffect('handOver', (tx, ids) => this.onlyTogether(tx, ids));
    this.engine.onEffect('release', (tx, ids, now) => this.tryAgain(tx, ids, now));
  }

  private async leave(tx: Tx, dossierIds: string[]): Promise<void> {
    const left = await tx.query<Moving>(LEAVE, [dossierIds, TAKES_BACK]);
    for (const { submissionId, body } of left) {
      if (!batchTells(body)) await this.follow(tx, submissionId, body);
    }
  }

  /** A dossier that is with its receiver again waits for its answer in the letter that it was sent with. */
  async comeBack(tx: Tx, dossierIds: readonly string[]): Promise<void> {
    const back = await tx.query<Moving>(COME_BACK, [dossierIds, statesWith('withReceiver')]);
    for (const { submissionId, body } of back) await this.follow(tx, submissionId, body);
  }

  /** The submission's own line for what happened to one of its dossiers, as far as its life knows the command. */
  private async follow(tx: Tx, submissionId: string, body: LineBody): Promise<void> {
    const submission = await lockSubmission(tx, submissionId);
    const waiting = (await readMembers(tx, submissionId)).filter((one) => one.active);
    const cause = { stream: body.stream, id: body.streamId, seq: body.seq };
    const entry = { actorId: body.actorId, capacity: body.capacity, basis: body.basis, at: new Date(body.at) };
    const data = { cause, dossierIds: waiting.map((one) => one.dossierId) };
    if (submission.state === 'drafted') {
      const contentDigest = digestOfList(waiting);
      await tx.query(RELIST, [submissionId, contentDigest]);
      await advance(tx, submission, { ...entry, command: 'CHANGE_LIST', data, contentDigest });
    } else {
      await this.followSigned(tx, submission, { ...entry, command: body.command, data }, waiting.length);
    }
  }

  /** A letter that was signed keeps its list; it ends when nothing of it waits any more. */
  private async followSigned(tx: Tx, submission: Submission, entry: Omit<Entry, 'from' | 'to'>, waiting: number) {
    const ways = leadsTo('submission', submission.state, entry.command);
    const stays = waiting > 0 && ways.includes(submission.state);
    const to = stays ? submission.state : ways.find((way) => way !== submission.state);
    if (to !== undefined) await advance(tx, submission, { ...entry, to });
    if (submission.state === 'delivered' && TAKES_BACK.includes(entry.command))
      await insertOutbox(tx, outboxRows([takenBack(submission)], entry.at));
  }

  /** A letter is handed over whole. */
  private async onlyTogether(tx: Tx, dossierIds: string[]): Promise<void> {
    const alone = await tx.query(ALONE, [dossierIds]);
    if (alone.length > 0) throw refused('batch.only', { route: 'POST /submissions/{id}/deliver' });
  }

  /** What waited for a dossier on hold may leave now. */
  private async tryAgain(tx: Tx, dossierIds: string[], now: Date): Promise<void> {
    const letters = await tx.query<{ id: string; organisationId: string }>(WAITING_LETTERS, [dossierIds]);
    await insertOutbox(tx, outboxRows(letters.map(deliveryOf), now));
  }
}
