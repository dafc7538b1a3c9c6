import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import type { Role } from '../domain/vocabulary.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import { namedPaper } from './named-papers.js';
import type { NumberDto } from './submission.dto.js';
import type { Submission } from './submission.row.js';

const SIGNER = `SELECT p.full_name AS name FROM person p WHERE p.id = $1 AND p.active
  AND EXISTS (SELECT FROM role r WHERE r.person_id = p.id AND r.organisation_id = $2 AND r.role = ANY($3))`;
const HOLD = `SELECT FROM paper WHERE id = $1 FOR NO KEY UPDATE`;
const USED = `SELECT FROM submission WHERE letter_paper_id = $1 AND id <> $2 AND state <> ALL($3)`;
const ADD = `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, signer, created_by, created_at)
  VALUES ($1, $2, 'submissionLetter', 'submission', $3, $4, $5, $6)`;
const READ = `SELECT number, date FROM paper WHERE id = $1`;
const NUMBER = `UPDATE paper SET number = $2, date = $3, version = version + 1
  WHERE id = $1 AND number IS NULL AND date IS NULL RETURNING id`;

/** Who signs for an organisation. */
const SIGNERS: readonly Role[] = ['chair', 'decider'];
/** Where a letter stands that is no more: its paper may be used again. */
const ENDED = ['recalled', 'discarded'];

/** The letter of a submission, as the row of a paper. Its number and date may follow its signature. */
@Injectable()
export class Letters {
  constructor(private readonly clock: Clock) {}

  /** The letter that was named, or a new row for it. */
  async forSigning(
    tx: Tx,
    { id, organisationId }: Submission,
    { paperId, signerId, personId }: { paperId?: string; signerId: string; personId: string },
  ): Promise<string> {
    const signer = await signerName(tx, signerId, organisationId);
    if (paperId) return this.named(tx, paperId, { id, organisationId });
    const now = this.clock.now();
    const letterId = newId(now);
    await tx.query(ADD, [letterId, organisationId, id, signer, personId, now]);
    return letterId;
  }

  /** A paper is the letter of one list: held, so that two lists signed at once do not both take it. */
  private async named(tx: Tx, paperId: string, { id, organisationId }: Pick<Submission, 'id' | 'organisationId'>) {
    await namedPaper(tx, paperId, [organisationId], 'submissionLetter');
    await tx.query(HOLD, [paperId]);
    if ((await tx.query(USED, [paperId, id, ENDED])).length > 0) throw refused('paper.otherLetter');
    return paperId;
  }

  /** Gives the letter its number and date, once; the same again changes nothing. */
  async number(tx: Tx, paperId: string, { number, date }: NumberDto): Promise<'written' | 'known'> {
    const written = await tx.query(NUMBER, [paperId, number, date]);
    if (written.length > 0) return 'written';
    const [paper] = await tx.query<{ number: string | null; date: string | null }>(READ, [paperId]);
    if (paper?.number === number && paper.date === date) return 'known';
    throw refused('paper.locked');
  }
}

async function signerName(on: Executor, personId: string, organisationId: string): Promise<string> {
  const [signer] = await on.query<{ name: string }>(SIGNER, [personId, organisationId, SIGNERS]);
  if (!signer) throw refused('signer.notEntitled');
  return signer.name;
}
