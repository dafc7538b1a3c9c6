import { dataOf, witness } from '../audit/witness.js';
import { textsIn } from '../domain/batch-lines.js';

interface Stored {
  id: string;
  supplements: Record<string, string[]>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(s.seq, s.codes), '{}') FROM (
      SELECT i.seq, jsonb_agg(i.code ORDER BY i.code COLLATE "C") AS codes FROM supplement_item i
      WHERE i.dossier_id = x.id GROUP BY i.seq) s) AS supplements
  FROM dossier x WHERE x.id = ANY($1::uuid[])`;

/** What was asked to be supplemented, by the line that asked. The words beside an item are in no line. */
export const supplementStream = witness<Stored>('dossier', STORED, ({ supplements }, lines) => ({
  stored: { supplements },
  told: {
    supplements: Object.fromEntries(
      lines.flatMap((line) => {
        const codes = textsIn(dataOf(line)['itemCodes']).sort();
        return codes.length === 0 ? [] : [[String(line.seq), codes]];
      }),
    ) as object,
  },
}));
