import { saltedDigest } from '../domain/line.js';
import { newBytes, newId } from '../platform/random.js';

/** A reason or free text: kept apart from the lines, which know it by id. Its digest outlives its erasure. */
export interface NoteDraft {
  id: string;
  organisationId: string;
  text: string;
  salt: string;
  digest: string;
}

export function draftNote(organisationId: string, text: string, now: Date): NoteDraft {
  const salt = newBytes(32).toString('hex');
  return { id: newId(now), organisationId, text, salt, digest: saltedDigest(salt, text) };
}
