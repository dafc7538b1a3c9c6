import { dataOf, linesOf, witness } from '../audit/witness.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  /** By the merged row, the row that stands for it. */
  merged: Record<string, string>;
}

const STORED = `
  SELECT x.id, (SELECT coalesce(jsonb_object_agg(n.id, n.merged_into_id), '{}') FROM nominee n
    WHERE n.organisation_id = x.id AND n.merged_into_id IS NOT NULL) AS merged
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** Which rows of an organisation's register are one nominee. */
export const mergeStream = witness<Stored>('organisation', STORED, ({ merged }, lines) => ({
  stored: { merged },
  told: { merged: mergedIn(lines) },
}));

function mergedIn(lines: readonly LineBody[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const line of linesOf(lines, 'MERGE_NOMINEE', 'SPLIT_NOMINEE')) {
    const { nomineeId, intoId } = dataOf(line);
    if (line.command === 'MERGE_NOMINEE') merged[String(nomineeId)] = intoId;
    else delete merged[String(nomineeId)];
  }
  return merged;
}
