import type { PaperPurpose } from '../domain/campaign.js';
import { NAMED_PAPERS, OFFICE, purposesFor } from '../domain/grounds.js';
import { refused } from '../domain/refusals.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Executor } from '../platform/database.js';
import type { Ask } from './move.js';
import { SCOPE_SQL, scopeValues } from './visibility.js';

/**
 * `$5` papers, `$6` the dossier. Of a dossier that the asker may not see there is no paper, as of one that is not there.
 * A paper is about the dossier, its nominee, its unit or its letter; one that the office entered may cover several.
 */
const PAPERS = `SELECT p.id, p.purpose, p.number IS NOT NULL AND p.date IS NOT NULL AS numbered,
    p.subject_id IN (d.id, d.unit_id) OR p.subject_id IN (SELECT id FROM rows_of_nominee(d.nominee_id))
      OR EXISTS (SELECT FROM submission_dossier m WHERE m.dossier_id = d.id AND m.submission_id = p.subject_id)
      OR EXISTS (SELECT FROM role r WHERE r.person_id = p.created_by AND r.organisation_id = p.organisation_id
        AND r.role = ANY($7)) AS fits
  FROM paper p JOIN dossier d ON d.organisation_id = p.organisation_id
  WHERE p.id = ANY($5::uuid[]) AND d.id = $6 AND ${SCOPE_SQL}`;

interface Found extends Record<string, unknown> {
  id: string;
  purpose: PaperPurpose;
  numbered: boolean;
  fits: boolean;
}

/** The papers that a command relies on: of this organisation, of the right kind, on this matter, numbered and dated. */
export async function checkPapers(on: Executor, person: SignedIn, dossierId: string, ask: Ask): Promise<void> {
  const named = placesOf(ask);
  if (named.length === 0) return;
  const values = [...scopeValues(person), named.map(({ paperId }) => paperId), dossierId, OFFICE];
  const found = await on.query<Found>(PAPERS, values);
  for (const { place, paperId } of named) {
    const paper = found.find(({ id }) => id === paperId);
    if (!paper) throw refused('paper.unknown', { paperId });
    const purposes = purposesFor(ask.command, place);
    if (purposes && !purposes.includes(paper.purpose))
      throw refused('paper.wrongPurpose', { paperId, purpose: [...purposes] });
    if (!paper.fits) throw refused('paper.otherMatter', { paperId });
    if (!paper.numbered) throw refused('paper.numberNeeded');
  }
}

const placesOf = ({ basis, data }: Ask) =>
  [
    { place: 'basis' as const, paperId: basis.paperId },
    ...NAMED_PAPERS.map((place) => ({ place, paperId: data[place] })),
  ].flatMap(({ place, paperId }) => (paperId === undefined ? [] : [{ place, paperId }]));
