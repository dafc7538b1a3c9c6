import type { PaperPurpose } from '../domain/campaign.js';
import { refused } from '../domain/refusals.js';
import type { Basis } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';

/** A paper that an act names. */
export interface NamedPaper {
  id: string;
  purpose: PaperPurpose;
  number: string | null;
  date: string | null;
}

const FIND = `SELECT id, purpose, number, date FROM paper WHERE id = $1 AND organisation_id = ANY($2::uuid[])`;

/** A paper of one of these organisations, for one of these purposes where they are given. */
export async function namedPaper(
  on: Executor,
  paperId: string,
  organisationIds: readonly string[],
  ...purposes: PaperPurpose[]
): Promise<NamedPaper> {
  const [paper] = await on.query<NamedPaper>(FIND, [paperId, organisationIds]);
  if (!paper) throw refused('paper.unknown', { paperId });
  if (purposes.length > 0 && !purposes.includes(paper.purpose))
    throw refused('paper.wrongPurpose', { paperId, purpose: purposes });
  return paper;
}

/** Papers that an act rests on have their number and date. */
export async function checkGrounds(
  on: Executor,
  organisationIds: readonly string[],
  basis: Basis,
  ...others: (string | undefined)[]
): Promise<void> {
  for (const paperId of [basis.paperId, ...others]) {
    if (paperId === undefined) continue;
    const { number, date } = await namedPaper(on, paperId, organisationIds);
    if (number === null || date === null) throw refused('paper.numberNeeded');
  }
}
