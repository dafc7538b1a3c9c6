import { searchKey } from '../domain/text.js';
import type { SignedIn } from '../people/signed-in.js';
import type { Position } from '../platform/cursor.js';
import { HIDDEN_STATE, type DossierFilter } from './dossier.filter.js';
import { placesOf, type Places, type Way } from './dossier.places.js';

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

/** `d` is a dossier that is seen in the place `p`. */
const SEES: Record<Way, string> = {
  organisations: 'd.organisation_id = p.id',
  councils: 'd.organisation_id = p.id AND d.referred',
  units: 'd.unit_id = p.id',
  receivers: 'd.receiver_id = p.id',
};
/** `m` is a nominee whose dossiers may be seen in the place `p`. A receiver's dossiers have the name in their own row. */
const NAMES: Record<Exclude<Way, 'receivers'>, string> = {
  organisations: 'm.organisation_id = p.id',
  councils: 'm.organisation_id = p.id',
  units: 'm.organisation_id = (SELECT u.organisation_id FROM unit u WHERE u.id = p.id)',
};

/** By which a name is found: as it is written, and with the given name in front. */
const KEYS = ['search_key', 'sort_key'] as const;
/** What comes after the last character of every text that goes on from a prefix. */
const LAST_CHARACTER = '\u{10FFFF}';
/** So many dossiers of a receiver and a state are sooner found by their name than looked for among the newest. */
const FEW = 250;
/** So many of the newest are looked through. */
const NEAR = 2000;
const NEWEST = 'ORDER BY d.changed_at DESC, d.id DESC';

class Writing {
  readonly values: unknown[] = [];
  private readonly limit: string;
  private readonly prefix: readonly [string, string] | undefined;
  private readonly hidden: string | undefined;

  constructor(private readonly asked: Asked) {
    this.limit = this.value(asked.filter.limit + 1);
    const key = asked.filter.q === undefined ? '' : searchKey(asked.filter.q);
    if (key) this.prefix = [this.value(key), this.value(key + LAST_CHARACTER)];
    const hidden = [...asked.hidden].map(([id, since]) => ({ id, since }));
    if (hidden.length > 0)
      this.hidden = `jsonb_to_recordset(${this.value(JSON.stringify(hidden))}::jsonb) AS h(id uuid, since timestamptz)`;
  }

  /**
   * The newest of each place and state, from the index that has them in this order, and of these the newest of all: it reads
   * as much from a thousand communes of many years as from one. What is hidden stands where the reader is shown it.
   * `OFFSET 0`: of a LIMIT that is a parameter Postgres expects many rows, and a join would read whole tables.
   */
  statement(of: readonly Places[]): Statement {
    const places = of.map(({ way, places: at }) => ({ way, from: this.value(JSON.stringify(at)) }));
    const conditions = this.conditions('d.changed_at') + (this.hidden ? ` AND d.id <> ALL(${this.hiddenIds()})` : '');
    const found = places.map(({ way, from }) => this.way(way, from, conditions));
    if (this.hidden) found.push(this.masked(places));
    const [state, hidden, join] = this.hidden
      ? [`CASE WHEN h.id IS NULL THEN d.state ELSE '${HIDDEN_STATE}' END`, 'h.id IS NOT NULL', this.hiddenJoin()]
      : ['d.state', 'false', ''];
    const text = `SELECT r.*, c.changed_at AS "sortAt"
      FROM (${found.join(' UNION ')} ORDER BY changed_at DESC, id DESC LIMIT ${this.limit}) c CROSS JOIN LATERAL (
        SELECT d.id, d.organisation_id AS "organisationId", d.campaign_id AS "campaignId", d.award_code AS "awardCode",
          jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) AS nominee,
          jsonb_build_object('id', u.id, 'name', u.name) AS unit, ${state} AS state, d.held, d.referred,
          d.due_at AS "dueAt", d.version, d.changed_at AS "changedAt", ${hidden} AS hidden
        FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN unit u ON u.id = d.unit_id ${join}
        WHERE d.id = c.id OFFSET 0) r
      ORDER BY c.changed_at DESC, c.id DESC`;
    return { text, values: this.values };
  }

