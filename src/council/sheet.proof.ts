import { refused } from '../domain/refusals.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import type { LineBody } from '../domain/line.js';
import type { Tx } from '../platform/database.js';
import { digestNow, recordOf, type SheetRecord } from './sheet.record.js';
import type { OnRoll, SheetRow } from './sheet.row.js';

const LINES = `SELECT body FROM line WHERE stream = 'sheet' AND stream_id = $1 ORDER BY seq`;
const OPINIONS = `SELECT person_id AS "personId", paper_id AS "paperId", choices, salt FROM opinion WHERE sheet_id = $1`;

interface OpinionRow {
  personId: string;
  paperId: string;
  choices: Canonical;
  salt: string | null;
}

async function recordedOn(tx: Tx, sheetId: string): Promise<SheetRecord> {
  const rows = await tx.query<{ body: LineBody }>(LINES, [sheetId]);
  return recordOf(rows.map(({ body }) => body));
}

/** Whether the stored counts are those that the last count committed to. */
export async function isAsCounted(tx: Tx, { id, tally, tallySalt }: SheetRow): Promise<boolean> {
  return digestNow(tallySalt, tally) === (await recordedOn(tx, id)).tallyDigest;
}

/** Counts that were changed behind the program's back decide nothing. */
export async function mustBeAsCounted(tx: Tx, sheet: SheetRow): Promise<void> {
  if (!(await isAsCounted(tx, sheet))) throw refused('sheet.countChanged');
}

/** Nor does a roll that was: whoever is missing from it lowers the number that a majority is of. Nor do opinions. */
export async function rollMustBeAsRecorded(tx: Tx, sheetId: string, roll: readonly OnRoll[]): Promise<void> {
  const recorded = await recordedOn(tx, sheetId);
  const opinions = await tx.query<OpinionRow & Record<string, unknown>>(OPINIONS, [sheetId]);
  const wrote = Object.fromEntries(
    opinions.map(({ personId, paperId, choices, salt }) => [personId, { paperId, digest: digestNow(salt, choices) }]),
  );
  const seated = Object.fromEntries(roll.map(({ personId, present }) => [personId, present]));
  if (!same(seated, recorded.roll) || !same(wrote, recorded.opinions)) throw refused('sheet.rollChanged');
}

const same = (one: unknown, other: unknown): boolean =>
  canonicalJson(one as Canonical) === canonicalJson(other as Canonical);
