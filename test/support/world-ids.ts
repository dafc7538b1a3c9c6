import type { Database } from '../../src/platform/database.js';

/** The rows that ids stand for, with how the organisation of each is known. */
const ROWS = {
  dossier: 'SELECT id, organisation_id AS at FROM dossier',
  nominee: 'SELECT id, organisation_id AS at FROM nominee',
  campaign: 'SELECT id, organisation_id AS at FROM campaign',
  unit: 'SELECT id, organisation_id AS at FROM unit',
  outgoing: 'SELECT id, organisation_id AS at FROM outgoing',
  coverSlip: 'SELECT id, organisation_id AS at FROM cover_slip',
  pastImport: 'SELECT id, organisation_id AS at FROM past_import',
  paper: 'SELECT id, organisation_id AS at FROM paper',
  sitting: 'SELECT id, organisation_id AS at FROM sitting',
  sheet: 'SELECT id, organisation_id AS at FROM sheet',
  submission: 'SELECT id, organisation_id AS at FROM submission',
  decision: 'SELECT id, organisation_id AS at FROM decision',
  person: 'SELECT DISTINCT person_id AS id, organisation_id AS at FROM role',
  role: 'SELECT id, organisation_id AS at FROM role',
  organisation: 'SELECT id, id AS at FROM organisation',
  succession: 'SELECT id, from_id AS at FROM organisation_succession',
  block: 'SELECT b.id, n.organisation_id AS at FROM nominee_block b JOIN nominee n ON n.id = b.nominee_id',
  notice: 'SELECT n.id, r.organisation_id AS at FROM notice n JOIN role r ON r.person_id = n.recipient_id',
  evidence: `SELECT c.code::uuid AS id, d.organisation_id AS at FROM dossier_content c JOIN dossier d ON d.id = c.dossier_id
    WHERE c.kind = 'evidence'`,
} as const;
export type IdKind = keyof typeof ROWS;
export const ID_KINDS = Object.keys(ROWS) as IdKind[];

/** By kind, in an order that is the same in every run of the same story. */
export type Ids = Record<IdKind, string[]>;

export async function idsAt(database: Database, organisationId: string): Promise<Ids> {
  const found = await Promise.all(
    ID_KINDS.map(async (kind) => {
      const rows = await database.query<{ id: string }>(
        `SELECT id FROM (${ROWS[kind]}) AS rows WHERE at = $1 GROUP BY id ORDER BY min(at::text), id`,
        [organisationId],
      );
      return [kind, rows.map(({ id }) => id)] as const;
    }),
  );
  return Object.fromEntries(found) as Ids;
}

export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An id that nobody has, and that is another one for each id. */
export const absentFor = (id: string): string =>
  `${id.slice(0, 14)}4000-8000-${[...id.slice(24)].toReversed().join('')}`;

/** The text with each of `ids` exchanged. */
export const exchanged = (text: string, ids: ReadonlyMap<string, string>): string =>
  text.replaceAll(UUID, (id) => ids.get(id) ?? id);

export const namesAny = (text: string, ids: ReadonlyMap<string, string>): boolean =>
  (text.match(UUID) ?? []).some((id) => ids.has(id));
