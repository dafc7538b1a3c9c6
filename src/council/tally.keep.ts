import type { Canonical } from '../domain/canonical.js';
import { saltedDigest } from '../domain/line.js';
import type { Tx } from '../platform/database.js';
import { newBytes } from '../platform/random.js';
import type { SheetTally } from './sheet.row.js';

const KEEP = `UPDATE sheet SET tally = $2, tally_salt = $3 WHERE id = $1`;

/** Keeps the counts beside their salt; what the line says of them until the sheet is settled is this digest alone. */
export async function keepTally(tx: Tx, sheetId: string, tally: SheetTally): Promise<string> {
  const salt = newBytes(32).toString('hex');
  await tx.query(KEEP, [sheetId, JSON.stringify(tally), salt]);
  return saltedDigest(salt, tally as unknown as Canonical);
}
