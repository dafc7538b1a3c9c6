import { draftNote } from '../dossier/note.js';
import type { Tx } from '../platform/database.js';

const KEEP = `INSERT INTO note (id, organisation_id, text, salt, digest, created_at) VALUES ($1, $2, $3, $4, $5, $6)`;

/** A reason as a line knows it. */
export interface KeptNote {
  noteId: string;
  noteDigest: string;
}

/** One reason for a whole sheet: the lines of the sheet and of its dossiers name the same note. */
export async function keepNote(tx: Tx, organisationId: string, reason: string, now: Date): Promise<KeptNote> {
  const { id, text, salt, digest } = draftNote(organisationId, reason, now);
  await tx.query(KEEP, [id, organisationId, text, salt, digest, now]);
  return { noteId: id, noteDigest: digest };
}
