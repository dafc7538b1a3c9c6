import { Injectable } from '@nestjs/common';
import { statesWith, tagsOf } from '../domain/arrows.js';
import { searchKey } from '../domain/text.js';
import { STATES, type NomineeKind, type Role, type State, type Tag } from '../domain/vocabulary.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Mask } from './mask.js';
import { maySee, SCOPE_SQL, scopeValues, unitsOf } from './visibility.js';

/** A dossier as a row of a list. `version` and `changedAt` are null where its vote is hidden from the reader. */
export interface ListedDossier {
  id: string;
  organisationId: string;
  campaignId: string;
  awardCode: string;
  nominee: { id: string; name: string; kind: NomineeKind };
  unit: { id: string; name: string };
  state: State;
  held: boolean;
  dueAt: Date | null;
  version: number | null;
  changedAt: Date | null;
  tags: Tag[];
}

interface Row extends Omit<ListedDossier, 'tags' | 'changedAt'> {
  changedAt: Date;
  /** By what the list is sorted: its last change, or, where that is hidden, since when it waits for the council. */
  sortAt: Date;
  hidden: boolean;
  referred: boolean;
}

export interface DossierFilter {
  state?: State;
  campaignId?: string;
  awardCode?: string;
  unitId?: string;
  nomineeId?: string;
  q?: string;
  mine?: boolean;
  askedBack?: boolean;
  cursor?: string;
  limit: number;
}

/** What a dossier on an open or counted sheet is shown as to whoever must not learn of its vote. */
export const HIDDEN_STATE: State = 'councilVote.scheduled';

/** Each stands in the statement only where it is asked for, so that its index is used. A merged row is asked for as one. */
const NARROWED = {
  unitId: (value: string) => `d.unit_id = ${value}::uuid`,
  awardCode: (value: string) => `d.award_code = ${value}`,
  nomineeId: (value: string) => `d.nominee_id IN (SELECT r.id FROM rows_of_nominee(${value}::uuid) r)`,
};
const NARROWING = Object.keys(NARROWED) as (keyof typeof NARROWED)[];

/**
 * The last value are the dossiers whose vote is hidden from the reader, if there are any: filtered and sorted as he is shown
 * them, so that no filter tells where they are. Nearly nobody has any, and the plain list keeps to its index.
 */
const listOf = (narrowed: readonly (keyof typeof NARROWED)[], masked: boolean): string => {
  const [state, sortAt] = masked
    ? [`CASE WHEN h.id IS NULL THEN d.state ELSE '${HIDDEN_STATE}' END`, 'coalesce(h.since, d.changed_at)']
    : ['d.state', 'd.changed_at'];
  const narrowing = narrowed.map((name, index) => `AND ${NARROWED[name](`$${13 + index}`)}`).join(' ');
  const hidden = `jsonb_to_recordset($${13 + narrowed.length}::jsonb) AS h(id uuid, since timestamptz)`;
  return `
  SELECT d.id, d.organisation_id AS "organisationId", d.campaign_id AS "campaignId", d.award_code AS "awardCode",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit, ${state} AS state, d.held, d.referred,
    d.due_at AS "dueAt", d.version, d.changed_at AS "changedAt", ${sortAt} AS "sortAt",
    ${masked ? 'h.id IS NOT NULL' : 'false'} AS hidden
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id
    ${masked ? `LEFT JOIN ${hidden} ON h.id = d.id` : ''}
  WHERE ${SCOPE_SQL} AND ${state} = ANY($5) AND ($6::uuid IS NULL OR d.campaign_id = $6)
    AND ($7::text IS NULL OR n.search_key LIKE $7 OR n.sort_key LIKE $7)
    AND ($8::timestamptz IS NULL OR (${sortAt}, d.id) < ($8, $9::uuid))
    AND ($10::jsonb IS NULL OR EXISTS (SELECT FROM jsonb_to_recordset($10) AS t(place uuid, states text[])
      WHERE t.place IN (d.organisation_id, d.unit_id, d.receiver_id) AND ${state} = ANY(t.states)))
    AND (NOT $12 OR jsonb_typeof(d.memory -> 'reinstatement') = 'object') ${narrowing}
  ORDER BY ${sortAt} DESC, d.id DESC LIMIT $11`;
};

/** Lists of dossiers: what a person may see, filtered, newest change first. */
@Injectable()
export class DossierList {
  constructor(
    private readonly database: Database,
    private readonly mask: Mask,
  ) {}

  async page(person: SignedIn, filter: DossierFilter): Promise<Page<ListedDossier>> {
    const after = positionAt(filter.cursor, 'instant');
    const narrowed = NARROWING.filter((name) => filter[name] !== undefined);
    const hidden = await this.mask.everyHidden(this.database, person.personId);
    const values: unknown[] = [
      ...scopeValues(person),
      filter.state ? [filter.state] : STATES,
      filter.campaignId ?? null,
      filter.q === undefined ? null : prefixPattern(filter.q),
      after?.key ?? null,
      after?.id ?? null,
      filter.mine ? JSON.stringify(turnsOf(person)) : null,
      filter.limit + 1,
      filter.askedBack ?? false,
      ...narrowed.map((name) => filter[name]),
    ];
    const masked = hidden.size > 0;
    if (masked) values.push(JSON.stringify([...hidden].map(([id, since]) => ({ id, since }))));
    const rows = await this.database.query<Row & Record<string, unknown>>(listOf(narrowed, masked), values);
    const position = (row: Row) => ({ key: row.sortAt.toISOString(), id: row.id });
    return pageOf(rows, filter.limit, position, (row) => listed(person, row));
  }
}

/** The names are searched from their first word, or from the given name. */
const prefixPattern = (q: string): string => `${searchKey(q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** A receiver is not told that the commune holds what it was sent. */
function listed(person: SignedIn, { sortAt: _, hidden, referred, ...row }: Row): ListedDossier {
  const own = maySee(person, { ...row, unitId: row.unit.id, referred, receiverId: null });
  const shown = hidden ? { version: null, changedAt: null } : {};
  return { ...row, ...shown, held: own && row.held, tags: [...tagsOf(row.state)] };
}

const TURN_OF_ROLE: Partial<Record<Role, Tag>> = {
  clerk: 'turn:clerk',
  secretary: 'turn:secretary',
  councilMember: 'turn:council',
  chair: 'turn:chair',
  authorityOfficer: 'turn:authority',
};

/** Where it is a person's turn: by organisation, unit or receiver, the states that wait for his roles. */
function turnsOf(person: SignedIn): { place: string; states: State[] }[] {
  const byRole = Object.entries(TURN_OF_ROLE).flatMap(([role, tag]) =>
    organisationsOf(person, role as Role).map((place) => ({ place, states: statesWith(tag) })),
  );
  return [...byRole, ...unitsOf(person).map((place) => ({ place, states: statesWith('turn:nominator') }))];
}
