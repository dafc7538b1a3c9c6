import type { PaperPurpose } from '../domain/campaign.js';
import { refused } from '../domain/refusals.js';
import type { Executor } from '../platform/database.js';

const FIND = `SELECT purpose, number IS NOT NULL AND date IS NOT NULL AS "isIssued" FROM paper WHERE id = $1 AND organisation_id = $2`;

/** A paper that is relied on is one of this organisation, for this purpose, and issued: with its number and date. */
export async function mustBePaper(
  on: Executor,
  organisationId: string,
  paperId: string,
  ...purposes: PaperPurpose[]
): Promise<void> {
  const [paper] = await on.query<{ purpose: PaperPurpose; isIssued: boolean }>(FIND, [paperId, organisationId]);
  if (!paper) throw refused('paper.unknown', { paperId });
  if (!purposes.includes(paper.purpose)) throw refused('paper.wrongPurpose', { paperId, purpose: purposes });
  if (!paper.isIssued) throw refused('paper.numberNeeded');
}
