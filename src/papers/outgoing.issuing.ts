import { Injectable } from '@nestjs/common';
import { advance } from '../audit/ledger.js';
import { batchRefusal } from '../domain/batches.js';
import {
  issuedDigest,
  marksCounted,
  marksRefusal,
  numberedAs,
  stateMarked,
  TELLING_COUNTS,
  type Mark,
} from '../domain/outgoing.js';
import { Refused, refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { drawNumber, enterNumber, mustHaveCome, type Numbered } from '../people/number-register.js';
import type { SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { StoredFile } from '../platform/file.store.js';
import { isOfHiddenVote } from './hidden.vote.js';
import { differingFrom, holdVotes } from './signed.counts.js';
import { mustBeOffice } from './outgoing.printing.js';
import { findOutgoing, isLetterOfList, lockCorrected, lockOutgoing, type OutgoingRow } from './outgoing.row.js';
import type { IssueDto, MarksDto } from './outgoing.dto.js';
import { PaperService } from './paper.service.js';

const MARKED = `UPDATE outgoing SET marks = $2, originals = coalesce($3, originals) WHERE id = $1`;
const SIGNER = `UPDATE paper SET signer = $2 WHERE id = $1`;
const ISSUED = `UPDATE paper SET number = $2, date = $3, version = version + 1 WHERE id = $1`;
const DIFFERING = `UPDATE outgoing SET differing = $2 WHERE id = $1`;
const SCANNED = `UPDATE paper SET file_sha256 = $2, file_name = $3, media_type = $4, file_size = $5, version = version + 1
  WHERE id = $1`;

type Change = (paper: OutgoingRow, entry: Entry, corrected?: OutgoingRow) => Promise<unknown>;

/** Who acts, as what, and when. */
interface Entry {
  actorId: string;
  capacity: Role;
  basis: { kind: 'screen' };
  at: Date;
}

/** A printed paper on its way to be issued: marked by its signers, numbered, locked with the signed copy; or given up. */
@Injectable()
export class OutgoingIssuing {
  constructor(
    private readonly clock: Clock,
    private readonly papers: PaperService,
  ) {}

  /** MARK_PAPER: all marks that are on it now. */
  mark(tx: Tx, person: SignedIn, id: string, { marks, originals }: MarksDto, ifMatch: number | null) {
    return this.change(tx, person, { id, ifMatch }, async (paper, entry) => {
      const now = marks.map(plain);
      const stands = (await isLetterOfList(tx, id)) ? 'issued' : paper.state;
      const refusal = batchRefusal('outgoing', paper.state, 'MARK_PAPER') ?? marksRefusal(stands, paper.marks, now);
      if (refusal) throw new Refused(refusal);
      const data = { ...marksCounted(now), originals: originals ?? paper.originals };
      await tx.query(MARKED, [id, JSON.stringify(now), originals ?? null]);
      await tx.query(SIGNER, [id, now.find(({ kind }) => kind === 'signed')?.name ?? null]);
      await advance(tx, paper, { command: 'MARK_PAPER', ...entry, data, to: stateMarked(paper.state, now) });
    });
  }

  /**
   * ISSUE_PAPER: number and date, for good; what it corrects is replaced in this moment. A letter gets them by the
   * route of its list.
   */
  issue(tx: Tx, person: SignedIn, id: string, asked: IssueDto, ifMatch: number | null) {
    return this.change(tx, person, { id, ifMatch, issues: true }, async (paper, entry, corrected) => {
      const refusal = batchRefusal('outgoing', paper.state, 'ISSUE_PAPER');
      if (refusal) throw new Refused(refusal);
      if (paper.form === 'submissionLetter')
        throw refused('paper.numberedByRoute', { route: 'POST /submissions/{id}/number' });
      const { date } = asked;
      await mustHaveCome(tx, paper.organisationId, date, entry.at);
      // Whoever may not know the counts learns nothing from what is refused.
      if (TELLING_COUNTS.includes(paper.form) && (await isOfHiddenVote(tx, person, id)))
        throw refused('sheet.notSettled');
      const differing = await differingFrom(tx, paper, asked, entry);
      const numbered = await numberFor(tx, paper, asked);
      const number = numbered?.number ?? asked.number ?? null;
      await tx.query(ISSUED, [id, number, date]);
      await tx.query(DIFFERING, [id, JSON.stringify(differing)]);
      if (corrected) await advance(tx, corrected, { command: 'REPLACE_PAPER', ...entry });
      const data = {
        ...(numbered && { serial: numbered.serial, drawn: numbered.drawn }),
        ...(differing.length > 0 && { differing }),
      };
      await advance(tx, paper, { command: 'ISSUE_PAPER', ...entry, data, contentDigest: issuedDigest(number, date) });
    });
  }

  /** LOCK_PAPER: the signed copy, by its digest. Nothing of the paper changes any more. */
  lock(tx: Tx, person: SignedIn, id: string, file: StoredFile, ifMatch: number | null) {
    return this.change(tx, person, { id, ifMatch }, async (paper, entry) => {
      const refusal = batchRefusal('outgoing', paper.state, 'LOCK_PAPER');
      if (refusal) throw new Refused(refusal);
      await tx.query(SCANNED, [id, file.sha256, file.name, file.mediaType, file.size]);
      const data = { sha256: file.sha256, size: file.size };
      await advance(tx, paper, { command: 'LOCK_PAPER', ...entry, data });
    });
  }

  /** DISCARD_PAPER: what was printed is not going out; it has no number yet. */
  discard(tx: Tx, person: SignedIn, id: string, ifMatch: number | null) {
    return this.change(tx, person, { id, ifMatch }, async (paper, entry) => {
      if (await isLetterOfList(tx, id)) throw refused('outgoing.letterStands');
      await advance(tx, paper, { command: 'DISCARD_PAPER', ...entry });
    });
  }

  private async change(
    tx: Tx,
    person: SignedIn,
    { id, ifMatch, issues = false }: { id: string; ifMatch: number | null; issues?: boolean },
    change: Change,
  ): Promise<OutgoingRow> {
    const { organisationId, subjectId } = await this.papers.read(person, id, tx);
    const capacity = mustBeOffice(person, organisationId);
    if (issues) await holdVotes(tx, subjectId);
    // The older paper first, as whoever corrects it does.
    const corrected = issues ? await lockCorrected(tx, id) : undefined;
    const paper = await lockOutgoing(tx, id, ifMatch);
    const entry = { actorId: person.personId, capacity, basis: { kind: 'screen' as const }, at: this.clock.now() };
    await change(paper, entry, corrected);
    return findOutgoing(tx, id);
  }
}

const plain = ({ kind, name, position, day }: MarksDto['marks'][number]): Mark => ({
  ...{ kind, name, position: position ?? null, day },
});

/** From our register where the office wants that, or as its own book gave it; null where the form has none. */
async function numberFor(
  tx: Tx,
  paper: OutgoingRow,
  { number, draw, date, sure = false }: IssueDto,
): Promise<Numbered | null> {
  if (draw && number !== undefined) throw refused('number.typedAndDrawn');
  const { id: paperId, organisationId, form } = paper;
  const toNumber = { paperId, organisationId, form, date };
  if (draw) return drawNumber(tx, toNumber);
  if (numberedAs(form) === null) return null;
  if (number === undefined) throw refused('number.needed');
  return enterNumber(tx, toNumber, number, sure);
}
