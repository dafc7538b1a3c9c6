import { Injectable } from '@nestjs/common';
import type { NomineeKind } from '../domain/vocabulary.js';
import { mustHold } from '../people/reach.js';
import type { SignedIn } from '../people/signed-in.js';
import { pageOf, positionAt, type Page } from '../platform/cursor.js';
import { Database } from '../platform/database.js';
import type { DuplicatesDto, DuplicatesQuery } from './nominee.dto.js';
import { COLUMNS, shown, type Row } from './nominee.register.js';

interface Group extends Record<string, unknown> {
  searchKey: string;
  kind: NomineeKind;
  count: number;
  ids: string[];
}

const SHOWN = 20;
/**
 * Two of one name and different years are two, as when a nominee is added. An index gives the groups in their order, so
 * that a page reads no further than its last one.
 */
const GROUPS = `
  SELECT n.search_key AS "searchKey", n.kind, count(*)::int AS count, (array_agg(n.id ORDER BY n.id))[1:${SHOWN}] AS ids
  FROM nominee n WHERE n.organisation_id = $1 AND n.merged_into_id IS NULL AND n.search_key >= $2
  GROUP BY n.search_key, n.kind
  HAVING count(*) > 1 AND count(*) > count(DISTINCT n.year)
    AND (n.search_key, (array_agg(n.id ORDER BY n.id))[1]) > ($2, $3::uuid)
  ORDER BY n.search_key, (array_agg(n.id ORDER BY n.id))[1] LIMIT $4`;
const ROWS = `SELECT ${COLUMNS} WHERE n.id = ANY($1::uuid[]) ORDER BY n.id`;
const FIRST = { key: '', id: '00000000-0000-0000-0000-000000000000' };

/** Rows of the register that look like one nominee, for the clerk to merge or to leave. */
@Injectable()
export class NomineeDuplicates {
  constructor(private readonly database: Database) {}

  async find(person: SignedIn, { organisationId, cursor, limit }: DuplicatesQuery): Promise<Page<DuplicatesDto>> {
    mustHold(person, organisationId, 'clerk');
    const after = positionAt(cursor, 'text') ?? FIRST;
    const groups = await this.database.query<Group>(GROUPS, [organisationId, after.key, after.id, limit + 1]);
    const rows = await this.database.query<Row>(ROWS, [groups.slice(0, limit).flatMap(({ ids }) => ids)]);
    const nominees = new Map(rows.map((row) => [row.id, shown(row)]));
    return pageOf(
      groups,
      limit,
      ({ searchKey, ids }) => ({ key: searchKey, id: ids[0]! }),
      ({ kind, count, ids }) => ({ kind, count, nominees: ids.flatMap((id) => nominees.get(id) ?? []) }),
    );
  }
}
