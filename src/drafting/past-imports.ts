import { Injectable } from '@nestjs/common';
import { lockHead } from '../audit/heads.js';
import { advance } from '../audit/ledger.js';
import { dayOf } from '../domain/days.js';
import type { Placed, PlacedAward } from '../domain/past-known.js';
import { placed } from '../domain/past-matching.js';
import type { PastColumns, PastField } from '../domain/past-columns.js';
import type { PastList } from '../domain/past-list.js';
import { readPastList } from '../domain/past-reading.js';
import type { Problem } from '../domain/problem.js';
import { refused } from '../domain/refusals.js';
import { columnLetters, type Table } from '../domain/table.js';
import type { Capacity } from '../domain/vocabulary.js';
import { Clock } from '../platform/clock.js';
import type { Executor, Tx } from '../platform/database.js';
import { RefusedInput } from '../platform/input.pipe.js';
import { newId } from '../platform/random.js';
import type { ImportedPastDto, PastImportPlan } from './past-import.answers.js';
import type { PastSettingsDto } from './past-import.dto.js';
import { ROWS_DIGEST } from './past-import.stream.js';
import { insertAwards, insertNominees } from './past-import.sql.js';
import { registerFor } from './past-register.js';

const ZONE = `SELECT time_zone AS zone FROM organisation WHERE id = $1`;
const INSERT = `INSERT INTO past_import (id, organisation_id, count, already, nominees, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const DIGEST = `SELECT ${ROWS_DIGEST} AS digest FROM past_award a WHERE a.import_id = $1`;

/** Problems that are told; how many there are is told of all. */
const TOLD = 2000;

/** A list as it came: a table, or why no table is in the file. */
export interface Source {
  table: Table | Problem;
  settings: PastSettingsDto;
}

/** By whom; by nobody from the console. */
export interface Importer {
  personId: string | null;
  capacity: Capacity;
}

interface Judged {
  list: PastList;
  found: Placed;
  problems: Problem[];
}

/** Awards of past years, brought into the register as a list: all of it or nothing. */
@Injectable()
export class PastImports {
  constructor(private readonly clock: Clock) {}

  /** What a list would do, and everything that is wrong with it. */
  async plan(on: Executor, organisationId: string, source: Source): Promise<PastImportPlan> {
    const { list, found, problems } = await this.judged(on, organisationId, source);
    return {
      ...countsOf(found),
      columns: lettersOf(list.columns),
      rows: rowsOf(list, found),
      leftOut: list.leftOut,
      problemCount: problems.length,
      problems: problems.slice(0, TOLD),
    };
  }

  /** The organisation is locked first, so that a list that comes twice at once finds what the first one left. */
  async import(tx: Tx, by: Importer, organisationId: string, source: Source): Promise<ImportedPastDto> {
    const head = await lockHead(tx, 'organisation', organisationId);
    const { found, problems } = await this.judged(tx, organisationId, source);
    if (problems.length > 0)
      throw new RefusedInput(problems.slice(0, TOLD), 'past.invalid', { count: problems.length });
    const counts = countsOf(found);
    if (counts.count === 0) return { id: null, ...counts };
    const now = this.clock.now();
    const id = newId(now);
    const { count, already, nominees } = counts;
    const added = await insertNominees(tx, organisationId, found.added, now);
    await tx.query(INSERT, [id, organisationId, count, already, nominees, by.personId, now]);
    await insertAwards(tx, { organisationId, importId: id, added, now }, freshOf(found));
    const [rows] = await tx.query<{ digest: string }>(DIGEST, [id]);
    await advance(tx, head, {
      ...{ command: 'IMPORT_PAST', actorId: by.personId, capacity: by.capacity, basis: { kind: 'screen' }, at: now },
      data: { importId: id, ...counts, digest: rows!.digest },
    });
    return { id, ...counts };
  }

  private async judged(on: Executor, organisationId: string, { table, settings }: Source): Promise<Judged> {
    const [row] = await on.query<{ zone: string }>(ZONE, [organisationId]);
    if (!row) throw refused('notFound');
    const { columns = [], forAll, chosen = [], confirmedAwards: awards = [], addNominees = false } = settings;
    const said = Object.fromEntries(columns.map(({ field, column }) => [field, column]));
    const today = dayOf(this.clock.now(), row.zone);
    const list = 'code' in table ? unreadable(table) : readPastList(table, { columns: said, forAll, today });
    const ids = chosen.flatMap(({ nomineeId }) => nomineeId ?? []);
    const nominees = new Map(chosen.map(({ row: number, nomineeId }) => [number, nomineeId]));
    const told = list.rows.flatMap(({ award }) => award ?? []);
    const found = placed(told, await registerFor(on, organisationId, list, ids), { nominees, awards, addNominees });
    return { list, found, problems: inOrder([...list.problems, ...found.problems]) };
  }
}

const unreadable = (problem: Problem): PastList => ({ columns: {}, rows: [], leftOut: [], problems: [problem] });

/** From the top of the sheet to its end. */
const inOrder = (problems: readonly Problem[]): Problem[] => problems.toSorted((a, b) => rowIn(a) - rowIn(b));

const rowIn = ({ path }: Problem): number => Number(/\d+$/.exec(path)?.[0] ?? 0);

const freshOf = ({ awards }: Placed): PlacedAward[] => awards.filter(({ already }) => !already);

const countsOf = (found: Placed): { count: number; already: number; nominees: number } => {
  const count = freshOf(found).length;
  return { count, already: found.awards.length - count, nominees: found.added.length };
};

const lettersOf = (columns: PastColumns): PastImportPlan['columns'] =>
  (Object.entries(columns) as [PastField, number][])
    .toSorted(([, one], [, other]) => one - other)
    .map(([field, column]) => ({ field, column: columnLetters(column) }));

function rowsOf({ rows }: PastList, { awards, offers, problems }: Placed): PastImportPlan['rows'] {
  const wrong = new Set(problems.map(rowIn));
  const byRow = new Map(awards.map((one) => [one.row.row, one]));
  return rows.map(({ row, texts }) => {
    const award = byRow.get(row);
    const becomes = !award || wrong.has(row) ? 'unclear' : award.already ? 'already' : 'new';
    return {
      ...{ row, texts, becomes, offers: (offers.get(row) ?? []).map(({ as: _, ...one }) => one) },
      nomineeId: award && 'id' in award.nominee ? award.nominee.id : null,
      addsNominee: award !== undefined && 'added' in award.nominee,
    };
  });
}
