import type { Executor } from '../platform/database.js';

/**
 * `o` is a dossier's place on a sheet: whether it is, or was, put to the vote there. One that left before the opening
 * was not, and nobody's recusal from it concerns that sheet.
 */
export const PUT_TO_VOTE = `(NOT o.removed OR o.content_digest IS NOT NULL)`;

/** The sheets `s` with something to vote on that the person `r` is recused from. */
const RECUSED = `FROM recusal r JOIN sheet s ON s.sitting_id = r.sitting_id
    JOIN sheet_dossier o ON o.sheet_id = s.id AND ${PUT_TO_VOTE}
    JOIN dossier d ON d.id = o.dossier_id AND d.nominee_id IN (SELECT id FROM rows_of_nominee(r.nominee_id))`;

/** Until it is settled, an opened sheet is hidden whole from whoever is recused on one of it; a void one for ever. */
const HIDDEN_SHEETS = `
  SELECT DISTINCT x.dossier_id AS "dossierId", s.id AS "sheetId" ${RECUSED}
    JOIN sheet_dossier x ON x.sheet_id = s.id AND x.dossier_id = ANY($2::uuid[])
  WHERE r.person_id = $1 AND s.state <> 'settled' AND s.all_members IS NOT NULL`;

/** Whether `person` is recused on the sheet `s` of the query around it. */
export const isRecusedOn = (person: string): string => `EXISTS (SELECT FROM recusal r
    JOIN sheet_dossier o ON o.sheet_id = s.id AND ${PUT_TO_VOTE}
    JOIN dossier d ON d.id = o.dossier_id AND d.nominee_id IN (SELECT id FROM rows_of_nominee(r.nominee_id))
  WHERE r.sitting_id = s.sitting_id AND r.person_id = ${person})`;

const HIDDEN = `
  SELECT DISTINCT o.dossier_id AS id, (SELECT max(l.body ->> 'at') FROM line l
    WHERE l.stream = 'dossier' AND l.stream_id = o.dossier_id AND l.body ->> 'to' = 'councilVote.scheduled') AS since
  ${RECUSED} WHERE r.person_id = $1 AND s.state IN ('open', 'counted') AND o.active
    AND ($2::uuid[] IS NULL OR o.dossier_id = ANY($2))`;

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

/** The sheets that these dossiers are or were on, of whose vote this person may not read a line. */
export const sheetsHiddenFrom = (
  on: Executor,
  personId: string,
  dossierIds: readonly string[],
): Promise<{ dossierId: string; sheetId: string }[]> => on.query(HIDDEN_SHEETS, [personId, dossierIds]);

const BARRED = `
  SELECT o.dossier_id AS id FROM sheet_dossier o JOIN sheet s ON s.id = o.sheet_id
    JOIN dossier d ON d.id = o.dossier_id
    JOIN recusal r ON r.sitting_id = s.sitting_id AND r.person_id = $1
      AND d.nominee_id IN (SELECT id FROM rows_of_nominee(r.nominee_id))
  WHERE o.active AND o.dossier_id = ANY($2::uuid[])`;

/** Of these dossiers, those that stand on a sheet from which this person is recused: others act on them for him. */
export async function barredFrom(on: Executor, personId: string, dossierIds: readonly string[]): Promise<Set<string>> {
  const rows = await on.query<{ id: string }>(BARRED, [personId, dossierIds]);
  return new Set(rows.map(({ id }) => id));
}
