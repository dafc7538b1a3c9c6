import type { Executor } from '../platform/database.js';

const HIDDEN = `
  SELECT DISTINCT o.dossier_id AS id, (SELECT max(l.body ->> 'at') FROM line l
    WHERE l.stream = 'dossier' AND l.stream_id = o.dossier_id AND l.body ->> 'to' = 'councilVote.scheduled') AS since
  FROM recusal r JOIN sheet s ON s.sitting_id = r.sitting_id AND s.state IN ('open', 'counted')
    JOIN sheet_dossier o ON o.sheet_id = s.id AND o.active
    JOIN dossier d ON d.id = o.dossier_id AND d.nominee_id = r.nominee_id
  WHERE r.person_id = $1 AND ($2::uuid[] IS NULL OR o.dossier_id = ANY($2))`;

/**
 * Of these dossiers (or of all), those that the council votes on now without this person, with the moment since when they
 * wait for it: he learns nothing before they are settled.
 */
export async function recusedFrom(
  on: Executor,
  personId: string,
  dossierIds: readonly string[] | null,
): Promise<Map<string, Date>> {
  const rows = await on.query<{ id: string; since: string }>(HIDDEN, [personId, dossierIds]);
  return new Map(rows.map(({ id, since }) => [id, new Date(since)]));
}
