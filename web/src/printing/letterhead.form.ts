import { tidied } from '#domain/letterhead-check.js';
import type { Letterhead, LetterheadSettings, Numbering } from '#domain/letterhead.js';
import { answered, api, stamped } from '../api/client.ts';

/** As it stands in the fields: recipients a line each. */
export type Typed = Record<keyof LetterheadSettings, string> & { numbering: Numbering };

const inField = (value: string | readonly string[] | null): string =>
  typeof value === 'string' ? value : (value ?? []).join('\n');

export const inFields = (parts: LetterheadSettings | Letterhead): Record<keyof LetterheadSettings, string> => ({
  superior: inField(parts.superior),
  issuer: inField(parts.issuer),
  short: inField(parts.short),
  councilShort: inField(parts.councilShort),
  place: inField(parts.place),
  signedFor: inField(parts.signedFor),
  position: inField(parts.position),
  signer: inField(parts.signer),
  recipients: inField(parts.recipients),
  numberForm: inField(parts.numberForm),
});

/** What the fields say, as the server will keep it. */
export function saidIn({ numbering: _, recipients, ...texts }: Typed): LetterheadSettings {
  const tidy = Object.fromEntries(Object.entries(texts).map(([part, text]) => [part, tidied(text)]));
  return { ...(tidy as Omit<LetterheadSettings, 'recipients'>), recipients: tidied(recipients)?.split('\n') ?? null };
}

export const setLetterhead = ({ id, typed }: { id: string; typed: Typed }, key: string) =>
  answered(
    api.PUT('/api/v1/organisations/{id}/letterhead', {
      params: { path: { id } },
      body: { ...saidIn(typed), numbering: typed.numbering },
      ...stamped(key),
    }),
  );
