import type { ContentItem } from '../domain/content.js';
import type { Memory } from '../domain/memory.js';
import type { NomineeKind, State } from '../domain/vocabulary.js';
import type { Executor } from '../platform/database.js';

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

interface Wanted {
  which: string;
  duplicates?: string;
  more?: string;
}

/**
 * `which` chooses by `$1`, `$2` is now; `more` adds columns of the caller's own. OFFSET 0 has blocks looked up by
 * nominee: the planner takes them for few, and would read every open block of the installation instead.
 */
const select = ({ which, duplicates = '0', more = '' }: Wanted) => `
  SELECT d.id, d.organisation_id AS "organisationId", o.time_zone AS "timeZone", d.campaign_id AS "campaignId",
    d.campaign_version AS "campaignVersion", d.award_code AS "awardCode", d.nominee_id AS "nomineeId",
    n.kind AS "nomineeKind", d.unit_id AS "unitId", d.nomination_id AS "nominationId", d.state, d.memory, d.version,
    d.head_hash AS "headHash", d.changed_at AS "changedAt", d.content_digest AS "contentDigest", d.receiver_id AS "receiverId",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'criterion', c.criterion, 'digest',
        c.digest, 'filled', c.filled, 'contentId', c.content_id, 'sectionVersion', c.section_version)
        ORDER BY c.kind, c.code), '[]') FROM dossier_content c WHERE c.dossier_id = d.id) AS items,
    (SELECT count(*)::int FROM rows_of_nominee(d.nominee_id) r CROSS JOIN LATERAL (
        SELECT FROM nominee_block b WHERE b.nominee_id = r.id AND b.lifted_at IS NULL
          AND daterange(b.from_date, b.to_date, '[]') @> timezone(o.time_zone, $2::timestamptz)::date OFFSET 0) open
    ) AS "openBlocks", ${duplicates} AS duplicates
    ${more}
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN organisation o ON o.id = d.organisation_id
  WHERE ${which}`;

/**
 * Alone by `=`: of an array Postgres expects ten rows where it knows only the text, takes the plan for a worse one than
 * that for one row, and makes a new one at each execution, which costs five times what reading does.
 */
const ALONE = 'd.id = $1::uuid';
const ONE = select({ which: ALONE });
const MANY = select({ which: 'd.id = ANY($1::uuid[])' });
const LOCK = `SELECT id FROM dossier WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

/** `$3` to `$5`: the stamp of the request, so that its earlier answer comes with the same read. */
const more = `, (SELECT json_build_object('request_digest', i.request_digest, 'body', i.body)
    FROM idempotency i WHERE i.person_id = $3 AND i.route = $4 AND i.key = $5) AS answered`;
const FOR_COMMAND = select({ which: ALONE, more });
const FOR_COMMAND_WITH_DUPLICATES = select({ which: ALONE, duplicates: DUPLICATES, more });

export async function readDossier(on: Executor, id: string, now: Date): Promise<DossierRow | undefined> {
  const [row] = await on.query<DossierRow>(ONE, [id, now]);
  return row;
}

export const readDossiers = (on: Executor, ids: readonly string[], now: Date): Promise<DossierRow[]> =>
  on.query<DossierRow>(MANY, [ids, now]);

/** Locks first, in the order of ids, and reads then: what a batch decides on cannot change before it writes. */
export async function lockDossiers(on: Executor, ids: readonly string[], now: Date): Promise<DossierRow[]> {
  await on.query(LOCK, [ids]);
  return readDossiers(on, ids, now);
}

export interface AnsweredRow extends DossierRow {
  answered: { request_digest: string; body: unknown } | null;
}

export async function readForCommand(
  on: Executor,
  id: string,
  now: Date,
  withDuplicates: boolean,
  stamp: { personId: string; route: string; key: string | null },
): Promise<AnsweredRow | undefined> {
  const text = withDuplicates ? FOR_COMMAND_WITH_DUPLICATES : FOR_COMMAND;
  const [row] = await on.query<AnsweredRow>(text, [id, now, stamp.personId, stamp.route, stamp.key]);
  return row;
}
