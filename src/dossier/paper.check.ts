import type { Ask } from './move.js';

/** `$1` papers, `$2` the dossier whose organisation they must be of. */
export const PAPERS = `SELECT p.id, p.number IS NOT NULL AND p.date IS NOT NULL AS numbered
  FROM paper p JOIN dossier d ON d.organisation_id = p.organisation_id WHERE p.id = ANY($1::uuid[]) AND d.id = $2`;

/** Every paper that a command relies on. */
export const namedPapers = ({ basis, data }: Pick<Ask, 'basis' | 'data'>): string[] => [
  ...new Set(
    [basis.paperId, data.chairConfirmationId, data.letterPaperId, data.consentPaperId].filter((id) => id !== undefined),
  ),
];
