import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { Basis } from '../domain/vocabulary.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { keepNote } from '../dossier/note.js';
import { mustBePaper } from './papers.sql.js';
import { declaredOn, entered } from './paper.entries.js';
import type { CountRequest, RecountRequest } from './sheet.dto.js';
import { mustServe, mustTake, serves, SheetDesk } from './sheet.desk.js';
import { factsOf, freeze, listDigest, rollIn, sessionFor } from './sheet.freeze.js';
import { sheetCounted } from './sheet.messages.js';
import { lockDossiersOn, rollOf } from './sheet.row.js';
import type { BatchMoved } from './sitting.service.js';
import { keepTally } from './tally.keep.js';
import { mustBeAsCounted } from './sheet.proof.js';

const MINUTES = `UPDATE sheet SET minutes_paper_id = $2, minutes_promised = $3 WHERE id = $1`;

/** RECORD_COUNT and RECOUNT: a vote on paper, known by its counts. */
@Injectable()
export class PaperCount {
  constructor(
    private readonly desk: SheetDesk,
    private readonly clock: Clock,
  ) {}

  /** The council is frozen as it is recorded now: who was there, who leads, what was voted on. */
  async record(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    asked: CountRequest,
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet } = desk;
    mustServe(desk);
    mustTake(sheet, 'RECORD_COUNT');
    const { minutesPaperId, minutesPromised = false } = asked;
    if (minutesPaperId) await mustBePaper(tx, sheet.organisationId, minutesPaperId, 'councilMinutes');
    const session = await sessionFor(tx, sheet, asked);
    const dossiers = await lockDossiersOn(tx, sheetId);
    const { members, present, wrote, leaders } = session;
    const size = { allMembers: members.length, present: present.length, opinions: wrote.length };
    const declared = await declaredOn(tx, desk, members, wrote);
    const { tally, problems } = entered(size, dossiers, asked.counts, declared);
    const facts = factsOf(sheet, session);
    const minutes = minutesPaperId ? 'attached' : minutesPromised ? 'promised' : 'missing';
    const tallyDigest = await keepTally(tx, sheetId, tally);
    const moved = await this.desk.carryOut(tx, desk, {
      ...{ command: 'RECORD_COUNT', from: 'councilVote.scheduled', basis: paperBasis(minutesPaperId) },
      dossierIds: dossiers.map(({ dossierId }) => dossierId),
      facts: (id) => ({ ...facts, minutes, countProblems: problems.get(id)! }),
      lineFacts: { members: members.length, present: present.length, wrote: wrote.length, minutes },
      data: { ...leaders, ...rollIn(session), tallyDigest },
      contentDigest: listDigest(dossiers),
      outbox: (seq) => sheetCounted(sheet, seq, leaders.presiderId!, dossiers.length),
    });
    await freeze(tx, sheetId, session, null);
    await tx.query(MINUTES, [sheetId, minutesPaperId ?? null, minutesPromised && !minutesPaperId]);
    return moved;
  }

  /** Only of a vote on paper: what was voted on screen has nothing left to count again. */
  async recount(
    tx: Tx,
    person: SignedIn,
    sheetId: string,
    asked: RecountRequest,
    ifMatch: number | null,
  ): Promise<BatchMoved> {
    const desk = await this.desk.sit(tx, person, sheetId, ifMatch);
    const { sheet } = desk;
    mustServe(desk);
    mustTake(sheet, 'RECOUNT');
    if (sheet.ballotKind !== 'paper') throw refused('ballot.onScreen');
    await mustBeAsCounted(tx, sheet);
    await mustBePaper(tx, sheet.organisationId, asked.paperId, 'councilMinutes', 'recordOfAct', 'other');
    const dossiers = await lockDossiersOn(tx, sheetId);
    const roll = await rollOf(tx, sheetId);
    const away = roll.filter(({ present }) => !present).map(({ personId }) => personId);
    const members = roll.map(({ personId }) => personId);
    const declared = await declaredOn(tx, desk, members, away);
    const { tally, problems } = entered(sheet.tally!.size, dossiers, asked.counts, declared);
    const note = await keepNote(tx, sheet.organisationId, asked.reason, this.clock.now());
    return this.desk.carryOut(tx, desk, {
      ...{ command: 'RECOUNT', from: 'councilVote.counted', basis: { kind: 'paper', paperId: asked.paperId }, note },
      dossierIds: dossiers.map(({ dossierId }) => dossierId),
      facts: (id) => ({ actsForSheet: serves(desk), countProblems: problems.get(id)! }),
      data: { tallyDigest: await keepTally(tx, sheetId, tally) },
      outbox: (seq) => sheetCounted(sheet, seq, sheet.presiderId!, dossiers.length),
    });
  }
}

const paperBasis = (paperId: string | undefined): Basis => ({ kind: 'paper', ...(paperId && { paperId }) });
