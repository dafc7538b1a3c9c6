import type { Act } from './command.js';
import type { Memory } from './memory.js';
import type { State } from './vocabulary.js';

/** What the guards look at: codes, counts and flags only, so that a line can hold them and a verifier can judge them again. */
export interface GuardFacts {
  /** What the campaign requires and is not there: `report`, `claim:t1`, `evidence:t3`. */
  missing: string[];
  duplicates: number;
  /** Other live dossiers of the nominee for the same award of the season. */
  liveElsewhere: number;
  openBlocks: number;
  supplementRounds: number;
  coreAsVoted: boolean;
  contentAsVoted: boolean;
  asksCouncil: boolean;
  decidedHere: boolean;
  missingPapers: string[];
  receiverOpen: boolean;
  sittingOpen: boolean;
  quorumMet: boolean;
  rollSize: number;
  leadersNamed: boolean;
  ballotKind: string;
  actsForSheet: boolean;
  countProblems: string[];
  minutes: 'attached' | 'promised' | 'missing';
  outcome: 'passed' | 'failed' | 'rerun' | 'needsChair';
  letterNumbered: boolean;
  heldInLetter: number;
  receiverCeased: boolean;
  liveInSeason: number;
}

/** What a rule is tried on. `now` is an ISO instant; `facts` are those that the command's reader gathered. */
export interface Trial extends Act {
  state: State;
  memory: Memory;
  now: string;
  actorId: string | null;
  facts: Partial<GuardFacts>;
  /** Codes of the award's criteria in the plan's order: by their numbers people know what a "no" speaks of. Judges nothing. */
  criteria?: readonly string[];
}

/** One thing that stands in the way: a refusal code with its parameters. */
export interface Obstacle {
  code: string;
  params?: Record<string, string | number | string[]>;
}
