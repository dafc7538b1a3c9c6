import { dataOf, witness } from '../audit/witness.js';
import { outcomesIn } from '../domain/batch-lines.js';

interface Stored {
  id: string;
  columns: Record<string, unknown>;
  outcomes: Record<string, string>;
}

const STORED = `
  SELECT x.id, jsonb_build_object('decidedById', x.decided_by_id, 'submissionId', x.submission_id, 'paperId', x.paper_id)
      AS columns,
    (SELECT coalesce(jsonb_object_agg(o.dossier_id, o.outcome), '{}') FROM decision_outcome o WHERE o.decision_id = x.id)
      AS outcomes
  FROM decision x WHERE x.id = ANY($1::uuid[])`;

/** A decision: who gave it, on which letter, on which paper, and what it says of each dossier. */
export const decisionStream = witness<Stored>('decision', STORED, ({ columns, outcomes }, lines) => {
  const { decidedById, submissionId, paperId } = dataOf(lines[0]);
  return {
    stored: { ...columns, outcomes },
    told: { decidedById, submissionId, paperId, outcomes: Object.fromEntries(outcomesIn(dataOf(lines[0]))) },
  };
});
