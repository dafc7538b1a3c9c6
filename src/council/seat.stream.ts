import { witness } from '../audit/witness.js';
import { statesWith } from '../domain/arrows.js';
import type { LineBody } from '../domain/line.js';
import type { State } from '../domain/vocabulary.js';

interface Stored {
  id: string;
  sheetId: string | null;
}

const STORED = `SELECT x.id, (SELECT o.sheet_id FROM sheet_dossier o WHERE o.dossier_id = x.id AND o.active) AS "sheetId"
  FROM dossier x WHERE x.id = ANY($1::uuid[])`;

/** A dossier that is voted on, or counted, is on the sheet that its trail names. */
export const seatStream = witness<Stored>('dossier', STORED, ({ sheetId }, lines) => {
  const state = lines.at(-1)?.to as State;
  if (!statesWith('onSheet').includes(state)) return { stored: {}, told: {} };
  return { stored: { sheetId }, told: { sheetId: lastList(lines, 'sheet') } };
});

/** The list that last carried a dossier, of one kind. */
function lastList(lines: readonly LineBody[], kind: string): string | undefined {
  const { batch } = (lines.filter((line) => batchOf(line)?.kind === kind).at(-1)?.data ?? {}) as Carried;
  return batch?.id;
}

type Carried = { batch?: { kind: string; id: string } };
const batchOf = ({ data }: LineBody) => (data as Carried).batch;
