import { Injectable } from '@nestjs/common';
import { givenNameFirst, searchKey } from '../domain/text.js';
import { refused } from '../domain/refusals.js';
import { actorFor, rolesIn, type SignedIn } from '../people/signed-in.js';
import { Clock } from '../platform/clock.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database, type Executor, type Tx } from '../platform/database.js';
import { newId } from '../platform/random.js';
import type { AddedNomineeDto, NewNomineeDto, NomineeDto, NomineeQuery } from './nominee.dto.js';

export type Row = NomineeDto & { sortKey: string };

const AWARDS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'year', a.year, 'decisionNumber',
    coalesce(p.number, a.decision_number), 'decisionDate', coalesce(p.date, a.decision_date), 'decidedBy', a.decided_by, 'revoked', a.revoked_at IS NOT NULL,
    'goldBook', (SELECT g.number FROM gold_book_entry g WHERE g.decision_id = a.decision_id AND g.dossier_id = a.dossier_id)) ORDER BY a.year DESC, a.title), '[]')
  FROM rows_of_nominee(n.id) r JOIN past_award a ON a.nominee_id = r.id AND NOT counts_no_more(a.import_id)
    LEFT JOIN LATERAL paper_of_decision(a.decision_id) p ON true)`;
const MERGED = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) ORDER BY f.id), '[]')
  FROM nominee f WHERE f.merged_into_id = n.id)`;
export const COLUMNS = `n.id, n.organisation_id AS "organisationId", n.kind, n.name, n.year, n.unit_id AS "unitId",
  n.sort_key AS "sortKey", n.merged_into_id AS "mergedInto", ${MERGED} AS "mergedFrom", ${AWARDS} AS "pastAwards"
  FROM nominee n`;
const PAGE = `(n.sort_key, n.id) > ($2, $3::uuid) ORDER BY n.sort_key, n.id LIMIT $4`;
/** A kind stands in the statement only where it is asked for: guessed at, it would lead the plan away from the order. */
const listOf = (kind: string) =>
  `SELECT ${COLUMNS} WHERE n.organisation_id = $1 AND n.merged_into_id IS NULL ${kind} AND ${PAGE}`;
const LIST = { any: listOf(''), ofKind: listOf('AND n.kind = $5') };
/**
 * A range in the place of LIKE: of a pattern that is a parameter, the generic plan of a prepared statement uses no index.
 * `$5` is where the prefix begins, `$6` where it ends. A merged row is found as the one that stands for it.
 */
const within = (column: string) => `SELECT coalesce(m.merged_into_id, m.id) FROM nominee m
  WHERE m.organisation_id = $1 AND m.${column} ~>=~ $5 AND m.${column} ~<~ $6`;
const findOf = (kind: string) =>
  `SELECT ${COLUMNS} WHERE n.id IN (${within('search_key')} UNION ${within('sort_key')}) ${kind} AND ${PAGE}`;
const FIND = { any: findOf(''), ofKind: findOf('AND n.kind = $7') };
const ONE = `SELECT ${COLUMNS} WHERE n.id = $1`;
const ALIKE = `SELECT ${COLUMNS} WHERE n.id IN (SELECT coalesce(m.merged_into_id, m.id) FROM nominee m
    WHERE m.organisation_id = $1 AND m.search_key = $2 AND m.kind = $3
      AND (m.year IS NULL OR $4::integer IS NULL OR m.year = $4)) ORDER BY n.id LIMIT 20`;
const INSERT = `INSERT INTO nominee (id, organisation_id, kind, name, year, unit_id, search_key, sort_key, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const UNIT = `SELECT 1 FROM unit WHERE id = $1 AND organisation_id = $2`;

/** What stands before every row, and after every text that goes on from a prefix. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const LAST_CHARACTER = '\u{10FFFF}';

/** The register of nominees: found without marks, listed by given name, with what each was awarded before. */
@Injectable()
export class NomineeRegister {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(person: SignedIn, { organisationId, q, kind, cursor, limit }: NomineeQuery): Promise<Page<NomineeDto>> {
    requireIn(person, organisationId);
    const after = positionAt(cursor, 'text');
    const page = [organisationId, after?.key ?? '', after?.id ?? BEFORE_ALL, limit + 1];
    const [which, last] = kind ? (['ofKind', [kind]] as const) : (['any', []] as const);
    const prefix = searchKey(q ?? '');
    const rows = prefix
      ? await this.database.query<Row>(FIND[which], [...page, prefix, prefix + LAST_CHARACTER, ...last])
      : await this.database.query<Row>(LIST[which], [...page, ...last]);
    return pageOf(rows, limit, (row) => ({ key: row.sortKey, id: row.id }), shown);
  }

  async read(on: Executor, person: SignedIn, id: string): Promise<NomineeDto> {
    const [row] = await on.query<Row>(ONE, [id]);
    if (!row || rolesIn(person, row.organisationId).length === 0) throw refused('notFound');
    return shown(row);
  }

  /** Adds a nominee; one that may be there already is refused until it is confirmed to be another. */
  async add(tx: Tx, person: SignedIn, dto: NewNomineeDto): Promise<AddedNomineeDto> {
    requireIn(person, dto.organisationId);
    // A nominator enters people of his own units, or of none.
    const { holds } = actorFor(person, {
      organisationId: dto.organisationId,
      ...(dto.unitId && { unitId: dto.unitId }),
    });
    if (!holds.includes('nominator') && !holds.includes('clerk')) throw refused('notFound');
    if (dto.unitId && (await tx.query(UNIT, [dto.unitId, dto.organisationId])).length === 0) throw refused('notFound');
    const key = searchKey(dto.name);
    const alike = await tx.query<Row>(ALIKE, [dto.organisationId, key, dto.kind, dto.year ?? null]);
    if (alike.length > 0 && !dto.confirmDistinct)
      throw refused('nominee.exists', { nominees: alike.map(({ id }) => id) });
    const id = newId(this.clock.now());
    const sortKey = givenNameFirst(key);
    const { organisationId, kind, name, year = null, unitId = null } = dto;
    await tx.query(INSERT, [id, organisationId, kind, name, year, unitId, key, sortKey, this.clock.now()]);
    const added = { id, organisationId, kind, name, year, unitId, mergedInto: null, mergedFrom: [], pastAwards: [] };
    return { ...added, possibleDuplicates: alike.map(shown) };
  }
}

export function requireIn(person: SignedIn, organisationId: string): void {
  if (rolesIn(person, organisationId).length === 0) throw refused('notFound');
}

export const shown = ({ sortKey: _, ...row }: Row): NomineeDto => row;
