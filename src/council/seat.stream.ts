import { dataOf, witness } from '../audit/witness.js';
import { statesWith } from '../domain/arrows.js';
import { isRecord } from '../domain/line-shape.js';
import type { LineBody } from '../domain/line.js';

interface Stored {
  id: string;
  sheetId: string | null;
}

const STORED = `SELECT x.id, (SELECT o.sheet_id FROM sheet_dossier o WHERE o.dossier_id = x.id AND o.active) AS "sheetId"
  FROM dossier x WHERE x.id = ANY($1::uuid[])`;

const ON_SHEET: readonly string[] = statesWith('onSheet');

/** A dossier that is voted on, or counted, is on the sheet that its trail names. One that waits may be on one, or on none. */
export const seatStream = witness<Stored>('dossier', STORED, ({ sheetId }, lines) =>
  ON_SHEET.includes(lines.at(-1)?.to ?? '')
    ? { stored: { sheetId }, told: { sheetId: lastSheet(lines) } }
    : { stored: {}, told: {} },
);

/** The sheet that last carried a dossier. */
const lastSheet = (lines: readonly LineBody[]): unknown =>
  lines
    .map((line) => dataOf(line)['batch'])
    .filter(isRecord)
    .findLast((batch) => batch['kind'] === 'sheet')?.['id'];
