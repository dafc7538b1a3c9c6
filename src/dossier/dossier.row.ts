import type { ContentItem } from '../domain/content.js';
import type { Memory } from '../domain/memory.js';
import type { NomineeKind, State } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';
import type { Stamp } from '../platform/once.js';

/** A dossier with everything that its guards may read of it, from one query. */
export interface DossierRow {
  id: string;
  organisationId: string;
  timeZone: string;
  campaignId: string;
  campaignVersion: number;
  awardCode: string;
  nomineeId: string;
  nomineeKind: NomineeKind;
  unitId: string;
  nominationId: string | null;
  state: State;
  memory: Memory;
  version: number;
  headHash: string;
  /** The instant of its last line. */
  changedAt: Date;
  contentDigest: string;
  receiverId: string | null;
  items: (ContentItem & { contentId: string; sectionVersion: number })[];
  openBlocks: number;
  duplicates: number;
}

const DUPLICATES = `(SELECT count(*)::int
        FROM nominee s JOIN nominee m ON m.organisation_id = s.organisation_id AND m.search_key = s.search_key
          AND m.kind = s.kind AND m.merged_into_id IS NULL
          CROSS JOIN rows_of_nominee(m.id) r JOIN dossier e ON e.nominee_id = r.id
        WHERE s.id = coalesce(n.merged_into_id, n.id) AND e.campaign_id = d.campaign_id AND e.id <> d.id
          AND e.state NOT IN ('withdrawn', 'lapsed', 'ineligible', 'draft'))`;

/** The stamp of the request, so that its earlier answer comes with the same read. */
const ANSWERED = `(SELECT json_build_object('request_digest', i.request_digest, 'body', i.body)
    FROM idempotency i WHERE i.person_id = q."personId" AND i.route = q.route AND i.key = q.key)`;

interface Wanted {
  which: string;
  now?: string;
  duplicates?: string;
  more?: string;
}

/**
 * `which` chooses among the dossiers `d`; `more` adds columns of the caller's own. OFFSET 0 has blocks looked up by
 * nominee: the planner takes them for few, and would read every open block of the installation instead.
 */
const select = ({ which, now = '$2::timestamptz', duplicates = '0', more = '' }: Wanted) => `
  SELECT d.id, d.organisation_id AS "organisationId", o.time_zone AS "timeZone", d.campaign_id AS "campaignId",
    d.campaign_version AS "campaignVersion", d.award_code AS "awardCode", d.nominee_id AS "nomineeId",
    n.kind AS "nomineeKind", d.unit_id AS "unitId", d.nomination_id AS "nominationId", d.state, d.memory, d.version,
    d.head_hash AS "headHash", d.changed_at AS "changedAt", d.content_digest AS "contentDigest", d.receiver_id AS "receiverId",
    (SELECT coalesce(json_agg(json_build_object('kind', c.kind, 'code', c.code, 'criterion', c.criterion, 'digest',
        c.digest, 'filled', c.filled, 'contentId', c.content_id, 'sectionVersion', c.section_version)
        ORDER BY c.kind, c.code), '[]') FROM dossier_content c WHERE c.dossier_id = d.id) AS items,
    (SELECT count(*)::int FROM rows_of_nominee(d.nominee_id) r CROSS JOIN LATERAL (
        SELECT FROM nominee_block b WHERE b.nominee_id = r.id AND b.lifted_at IS NULL
          AND timezone(o.time_zone, ${now})::date BETWEEN b.from_date AND coalesce(b.to_date, 'infinity') OFFSET 0) open
    ) AS "openBlocks", ${duplicates} AS duplicates
    ${more}
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN organisation o ON o.id = d.organisation_id
  WHERE ${which}`;

const ONE = select({ which: 'd.id = $1::uuid' });
const LOCK = `SELECT id FROM dossier WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/**
 * For each of a JSON array one read by itself: OFFSET 0 keeps it one by its key, where a join would be planned by how many
 * the planner guesses. Of an array of ids it would make a new plan each time, which takes five times as long as reading.
 */
const MANY = `
  SELECT r.* FROM (SELECT DISTINCT one::uuid AS id FROM jsonb_array_elements_text($1::jsonb) AS one ORDER BY id) q
  CROSS JOIN LATERAL (${select({ which: 'd.id = q.id OFFSET 0' })}) r`;
const FOR_COMMANDS = `
  SELECT q.place, r.* FROM jsonb_to_recordset($1::jsonb) AS q(place integer, id uuid, now timestamptz,
    "withDuplicates" boolean, "personId" uuid, route text, key text)
  CROSS JOIN LATERAL (${select({
    which: 'd.id = q.id OFFSET 0',
    now: 'q.now',
    duplicates: `CASE WHEN q."withDuplicates" THEN ${DUPLICATES} ELSE 0 END`,
    more: `, ${ANSWERED} AS answered`,
  })}) r`;

export async function readDossier(on: Executor, id: string, now: Date): Promise<DossierRow | undefined> {
  const [row] = await on.query<DossierRow>(ONE, [id, now]);
  return row;
}

export const readDossiers = (on: Executor, ids: readonly string[], now: Date): Promise<DossierRow[]> =>
  on.query<DossierRow>(MANY, [JSON.stringify(ids), now]);

/** Locks first, in the order of ids, and reads then: what a batch decides on cannot change before it writes. */
export async function lockDossiers(on: Executor, ids: readonly string[], now: Date): Promise<DossierRow[]> {
  await on.query(LOCK, [ids]);
  return readDossiers(on, ids, now);
}

/** A dossier that a command is for, and the request that it comes with. */
export interface ForCommand {
  id: string;
  now: Date;
  withDuplicates: boolean;
  stamp: Pick<Stamp, 'personId' | 'route' | 'key'>;
}

export interface AnsweredRow extends DossierRow {
  answered: { request_digest: string; body: unknown } | null;
}

/** In the order in which they are asked for; undefined where there is none. */
export async function readForCommands(
  on: Executor,
  asked: readonly ForCommand[],
): Promise<(AnsweredRow | undefined)[]> {
  const places = asked.map(({ stamp, ...one }, place) => ({ ...stamp, ...one, place }));
  const rows = await on.query<AnsweredRow & { place: number }>(FOR_COMMANDS, [JSON.stringify(places)]);
  const found = new Map(rows.map(({ place, ...row }) => [place, row]));
  return asked.map((_, place) => found.get(place));
}
