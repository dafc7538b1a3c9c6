import { statesWith } from '../domain/arrows.js';
import { searchKey } from '../domain/text.js';
import { STATES, type Role, type State } from '../domain/vocabulary.js';
import { organisationsOf, type SignedIn } from '../people/signed-in.js';
import type { Position } from '../platform/cursor.js';
import { HIDDEN_STATE, type DossierFilter } from './dossier.filter.js';
import { scopeOf, unitsOf } from './visibility.js';

/** A statement with its values. What is not asked for stands in no text, so that a prepared plan is of what is asked. */
export interface Statement {
  text: string;
  values: unknown[];
}

interface Asked {
  person: SignedIn;
  filter: DossierFilter;
  after: Position | undefined;
  /** Dossiers whose vote is hidden from the reader, with the moment since when they wait for the council. */
  hidden: ReadonlyMap<string, Date>;
}

type Scope = ReturnType<typeof scopeOf>;

/** By what a person sees a dossier: `p` is the place, `m` a nominee that may be of it. */
const WAYS: Record<keyof Scope, { sees: string; names: string }> = {
  organisations: { sees: 'd.organisation_id = p.id', names: 'm.organisation_id = p.id' },
  councils: { sees: 'd.organisation_id = p.id AND d.referred', names: 'm.organisation_id = p.id' },
  units: {
    sees: 'd.unit_id = p.id',
    names: 'm.organisation_id = (SELECT u.organisation_id FROM unit u WHERE u.id = p.id)',
  },
  receivers: { sees: 'd.receiver_id = p.id', names: 'true' },
};
const EACH_WAY = Object.keys(WAYS) as (keyof Scope)[];

interface Places {
  way: keyof Scope;
  places: { id: string; states: readonly State[] }[];
}

const columnsOf = (state: string, sortAt: string, hidden: string): string => `
  SELECT d.id, d.organisation_id AS "organisationId", d.campaign_id AS "campaignId", d.award_code AS "awardCode",
    jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
    jsonb_build_object('id', u.id, 'name', u.name) AS unit, ${state} AS state, d.held, d.referred,
    d.due_at AS "dueAt", d.version, d.changed_at AS "changedAt", ${sortAt} AS "sortAt", ${hidden} AS hidden`;

/** What comes after the last character of every text that goes on from a prefix. */
const LAST_CHARACTER = '\u{10FFFF}';
/** Nominees that are looked up by name sooner than dossiers are looked through. */
const FEW = 2000;

class Writing {
  readonly values: unknown[] = [];
  private readonly limit: string;
  private readonly prefix: readonly [string, string] | undefined;

  constructor(private readonly asked: Asked) {
    this.limit = this.value(asked.filter.limit + 1);
    const key = asked.filter.q === undefined ? '' : searchKey(asked.filter.q);
    if (key) this.prefix = [this.value(key), this.value(key + LAST_CHARACTER)];
  }

  /**
   * The newest of each place and state, from the index that has them in this order, and of these the newest of all: it reads
   * as much from a thousand communes of many years as from one.
   */
  plain(): Statement {
    const conditions = this.conditions('d.changed_at');
    const ways = placesOf(this.asked).map(({ way, places }) => this.way(way, places, conditions));
    const text = `${columnsOf('d.state', 'd.changed_at', 'false')}
      FROM (${ways.join(' UNION ')} ORDER BY changed_at DESC, id DESC LIMIT ${this.limit}) c
        JOIN dossier d ON d.id = c.id JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id
      ORDER BY d.changed_at DESC, d.id DESC`;
    return { text, values: this.values };
  }

  private way(way: keyof Scope, places: Places['places'], conditions: string): string {
    const { sees, names } = WAYS[way];
    const from = `jsonb_to_recordset(${this.value(JSON.stringify(places))}::jsonb) AS p(id uuid, states text[])`;
    const newest = `ORDER BY d.changed_at DESC, d.id DESC LIMIT ${this.limit}) d`;
    if (!this.prefix)
      return `(SELECT d.id, d.changed_at FROM ${from} CROSS JOIN unnest(p.states) AS s(state) CROSS JOIN LATERAL (
        SELECT d.id, d.changed_at FROM dossier d WHERE ${sees} AND d.state = s.state ${conditions} ${newest})`;
    const byName = (few: string) => `(SELECT d.id, d.changed_at FROM ${from} CROSS JOIN LATERAL (
      SELECT d.id, d.changed_at FROM (${this.named(names)}) m JOIN dossier d ON d.nominee_id = m.id
      WHERE ${sees} AND d.state = ANY(p.states) ${few} ${conditions} ${newest})`;
    if (way !== 'receivers') return byName('');
    const byAge = `(SELECT d.id, d.changed_at FROM ${from} CROSS JOIN unnest(p.states) AS s(state) CROSS JOIN LATERAL (
      SELECT d.id, d.changed_at FROM dossier d WHERE ${sees} AND d.state = s.state AND NOT ${this.few()} AND EXISTS (
        SELECT FROM nominee m WHERE m.id = d.nominee_id AND (${this.within('search_key')} OR ${this.within('sort_key')}))
      ${conditions} ${newest})`;
    return `${byName(`AND ${this.few()}`)} UNION ${byAge}`;
  }

