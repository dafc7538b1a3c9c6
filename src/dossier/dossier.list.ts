import { Injectable } from '@nestjs/common';
import { statesWith, tagsOf } from '../domain/arrows.js';
import { searchKey } from '../domain/text.js';
import { STATES, type NomineeKind, type Role, type State, type Tag } from '../domain/vocabulary.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import { Database } from '../platform/database.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Mask } from './mask.js';
import { SCOPE_SQL, scopeValues, unitsOf } from './visibility.js';

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

type Row = Omit<ListedDossier, 'tags'>;

export interface DossierFilter {
  state?: State;
  campaignId?: string;
  q?: string;
  mine?: boolean;
  cursor?: string;
  limit: number;
}

const LIST = `
  SELECT d.id, d.organisation_id AS "organisationId", d.campaign_id AS "campaignId", d.award_code AS "awardCode",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit,
    d.state, d.held, d.due_at AS "dueAt", d.version, d.changed_at AS "changedAt"
  FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id
  WHERE ${SCOPE_SQL} AND d.state = ANY($5) AND ($6::uuid IS NULL OR d.campaign_id = $6)
    AND ($7::text IS NULL OR n.search_key LIKE $7 OR n.sort_key LIKE $7)
    AND ($8::timestamptz IS NULL OR (d.changed_at, d.id) < ($8, $9::uuid))
    AND ($10::jsonb IS NULL OR EXISTS (SELECT FROM jsonb_to_recordset($10) AS t(place uuid, states text[])
      WHERE t.place IN (d.organisation_id, d.unit_id, d.receiver_id) AND d.state = ANY(t.states)))
  ORDER BY d.changed_at DESC, d.id DESC LIMIT $11`;

/** Lists of dossiers: what a person may see, filtered, newest change first. */
@Injectable()
export class DossierList {
  constructor(
    private readonly database: Database,
    private readonly mask: Mask,
  ) {}

  async page(person: SignedIn, filter: DossierFilter): Promise<Page<ListedDossier>> {
    const after = positionAt(filter.cursor, 'instant');
    const rows = await this.database.query<Row>(LIST, [
      ...scopeValues(person),
      filter.state ? [filter.state] : STATES,
      filter.campaignId ?? null,
      filter.q === undefined ? null : prefixPattern(filter.q),
      after?.key ?? null,
      after?.id ?? null,
      filter.mine ? JSON.stringify(turnsOf(person)) : null,
      filter.limit + 1,
    ]);
    const hidden = await this.mask.hidden(this.database, person.personId, idsOnSheets(rows));
    const position = (row: Row) => ({ key: row.changedAt!.toISOString(), id: row.id });
    return pageOf(rows, filter.limit, position, (row) => listed(row, hidden.has(row.id)));
  }
}

/** The names are searched from their first word, or from the given name. */
const prefixPattern = (q: string): string => `${searchKey(q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

const idsOnSheets = (rows: readonly { id: string; state: State }[]): string[] =>
  rows.filter((row) => tagsOf(row.state).has('onSheet')).map((row) => row.id);

const listed = (row: Row, hidden: boolean): ListedDossier => {
  const state = hidden ? HIDDEN_STATE : row.state;
  const shown = hidden ? { state, version: null, changedAt: null } : {};
  return { ...row, ...shown, tags: [...tagsOf(state)] };
};

/** What a dossier on an open or counted sheet is shown as to whoever must not learn of its vote. */
export const HIDDEN_STATE: State = 'councilVote.scheduled';

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
