import { dataOf, linesOf, witness } from '../audit/witness.js';
import { outcomesIn } from '../domain/batch-lines.js';
import { isRecord } from '../domain/line-shape.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  columns: Record<string, unknown>;
  outcomes: Record<string, string>;
  /** By dossier, with whose book it is. */
  goldBook: Record<string, unknown>;
  /** By campaign and award. */
  prizes: Record<string, unknown>;
}

const STORED = `
  SELECT x.id, jsonb_build_object('decidedById', x.decided_by_id, 'submissionId', x.submission_id, 'paperId', x.paper_id)
      AS columns,
    (SELECT coalesce(jsonb_object_agg(o.dossier_id, o.outcome), '{}') FROM decision_outcome o WHERE o.decision_id = x.id)
      AS outcomes,
    (SELECT coalesce(jsonb_object_agg(g.dossier_id, jsonb_build_object('number', g.number, 'of', g.organisation_id)), '{}')
      FROM gold_book_entry g WHERE g.decision_id = x.id) AS "goldBook",
    (SELECT coalesce(jsonb_object_agg(concat_ws(' ', z.campaign_id, z.award_code), z.amount), '{}')
      FROM decision_prize z WHERE z.decision_id = x.id) AS prizes
  FROM decision x WHERE x.id = ANY($1::uuid[])`;

/** A decision: who gave it, on which letter and paper, what it says of each dossier, its numbers in the gold book, its prizes. */
export const decisionStream = witness<Stored>('decision', STORED, ({ columns, outcomes, goldBook, prizes }, lines) => {
  const { decidedById, submissionId, paperId } = dataOf(lines[0]);
  return {
    stored: { ...columns, outcomes, goldBook, prizes },
    told: {
      ...{ decidedById, submissionId, paperId, outcomes: Object.fromEntries(outcomesIn(dataOf(lines[0]))) },
      ...{ goldBook: enteredIn(lines), prizes: prizesIn(lines) },
    },
  };
});

const enteredIn = (lines: readonly LineBody[]): Record<string, unknown> =>
  Object.fromEntries(
    linesOf(lines, 'ENTER_GOLD_BOOK').flatMap((line) =>
      recordsIn(dataOf(line)['goldBook']).map(({ dossierId, number }) => [
        String(dossierId),
        { number, of: line.organisationId },
      ]),
    ),
  );

const recordsIn = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The last that was said of each; nothing where that was that law says it. */
function prizesIn(lines: readonly LineBody[]): Record<string, unknown> {
  const said = linesOf(lines, 'SET_PRIZE').map((line) => dataOf(line));
  const last = new Map(said.map(({ campaignId, awardCode, amount }) => [[campaignId, awardCode].join(' '), amount]));
  return Object.fromEntries([...last].filter(([, amount]) => amount !== null));
}

interface Book {
  id: string;
  goesOn: boolean;
}

const BOOKS = `
  SELECT x.id, (SELECT b.next FROM gold_book b WHERE b.organisation_id = x.id) IS NOT DISTINCT FROM
      (SELECT max(g.number) + 1 FROM gold_book_entry g WHERE g.organisation_id = x.id) AS "goesOn"
  FROM organisation x WHERE x.id = ANY($1::uuid[])`;

/** The next number of a gold book is the one behind the last entry; the entries are compared with the decisions that made them. */
export const goldBookStream = witness<Book>('organisation', BOOKS, ({ goesOn }) => ({
  stored: { goldBookGoesOn: goesOn },
  told: { goldBookGoesOn: true },
}));