  /**
   * Whether few nominees of all communes have such a name. A rare one is found by the name; of a common one some are
   * among the newest. Only one of the two is run.
   */
  private few(): string {
    return `(SELECT count(*) <= ${FEW} FROM (${['search_key', 'sort_key']
      .map((key) => `SELECT FROM nominee m WHERE ${this.within(key)}`)
      .join(' UNION ALL ')} LIMIT ${FEW + 1}) f)`;
  }

  /** A range in the place of LIKE, of which the plan of a prepared statement knows no border. */
  private named(where: string): string {
    return ['search_key', 'sort_key']
      .map((key) => `SELECT m.id FROM nominee m WHERE ${where} AND ${this.within(key)}`)
      .join(' UNION ');
  }

  private within(key: string): string {
    const [first, last] = this.prefix!;
    return `m.${key} ~>=~ ${first} AND m.${key} ~<~ ${last}`;
  }

  /**
   * Filtered and sorted as the reader is shown them, so that no filter tells where the hidden ones are. Few people have
   * any, and nobody for long.
   */
  masked(): Statement {
    const state = `CASE WHEN h.id IS NULL THEN d.state ELSE '${HIDDEN_STATE}' END`;
    const sortAt = 'coalesce(h.since, d.changed_at)';
    const hidden = JSON.stringify([...this.asked.hidden].map(([id, since]) => ({ id, since })));
    const ways = placesOf(this.asked).map(
      ({ way, places }) => `EXISTS (SELECT FROM jsonb_to_recordset(${this.value(JSON.stringify(places))}::jsonb)
        AS p(id uuid, states text[]) WHERE ${WAYS[way].sees} AND ${state} = ANY(p.states))`,
    );
    const all = [...new Set(Object.values(scopeOf(this.asked.person)).flat())];
    const near = this.value(all);
    const text = `${columnsOf(state, sortAt, 'h.id IS NOT NULL')}
      FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id
        LEFT JOIN jsonb_to_recordset(${this.value(hidden)}::jsonb) AS h(id uuid, since timestamptz) ON h.id = d.id
      WHERE (d.organisation_id = ANY(${near}::uuid[]) OR d.unit_id = ANY(${near}::uuid[])
        OR d.receiver_id = ANY(${near}::uuid[])) AND (${ways.join(' OR ')})
        ${this.prefix ? `AND d.nominee_id IN (${this.named('true')})` : ''} ${this.conditions(sortAt)}
      ORDER BY ${sortAt} DESC, d.id DESC LIMIT ${this.limit}`;
    return { text, values: this.values };
  }

  private value(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  private conditions(sortAt: string): string {
    const { filter, after } = this.asked;
    const given = (value: string | undefined, condition: (parameter: string) => string) =>
      value === undefined ? [] : [`AND ${condition(this.value(value))}`];
    return [
      ...given(filter.campaignId, (id) => `d.campaign_id = ${id}::uuid`),
      ...given(filter.unitId, (id) => `d.unit_id = ${id}::uuid`),
      ...given(filter.awardCode, (code) => `d.award_code = ${code}`),
      ...given(filter.nomineeId, (id) => `d.nominee_id IN (SELECT r.id FROM rows_of_nominee(${id}::uuid) r)`),
      ...(after
        ? [`AND (${sortAt}, d.id) < (${this.value(after.key)}::timestamptz, ${this.value(after.id)}::uuid)`]
        : []),
      ...(filter.askedBack ? [`AND jsonb_typeof(d.memory -> 'reinstatement') = 'object'`] : []),
    ].join(' ');
  }
}

/** The list that is asked for, as the person may see it; undefined where there is nowhere to look. */
export function listStatement(asked: Asked): Statement | undefined {
  if (placesOf(asked).length === 0) return undefined;
  return asked.hidden.size > 0 ? new Writing(asked).masked() : new Writing(asked).plain();
}

/** Where a person looks, and which states he looks for there. */
function placesOf({ person, filter }: Asked): Places[] {
  const scope = scopeOf(person);
  const turns = turnsOf(person);
  const wanted = (states: readonly State[]) => states.filter((state) => !filter.state || state === filter.state);
  return EACH_WAY.flatMap((way) => {
    const all = scope[way].map((id) => ({ id, states: wanted(STATES) }));
    const places = filter.mine ? turns[way].map(({ id, states }) => ({ id, states: wanted(states) })) : all;
    const some = places.filter(({ states }) => states.length > 0);
    return some.length > 0 ? [{ way, places: some }] : [];
  });
}

const OFFICERS: [Role, State[]][] = [
  ['clerk', statesWith('turn:clerk')],
  ['secretary', statesWith('turn:secretary')],
  ['chair', statesWith('turn:chair')],
];

/** Where it is a person's turn. */
function turnsOf(person: SignedIn): Record<keyof Scope, Places['places']> {
  const at = (ids: readonly string[], states: readonly State[]) => ids.map((id) => ({ id, states }));
  return {
    organisations: OFFICERS.flatMap(([role, states]) => at(organisationsOf(person, role), states)),
    councils: at(organisationsOf(person, 'councilMember'), statesWith('turn:council')),
    units: at(unitsOf(person), statesWith('turn:nominator')),
    receivers: at(organisationsOf(person, 'authorityOfficer'), statesWith('turn:authority')),
  };
}
