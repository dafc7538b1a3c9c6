import type { ToldCount } from '../domain/outgoing.js';

/** What the signed papers of a sheet tell otherwise than was counted, by dossier: the latest of each. They prevail. */
export type SignedCounts = Record<string, ToldCount>;

/** Those of the sheet whose id stands in this column; null where its papers tell what was counted. */
export const signedCountsOf = (sheetId: string): string => `(SELECT jsonb_object_agg(w."dossierId", w.signed) FROM (
    SELECT DISTINCT ON (1) d ->> 'dossierId' AS "dossierId", d -> 'signed' AS signed
    FROM line k CROSS JOIN LATERAL jsonb_array_elements(k.body #> '{data,differing}') d
    WHERE k.stream = 'sheet' AND k.stream_id = ${sheetId} AND k.body ->> 'command' = 'CORRECT_COUNT'
    ORDER BY 1, k.seq DESC) w)`;