  private way(way: Way, places: string, conditions: string): string {
    const inState = `SELECT d.id, d.changed_at FROM dossier d WHERE ${SEES[way]} AND d.state = s.state`;
    const found = `(SELECT d.id, d.changed_at FROM ${placesFrom(places)}`;
    const eachState = `${found} CROSS JOIN unnest(p.states) AS s(state) CROSS JOIN LATERAL`;
    const newest = `${NEWEST} LIMIT ${this.limit}`;
    if (!this.prefix) return `${eachState} (${inState} ${conditions} ${newest}) d)`;
    if (way !== 'receivers')
      return `${found} CROSS JOIN LATERAL (
        SELECT d.id, d.changed_at FROM (${this.named(NAMES[way])}) m JOIN dossier d ON d.nominee_id = m.id
        WHERE ${SEES[way]} AND d.state = ANY(p.states) ${conditions} ${newest}) d)`;
    return `${eachState} (${this.received(inState, conditions)}) d)`;
  }

  /**
   * Of a common name some are among the newest, a rare one is found by the name. So is a common one that is not among the
   * newest; only what is not few is looked for there, and only what was not found there is looked for by its name. OFFSET 0:
   * a LIMIT would have it looked for among the newest again.
   */
  private received(inState: string, conditions: string): string {
    const each = KEYS.map((key) => `${inState} AND ${this.within('d', key)}`);
    const isCommon = `(SELECT count(*) > ${FEW} FROM (${each.join(' UNION ALL ')} LIMIT ${FEW + 1}) a)`;
    const newest = `${inState.replace('d.id', 'd.search_key, d.sort_key, d.id')} AND ${isCommon} ${conditions}
      ${NEWEST} LIMIT ${NEAR}`;
    const ofKey = (one: string) =>
      `(SELECT d.id, d.changed_at FROM (${one} ${conditions} OFFSET 0) d ${NEWEST} LIMIT ${this.limit})`;
    const byName = each.map(ofKey).join(' UNION ');
    const isFull = (is: string) => `(SELECT count(*) FROM near) ${is} ${this.limit}::integer`;
    return `WITH near AS MATERIALIZED (
        SELECT d.id, d.changed_at FROM (${newest}) d WHERE ${this.isNamed('d')} LIMIT ${this.limit})
      SELECT n.id, n.changed_at FROM near n WHERE ${isFull('=')}
      UNION ALL (SELECT d.id, d.changed_at FROM (${byName}) d WHERE ${isFull('<')} ${NEWEST} LIMIT ${this.limit})`;
  }

  /** What is hidden, filtered as the reader is shown it, so that no filter tells where it is. It is little, and not for long. */
  private masked(places: readonly { way: Way; from: string }[]): string {
    const seen = places.map(
      ({ way, from }) =>
        `EXISTS (SELECT FROM ${placesFrom(from)} WHERE ${SEES[way]} AND '${HIDDEN_STATE}' = ANY(p.states))`,
    );
    const named = this.prefix
      ? `AND EXISTS (SELECT FROM nominee m WHERE m.id = d.nominee_id AND ${this.isNamed('m')})`
      : '';
    return `(SELECT d.id, h.since FROM ${this.hidden} JOIN dossier d ON d.id = h.id
      WHERE (${seen.join(' OR ')}) ${named} ${this.conditions('h.since')})`;
  }

  private readonly hiddenIds = () => `ARRAY(SELECT h.id FROM ${this.hidden})`;
  private readonly hiddenJoin = () => `LEFT JOIN ${this.hidden} ON h.id = d.id`;

  private named(where: string): string {
    return KEYS.map((key) => `SELECT m.id FROM nominee m WHERE ${where} AND ${this.within('m', key)}`).join(' UNION ');
  }

  private readonly isNamed = (row: string) => `(${KEYS.map((key) => this.within(row, key)).join(' OR ')})`;

  /** A range in the place of LIKE, of which the plan of a prepared statement knows no border. */
  private within(row: string, key: string): string {
    const [first, last] = this.prefix!;
    return `${row}.${key} ~>=~ ${first} AND ${row}.${key} ~<~ ${last}`;
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

/** `p` is a place with the states that are looked for there. */
const placesFrom = (places: string): string => `jsonb_to_recordset(${places}::jsonb) AS p(id uuid, states text[])`;

/** The list that is asked for, as the person may see it; undefined where there is nowhere to look. */
export function listStatement(asked: Asked): Statement | undefined {
  const places = placesOf(asked.person, asked.filter);
  return places.length > 0 ? new Writing(asked).statement(places) : undefined;
}
