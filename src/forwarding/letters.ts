import { Injectable } from '@nestjs/common';
import { refused } from '../domain/refusals.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import { namedPaper } from './named-papers.js';
import type { NumberDto } from './submission.dto.js';
import type { Submission } from './submission.row.js';

const SIGNER = `SELECT p.full_name AS name FROM person p
  WHERE p.id = $1 AND EXISTS (SELECT FROM role r WHERE r.person_id = p.id AND r.organisation_id = $2)`;
const ADD = `INSERT INTO paper (id, organisation_id, purpose, subject_kind, subject_id, signer, created_by, created_at)
  VALUES ($1, $2, 'submissionLetter', 'submission', $3, $4, $5, $6)`;
const READ = `SELECT number, date FROM paper WHERE id = $1`;
const NUMBER = `UPDATE paper SET number = $2, date = $3, version = version + 1
  WHERE id = $1 AND number IS NULL AND date IS NULL RETURNING id`;

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
    if (paperId) return (await namedPaper(tx, paperId, [organisationId], 'submissionLetter')).id;
    const now = this.clock.now();
    const letterId = newId(now);
    await tx.query(ADD, [letterId, organisationId, id, signer, personId, now]);
    return letterId;
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
  const [signer] = await on.query<{ name: string }>(SIGNER, [personId, organisationId]);
  if (!signer) throw refused('signer.missing');
  return signer.name;
}
