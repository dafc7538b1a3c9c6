import { saltedDigest } from '../domain/line.js';
import type { Tx } from '../platform/database.js';
import { newBytes, newId } from '../platform/random.js';

/** A reason or free text: kept apart from the lines, which know it by id. Its digest outlives its erasure. */
export interface NoteDraft {
  id: string;
  organisationId: string;
  text: string;
  salt: string;
  digest: string;
}

const KEEP = `INSERT INTO note (id, organisation_id, text, salt, digest, created_at) VALUES ($1, $2, $3, $4, $5, $6)`;

/** A text as a line knows it. */
export interface KeptNote {
  noteId: string;
  noteDigest: string;
}

/** A text that one or several lines name: a reason for a whole list, or what is asked for. */
export async function keepNote(tx: Tx, organisationId: string, text: string, now: Date): Promise<KeptNote> {
  const { id, salt, digest } = draftNote(organisationId, text, now);
  await tx.query(KEEP, [id, organisationId, text, salt, digest, now]);
  return { noteId: id, noteDigest: digest };
}

export function draftNote(organisationId: string, text: string, now: Date): NoteDraft {
  const salt = newBytes(32).toString('hex');
  return { id: newId(now), organisationId, text, salt, digest: saltedDigest(salt, text) };
}
