import { LOOKED_FOR } from '../domain/near-names.js';
import type { PastList, PastRow } from '../domain/past-list.js';
import type { KnownAward, KnownNominee, Register } from '../domain/past-known.js';
import { givenNameFirst, searchKey } from '../domain/text.js';
import type { Executor } from '../platform/database.js';

const KNOWN = `n.id, n.name, n.kind, n.year, coalesce(u.name, '') AS unit`;
const NOMINEES = `SELECT ${KNOWN}, m.name AS "as"
  FROM nominee m JOIN nominee n ON n.id = coalesce(m.merged_into_id, m.id) LEFT JOIN unit u ON u.id = n.unit_id
  WHERE m.organisation_id = $1 AND m.id IN (SELECT k.id FROM nominee k
    WHERE k.organisation_id = $1 AND k.search_key = ANY($2::text[]) UNION SELECT unnest($3::uuid[]))
  ORDER BY n.id, m.id`;
/** Of each name that is not there some that begin like it, by the first word or the given name. */
const some = (column: string, wanted: string) => `(SELECT m.id FROM nominee m WHERE m.organisation_id = $1
    AND m.merged_into_id IS NULL AND m.${column} ~>=~ ${wanted} AND m.${column} ~<~ (${wanted} || chr(1114111)) LIMIT 60)`;
const NEAR = `SELECT ${KNOWN}, n.name AS "as" FROM nominee n LEFT JOIN unit u ON u.id = n.unit_id
  WHERE n.id IN (SELECT s.id FROM unnest($2::text[], $3::text[]) AS w(key, sort)
    CROSS JOIN LATERAL (${some('search_key', 'w.key')} UNION ALL ${some('sort_key', 'w.sort')}) s) ORDER BY n.id`;
const AWARDS = `SELECT n.id AS "nomineeId", a.title, a.year, coalesce(p.number, a.decision_number) AS "decisionNumber"
  FROM unnest($1::uuid[]) AS n(id) CROSS JOIN LATERAL rows_of_nominee(n.id) r
    JOIN past_award a ON a.nominee_id = r.id AND NOT counts_no_more(a.import_id)
    LEFT JOIN LATERAL paper_of_decision(a.decision_id) p ON true`;
const TITLES = `SELECT DISTINCT a.award ->> 'title' AS title FROM campaign c
    JOIN campaign_version v ON v.campaign_id = c.id AND v.version = c.current_version
    CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'awards') AS a(award) WHERE c.organisation_id = $1
  UNION SELECT w.title FROM unnest($2::text[]) AS w(title) WHERE EXISTS (SELECT FROM past_award p
    WHERE p.organisation_id = $1 AND p.title = w.title AND NOT counts_no_more(p.import_id))`;

const UNITS = `SELECT name FROM unit WHERE organisation_id = $1`;

/** What the register knows of a list, however long either is in as many queries. */
export async function registerFor(
  on: Executor,
  organisationId: string,
  { rows }: Pick<PastList, 'rows'>,
  chosen: readonly string[],
): Promise<Register> {
  const told = rows.flatMap(({ award }) => award ?? []);
  const keys = [...new Set(told.map(({ name }) => searchKey(name)))];
  const nominees = await ask<KnownNominee>(on, NOMINEES, [organisationId, keys, chosen]);
  const there = new Set(nominees.map((one) => searchKey(one.as)));
  return {
    nominees,
    near: await nearOf(
      on,
      organisationId,
      keys.filter((key) => !there.has(key)),
    ),
    awards: await ask<KnownAward>(on, AWARDS, [[...new Set(nominees.map(({ id }) => id))]]),
    units: (await ask<{ name: string }>(on, UNITS, [organisationId])).map(({ name }) => name),
    titles: (await ask<{ title: string }>(on, TITLES, [organisationId, titlesOf(told)])).map(({ title }) => title),
  };
}

const ask = <Row extends object>(on: Executor, text: string, values: unknown[]): Promise<Row[]> =>
  on.query<Row & Record<string, unknown>>(text, values);

const titlesOf = (rows: readonly PastRow[]): string[] => [...new Set(rows.map(({ title }) => title))];

async function nearOf(on: Executor, organisationId: string, keys: readonly string[]): Promise<KnownNominee[]> {
  const wanted = keys.filter((key) => key !== '').slice(0, LOOKED_FOR);
  if (wanted.length === 0) return [];
  return ask<KnownNominee>(on, NEAR, [
    organisationId,
    wanted.map((key) => beginning(key)),
    wanted.map((key) => beginning(givenNameFirst(key))),
  ]);
}

/** Its first word and the letter that the next one begins with. */
const beginning = (key: string): string => /^\S+(?: \S)?/.exec(key)?.[0] ?? key;
