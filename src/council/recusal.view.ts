import type { Executor } from '../platform/database.js';

const HIDDEN = `
  SELECT DISTINCT o.dossier_id AS id
  FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id AND s.state IN ('open', 'counted')
    JOIN dossier d ON d.id = o.dossier_id
    JOIN recusal r ON r.sitting_id = s.sitting_id AND r.nominee_id = d.nominee_id
  WHERE o.active AND r.person_id = $1 AND o.dossier_id = ANY($2::uuid[])`;

/** Of these dossiers, those that the council votes on now without this person: he learns nothing before they are settled. */
export async function recusedFrom(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Set<string>> {
  const rows = await on.query<{ id: string }>(HIDDEN, [personId, dossierIds]);
  return new Set(rows.map(({ id }) => id));
}
