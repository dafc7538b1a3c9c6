import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  imports: Record<string, object>;
}

/** Every row that came with a list, whole: one that is changed, added or taken away gives another digest. */
export const ROWS_DIGEST = `encode(sha256(convert_to(coalesce(string_agg(jsonb_build_array(a.id, a.organisation_id,
    a.nominee_id, a.title, a.year, a.decision_number, a.decision_date, a.decided_by, a.revoked_at)::text,
    E'\\n' ORDER BY a.id), ''), 'UTF8')), 'hex')`;

const STORED = `
  WITH lists AS (
    SELECT i.organisation_id AS id, jsonb_object_agg(i.id, jsonb_build_object('count', i.count, 'already', i.already,
      'nominees', i.nominees, 'createdBy', i.created_by, 'takenBackBy', i.taken_back_by, 'reasonId', i.reason_note_id,
      'takenBack', i.taken_back_at IS NOT NULL,
      'digest', (SELECT ${ROWS_DIGEST} FROM past_award a WHERE a.import_id = i.id))) AS imports
    FROM past_import i WHERE i.organisation_id = ANY($1::uuid[]) GROUP BY i.organisation_id
  )
  SELECT x.id, coalesce(l.imports, '{}') AS imports
  FROM organisation x LEFT JOIN lists l ON l.id = x.id WHERE x.id = ANY($1::uuid[])`;

/** The lists of past awards that an organisation brought in, with every row of them, and those that it took back. */
export const pastImportStream = witness<Stored>('organisation', STORED, ({ imports }, lines) => ({
  stored: { imports },
  told: { imports: importsIn(lines) },
}));

function importsIn(lines: readonly LineBody[]): Record<string, object> {
  const back = new Map(linesOf(lines, 'TAKE_BACK_PAST').map((line) => [dataOf(line)['importId'], line]));
  return Object.fromEntries(
    linesOf(lines, 'IMPORT_PAST').map((line) => {
      const { importId, count, already, nominees, digest } = dataOf(line);
      const taken = back.get(importId);
      const end = { takenBackBy: taken?.actorId ?? null, reasonId: dataOf(taken)['noteId'] ?? null };
      const told = {
        count,
        already,
        nominees,
        digest,
        createdBy: line.actorId,
        ...end,
        takenBack: taken !== undefined,
      };
      return [String(importId), told];
    }),
  );
}
