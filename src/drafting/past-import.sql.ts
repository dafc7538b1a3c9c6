import type { PastRow } from '../domain/past-list.js';
import type { PlacedAward } from '../domain/past-known.js';
import { givenNameFirst, searchKey } from '../domain/text.js';
import type { Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';

const NOMINEES = `INSERT INTO nominee (id, organisation_id, kind, name, year, unit_id, search_key, sort_key, created_at)
  SELECT n.id, $2, n.kind, n.name, n.year, (SELECT u.id FROM unit u WHERE u.organisation_id = $2
      AND u.search_key = n.place ORDER BY u.id LIMIT 1), n.key, n."sortKey", $3
  FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, kind text, name text, year integer, place text, key text, "sortKey" text)`;
const AWARDS = `INSERT INTO past_award (id, organisation_id, nominee_id, title, year, decision_number, decision_date,
    decided_by, import_id)
  SELECT a.id, $2, a."nomineeId", a.title, a.year, a."decisionNumber", a."decisionDate", a."decidedBy", $3
  FROM jsonb_to_recordset($1::jsonb) AS a(id uuid, "nomineeId" uuid, title text, year integer, "decisionNumber" text,
    "decisionDate" date, "decidedBy" text)`;

/** Adds them to the register, in the unit that stands beside the name where there is one so called; answers their ids. */
export async function insertNominees(
  tx: Tx,
  organisationId: string,
  rows: readonly PastRow[],
  now: Date,
): Promise<string[]> {
  const made = rows.map(({ kind, name, birthYear, place }) => {
    const key = searchKey(name);
    return {
      ...{ id: newId(now), kind, name, year: birthYear, place: searchKey(place) },
      ...{ key, sortKey: givenNameFirst(key) },
    };
  });
  if (made.length > 0) await tx.query(NOMINEES, [JSON.stringify(made), organisationId, now]);
  return made.map(({ id }) => id);
}

interface Into {
  organisationId: string;
  importId: string;
  /** Ids of the nominees that were added, by their number. */
  added: readonly string[];
  now: Date;
}

export async function insertAwards(
  tx: Tx,
  { organisationId, importId, added, now }: Into,
  awards: readonly PlacedAward[],
): Promise<void> {
  const rows = awards.map(({ nominee, row: { title, year, decisionNumber, decisionDate, decidedBy } }) => ({
    ...{ id: newId(now), nomineeId: 'id' in nominee ? nominee.id : added[nominee.added] },
    ...{ title, year, decisionNumber, decisionDate, decidedBy },
  }));
  await tx.query(AWARDS, [JSON.stringify(rows), organisationId, importId]);
}
