import { normalCode, type SupplementItemDto } from '../dossier/command.dto.js';
import type { Move } from '../dossier/move.js';
import { keepNote } from '../dossier/note.js';
import type { Tx } from '../platform/database.js';

const KEEP_ITEM = `INSERT INTO supplement_item (dossier_id, seq, code, note_id)
  SELECT d.id, d.seq, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, seq integer) ON CONFLICT DO NOTHING`;

/** What the authority wants corrected, kept with each dossier that it returned. */
export async function keepItems(
  tx: Tx,
  moves: readonly Move[],
  items: readonly SupplementItemDto[],
  now: Date,
): Promise<void> {
  const places = JSON.stringify(moves.map(({ row, line }) => ({ id: row.id, seq: line.body.seq })));
  for (const { code, text } of items) {
    const note = text === undefined ? undefined : await keepNote(tx, moves[0]!.row.organisationId, text, now);
    await tx.query(KEEP_ITEM, [places, normalCode(code), note?.noteId ?? null]);
  }
}
