import type { Memory } from './memory.js';
import type { State } from './vocabulary.js';

/** Where a dossier may go back to, by REINSTATE, from where it ended. */
export function reinstatementTargets(state: State, memory: Memory): State[] {
  switch (state) {
    case 'ineligible':
      return ['evidence.appraisal'];
    case 'lapsed':
      return memory.lapsedFrom ? [memory.lapsedFrom] : [];
    case 'withdrawn':
      return ['draft', 'evidence.collecting', ...(memory.completed ? (['evidence.appraisal'] as const) : [])];
    case 'notRecommended':
      return [memory.struck ? 'recommended' : 'councilVote.scheduled'];
    case 'awarded':
    case 'notAwarded':
      return [memory.decidedHere ? 'recommended' : 'forwarded.received'];
    case 'revoked':
      return ['awarded'];
    default:
      return [];
  }
}
