import type { State } from '../domain/vocabulary.js';

/** What a list of dossiers may be narrowed to. */
export interface DossierFilter {
  state?: State;
  campaignId?: string;
  awardCode?: string;
  unitId?: string;
  nomineeId?: string;
  q?: string;
  mine?: boolean;
  askedBack?: boolean;
  cursor?: string;
  limit: number;
}

/** What a dossier on an open or counted sheet is shown as to whoever must not learn of its vote. */
export const HIDDEN_STATE: State = 'councilVote.scheduled';
