import { ADDRESS, kindOf } from './nominee-kind.js';
import { headingIn, kindHeaded, PAST_FIELDS, type PastColumns, type PastField } from './past-columns.js';
import { leftOutOf, sectionIn } from './past-left-out.js';
import { cellProblem, MOST_ROWS, type ListSettings, type PastList, type PastRow, type ReadRow } from './past-list.js';
import { kindSaid, RowReader } from './past-row.js';
import type { Problem } from './problem.js';
import { areaTold, cellName, columnOf, type Table, type TableRow } from './table.js';
import type { NomineeKind } from './vocabulary.js';

/** What every award of the register must say. */
const NEEDED = ['name', 'award', 'year'] as const;

/** Reads a list of awards; everything that is wrong with it is told at once, cell by cell. */
export function readPastList(table: Table, settings: ListSettings): PastList {
  const { columns, heading, problems } = columnsOf(table, settings);
  const lacking = NEEDED.filter(
    (field) => columns[field] === undefined && (field === 'name' || settings.forAll?.[field] === undefined),
  );
  if (columns.name === undefined || lacking.length > 0)
    return { columns, rows: [], leftOut: [], problems: [...problems, ...withoutColumns(columns, lacking)] };
  const body = table.rows.filter(({ number }) => number > (heading?.number ?? 0));
  const list: PastList = { columns, rows: [], leftOut: [], problems };
  let section: NomineeKind | undefined = heading && kindHeaded(heading.cells[columns.name]?.text ?? '');
  for (const row of body) {
    const out = leftOutOf(row, columns);
    section = (out?.why === 'section' && sectionIn(row)) || section;
    if (out) list.leftOut.push(out);
    else if (list.rows.length < MOST_ROWS) readInto(list, row, { table, settings, section });
    else
      return {
        ...list,
        rows: [],
        problems: [cellProblem(cellName(row.number, 0), 'past.tooMany', '', { most: MOST_ROWS })],
      };
  }
  if (list.rows.length === 0 && list.problems.length === 0) list.problems.push(cellProblem('', 'past.empty', ''));
  while (list.leftOut.at(-1)?.why === 'blank' && list.leftOut.at(-1)!.row > (list.rows.at(-1)?.row ?? 0))
    list.leftOut.pop();
  list.problems.unshift(...mergedIn(table, list));
  return list;
}

function columnsOf({ rows }: Table, { columns: said = {} }: ListSettings) {
  const found = headingIn(rows);
  const columns: PastColumns = { ...found?.columns };
  const problems: Problem[] = [];
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (const [field, letters] of Object.entries(said) as [PastField, string | undefined][]) {
    if (letters === undefined) continue;
    const column = /^[A-Z]{1,2}$/i.test(letters) ? columnOf(letters.toUpperCase()) : width;
    if (column < width) columns[field] = column;
    else problems.push(cellProblem('', 'past.columnUnknown', letters));
  }
  return { columns, heading: found?.row, problems };
}

function withoutColumns(columns: PastColumns, lacking: readonly PastField[]): Problem[] {
  if (Object.keys(columns).length === 0) return [cellProblem('', 'past.noHeading', '')];
  return lacking.map((field) => cellProblem('', 'past.noColumn', '', { field }));
}

interface Around {
  table: Table;
  settings: ListSettings;
  section: NomineeKind | undefined;
}

function readInto(list: PastList, row: TableRow, { table, settings, section }: Around): void {
  const isMerged = (column: number) =>
    table.merged.some(
      ({ top, left, bottom, right }) => row.number >= top && row.number <= bottom && column >= left && column <= right,
    );
  const reader = new RowReader(row, list.columns, settings, isMerged);
  if (row.hidden) reader.problems.push(cellProblem(cellName(row.number, 0), 'past.hidden', ''));
  const award = awardIn(reader, row.number, settings, section);
  list.problems.push(...reader.problems);
  list.rows.push({
    row: row.number,
    texts: textsOf(reader, list.columns),
    award: award.name === '' ? null : { ...award, sound: reader.problems.length === 0 },
  });
}

function awardIn(
  reader: RowReader,
  row: number,
  { forAll }: ListSettings,
  section: NomineeKind | undefined,
): Omit<PastRow, 'sound'> {
  const name = reader.needed('name').replace(ADDRESS, '');
  const kindText = reader.text('kind');
  const said = kindText === '' ? section : kindSaid(kindText);
  if (kindText !== '' && !said) reader.told('kind', 'past.kind');
  const title = reader.needed('award', forAll?.award);
  const year = reader.year();
  const birthYear = reader.birthYear();
  const decision = reader.decision();
  const { decisionDate } = decision;
  if (decisionDate && Number(decisionDate.slice(0, 4)) < year)
    reader.told(reader.text('date') === '' ? 'decision' : 'date', 'past.dateBeforeYear', { year });
  return {
    ...{ row, cells: { name: reader.cellOf('name'), award: reader.cellOf('award') }, name },
    ...{ kind: said ?? kindOf(name), kindSure: said !== undefined, birthYear, place: reader.text('place') },
    ...{ title, year, ...decision },
  };
}

const textsOf = (reader: RowReader, columns: PastColumns): ReadRow['texts'] =>
  Object.fromEntries(
    PAST_FIELDS.filter((field) => columns[field] !== undefined).map((field) => [field, reader.text(field)]),
  );

/** Cells that were made one within the rows that tell of awards, in a column that is read. */
function mergedIn({ merged }: Table, { rows, columns }: PastList): Problem[] {
  const read = Object.entries(columns).flatMap(([field, column]) => (field === 'ordinal' ? [] : [column]));
  const told = new Set(rows.map(({ row }) => row));
  return merged
    .filter(({ top, left, bottom, right }) => {
      const across = read.some((column) => column >= left && column <= right);
      return across && [...told].some((row) => row >= top && row <= bottom);
    })
    .map((area) => cellProblem(cellName(area.top, area.left), 'past.merged', '', { area: areaTold(area) }));
}
