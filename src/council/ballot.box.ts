import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { canonicalJson } from '../domain/canonical.js';
import type { Choice } from '../domain/tally.js';
import { newBytes } from '../platform/random.js';

/** What a ballot answers: the sheet, and its dossiers as they stood when it was opened, in the sheet's order. */
export interface Urn {
  sheetId: string;
  dossiers: readonly { dossierId: string; contentDigest: string }[];
}

export type Choices = Record<string /* dossierId */, Choice>;

/** A ballot that was not put in by this voter, into this urn, for this content; or that was changed since. */
export class SealBroken extends Error {}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
/** In the order of their bytes; one byte for each dossier, so that every ballot of a sheet is of one length. */
const CHOICES: readonly Choice[] = ['yes', 'no', 'blank', 'recused'];

/** Seals a ballot: a random nonce, the choices encrypted under the urn's key, and the tag. */
export function sealBallot(key: Buffer, urn: Urn, voterId: string, choices: Choices): Buffer {
  const nonce = newBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(bindingOf(urn, voterId));
  const plain = Buffer.from(urn.dossiers.map(({ dossierId }) => CHOICES.indexOf(choices[dossierId]!)));
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  plain.fill(0);
  return sealed;
}

export function unsealBallot(key: Buffer, urn: Urn, voterId: string, sealed: Buffer): Choices {
  if (sealed.length !== NONCE + urn.dossiers.length + TAG) throw new SealBroken();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(bindingOf(urn, voterId));
  decipher.setAuthTag(sealed.subarray(-TAG));
  const plain = opened(() => Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]));
  const choices = urn.dossiers.map(({ dossierId }, index) => [dossierId, choiceAt(plain, index)] as const);
  plain.fill(0);
  return Object.fromEntries(choices);
}

function opened(open: () => Buffer): Buffer {
  try {
    return open();
  } catch {
    throw new SealBroken();
  }
}

function choiceAt(plain: Buffer, index: number): Choice {
  const choice = CHOICES[plain[index]!];
  if (!choice) throw new SealBroken();
  return choice;
}

/** What a ballot is bound to: moved to another voter, another sheet or other content, it does not open. */
const bindingOf = ({ sheetId, dossiers }: Urn, voterId: string): Buffer =>
  Buffer.from(canonicalJson({ sheetId, voterId, dossiers: dossiers.map((one) => [one.dossierId, one.contentDigest]) }));

/** By which the voter finds again, while the urn stands, that it holds what he put in. It repeats no choice. */
export const receiptOf = (held: Buffer | string): string => createHash('sha256').update(held).digest('base64url');

/**
 * By which a repeated request is known. A plain digest of so few possible ballots could be guessed, so it is keyed by
 * the urn: it says nothing without the key, and nothing at all once that is gone.
 */
export function requestDigest(key: Buffer, voterId: string, choices: Choices): string {
  const own = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'vinhdanh: request of a ballot', 32));
  return createHmac('sha256', own).update(canonicalJson({ voterId, choices })).digest('hex');
}
