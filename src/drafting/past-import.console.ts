import { readFile } from 'node:fs/promises';
import { pastedTable } from '../domain/pasted-table.js';
import type { Problem } from '../domain/problem.js';
import { refused } from '../domain/refusals.js';
import type { Clock } from '../platform/clock.js';
import type { Database } from '../platform/database.js';
import { wrongField } from '../platform/input.pipe.js';
import { PastImports, type Source } from './past-imports.js';
import { tableIn } from './workbook.js';

const ORGANISATION = `SELECT id FROM organisation WHERE code = $1`;
/** How a ZIP begins, and an Excel file of old. */
const BINARY = /^(?:PK|\xd0\xcf)/;

interface AskedImport {
  file: string;
  organisation: string;
  dryRun: boolean;
  /** Whoever the register does not have is added. */
  addNominees: boolean;
}

/** A list of past awards from a file, a workbook or a text with tabs; the exit code is 1 where something is wrong with it. */
export async function importPastOnConsole(
  database: Database,
  clock: Clock,
  { file, organisation, dryRun, addNominees }: AskedImport,
  say: (line: string) => void,
): Promise<number> {
  const source: Source = { table: tableOf(await readFile(file)), settings: { addNominees } };
  const [row] = await database.query<{ id: string }>(ORGANISATION, [organisation]);
  if (!row) throw refused('notFound');
  const imports = new PastImports(clock);
  const plan = await imports.plan(database, row.id, source);
  for (const one of plan.problems) say(told(one));
  if (plan.problemCount > 0) return 1;
  const by = { personId: null, capacity: 'system' as const };
  const done = dryRun ? plan : await database.transaction((tx) => imports.import(tx, by, row.id, source));
  const { count, already, nominees } = done;
  say(`${count} khen thưởng mới, ${already} đã có, thêm ${nominees} người, tập thể vào danh bạ.`);
  say(`${count} new awards, ${already} there already, ${nominees} nominees added.`);
  return 0;
}

function tableOf(bytes: Buffer): Source['table'] {
  if (BINARY.test(bytes.toString('latin1', 0, 2))) return tableIn(bytes);
  try {
    return pastedTable(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw wrongField('file', 'workbook.notXlsx');
  }
}

const told = ({ path, message, params }: Problem): string =>
  `${path === '' ? '' : `${path} `}${params['value'] === undefined ? '' : `"${String(params['value'])}" `}${message.vi} / ${message.en}`;
