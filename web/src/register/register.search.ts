import type { NomineeKind } from '#domain/vocabulary.js';

/** What of the register is listed, as it stands in the address. */
export interface RegisterSearch {
  q?: string;
  kind?: NomineeKind;
}

export const searchOf = ({ q, kind }: Record<string, unknown>): RegisterSearch => ({
  ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
  ...(typeof kind === 'string' && kind !== '' ? { kind: kind as NomineeKind } : {}),
});
