import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { drawNumber, enterNumber, mustHaveCome } from '../people/number-register.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import { namedPaper } from './named-papers.js';
import { issuePrinted, printedFor, signPrinted, type Along } from './printed-letter.js';
import type { NumberDto } from './submission.dto.js';
import type { Submission } from './submission.row.js';

const SIGNER = `SELECT p.full_name AS name FROM person p WHERE p.id = $1 AND p.active
  AND EXISTS (SELECT FROM role r WHERE r.person_id = p.id AND r.organisation_id = $2 AND r.role = ANY($3))`;
const HOLD = `SELECT FROM paper WHERE id = $1 FOR NO KEY UPDATE`;
const USED = `SELECT FROM submission WHERE letter_paper_id = $1 AND id <> $2 AND state <> ALL($3)`;
const ADD = `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, signer, created_by, created_at)
  VALUES ($1, $2, 'submissionLetter', 'submission', $3, $4, $5, $6)`;
const READ = `SELECT number, date FROM paper WHERE id = $1`;
const NUMBER = `UPDATE paper SET number = $2, date = $3, version = version + 1 WHERE id = $1`;
const SIGNED_BY = `UPDATE paper SET signer = coalesce(signer, $2) WHERE id = $1`;

/** Who signs for an organisation. */
const SIGNERS: readonly Role[] = ['chair', 'decider'];
/** Where a letter stands that is no more: its paper may be used again. */
const ENDED = ['recalled', 'discarded'];

/** The letter of a submission, as the row of a paper. Its number and date may follow its signature. */
@Injectable()
export class Letters {
  constructor(private readonly clock: Clock) {}

  /** The letter that was named, the one that was printed for the list, or a new row for it. */
  async forSigning(
    tx: Tx,
    { id, organisationId }: Submission,
    { paperId, signerId, day, by }: { paperId?: string; signerId: string; day: string; by: Along },
  ): Promise<string> {
    const signer = await signerName(tx, signerId, organisationId);
    const printedId = paperId ?? (await printedFor(tx, id));
    if (printedId) {
      await this.named(tx, printedId, { id, organisationId });
      await signPrinted(tx, printedId, id, { kind: 'signed', name: signer, position: null, day }, by);
      await tx.query(SIGNED_BY, [printedId, signer]);
      return printedId;
    }
    const now = this.clock.now();
    const letterId = newId(now);
    await tx.query(ADD, [letterId, organisationId, id, signer, by.actorId, now]);
    return letterId;
  }

  /** A paper is the letter of one list: held, so that two lists signed at once do not both take it. */
  private async named(tx: Tx, paperId: string, { id, organisationId }: Pick<Submission, 'id' | 'organisationId'>) {
    await namedPaper(tx, paperId, [organisationId], 'submissionLetter');
    await tx.query(HOLD, [paperId]);
    if ((await tx.query(USED, [paperId, id, ENDED])).length > 0) throw refused('paper.otherLetter');
  }

  /** Gives the letter its number and date, once; the same again changes nothing. */
  async number(
    tx: Tx,
    { letterPaperId, organisationId }: { letterPaperId: string; organisationId: string },
    { number: typed, draw, date, sure = false }: NumberDto,
    by: Along,
  ): Promise<'written' | 'known'> {
    if (draw && typed !== undefined) throw refused('number.typedAndDrawn');
    if (!draw && typed === undefined) throw refused('number.needed');
    await mustHaveCome(tx, organisationId, date, by.at);
    await tx.query(HOLD, [letterPaperId]);
    const [paper] = await tx.query<{ number: string | null; date: string | null }>(READ, [letterPaperId]);
    const { number: known, date: knownDay } = paper!;
    if (typed !== undefined && known === typed && knownDay === date) return 'known';
    if (known !== null ? known !== typed || knownDay !== null : knownDay !== null && knownDay !== date)
      throw refused('paper.locked');
    const letter = { paperId: letterPaperId, organisationId, form: 'submissionLetter' as const, date };
    const numbered = typed === undefined ? await drawNumber(tx, letter) : await enterNumber(tx, letter, typed, sure);
    const number = typed ?? numbered!.number;
    await tx.query(NUMBER, [letterPaperId, number, date]);
    await issuePrinted(tx, letterPaperId, { number, date, numbered }, by);
    return 'written';
  }
}

async function signerName(on: Executor, personId: string, organisationId: string): Promise<string> {
  const [signer] = await on.query<{ name: string }>(SIGNER, [personId, organisationId, SIGNERS]);
  if (!signer) throw refused('signer.notEntitled');
  return signer.name;
}
