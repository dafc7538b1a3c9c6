import type { Executor } from '../platform/database.js';

const HIDDEN = `
  SELECT DISTINCT o.dossier_id AS id, (SELECT max((l.body ->> 'at')::timestamptz) FROM line l
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
  const rows = await on.query<{ id: string; since: Date }>(HIDDEN, [personId, dossierIds]);
  return new Map(rows.map(({ id, since }) => [id, since]));
}

const BARRED = `
  SELECT o.dossier_id AS id FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id
    JOIN dossier d ON d.id = o.dossier_id
    JOIN recusal r ON r.sitting_id = s.sitting_id AND r.nominee_id = d.nominee_id AND r.person_id = $1
  WHERE o.active AND o.dossier_id = ANY($2::uuid[])`;

/** Of these dossiers, those that stand on a sheet from which this person is recused: others act on them for him. */
export async function barredFrom(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Set<string>> {
  const rows = await on.query<{ id: string }>(BARRED, [personId, dossierIds]);
  return new Set(rows.map(({ id }) => id));
}
