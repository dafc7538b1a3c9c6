import { decide, type Decision, type DossierFacts } from '../../src/domain/decide.js';
import type { Act, Command, CommandData } from '../../src/domain/command.js';
import { BLANK_MEMORY, type Memory } from '../../src/domain/memory.js';
import { whoMay, type Actor } from '../../src/domain/permissions.js';
import type { Refusal } from '../../src/domain/refusals.js';
import type { GuardFacts } from '../../src/domain/trial.js';
import type { Basis, Capacity, State } from '../../src/domain/vocabulary.js';

export const NOW = '2025-12-01T08:00:00.000Z';
export const LATER = '2025-12-10T08:00:00.000Z';
export const EARLIER = '2025-11-20T08:00:00.000Z';

/** Facts under which nothing stands in the way. */
export const trialFacts: GuardFacts = {
  missing: [],
  duplicates: 0,
  liveElsewhere: 0,
  openBlocks: 0,
  supplementRounds: 1,
  coreAsVoted: true,
  contentAsVoted: true,
  asksCouncil: true,
  decidedHere: false,
  missingPapers: [],
  receiverOpen: true,
  sittingOpen: true,
  quorumMet: true,
  rollSize: 9,
  leadersNamed: true,
  ballotKind: 'secret',
  actsForSheet: true,
  countProblems: [],
  minutes: 'attached',
  outcome: 'passed',
  letterNumbered: true,
  heldInLetter: 0,
  receiverCeased: false,
  liveInSeason: 0,
};

export const HELD: Memory = { ...BLANK_MEMORY, held: true, heldAt: EARLIER };

export const BATCH = { batch: { kind: 'sheet' as const, id: 'batch', seq: 7 } };

export interface Case {
  state: State;
  command: Command;
  data?: CommandData;
  memory?: Partial<Memory>;
  facts?: Partial<GuardFacts>;
  capacity?: Capacity;
  holds?: readonly Capacity[];
  basis?: Basis;
  now?: string;
  personId?: string | null;
}

export const dossierIn = ({ state, memory, facts }: Pick<Case, 'state' | 'memory' | 'facts'>): DossierFacts => ({
  state,
  memory: { ...BLANK_MEMORY, ...memory },
  facts: { ...trialFacts, ...facts },
  digests: { content: 'content now', core: 'core now' },
});

/** The act of whoever may give it, in his own capacity and on screen, unless the case says otherwise. */
export function tried(one: Case): Decision | { ok: false; refusal: Refusal } {
  const capacity = one.capacity ?? whoMay(one.command, one.state, { ...BLANK_MEMORY, ...one.memory })[0]!;
  const act: Act = {
    command: one.command,
    data: one.data ?? {},
    capacity,
    basis: one.basis ?? { kind: 'screen' },
  };
  const actor: Actor = {
    personId: one.personId === undefined ? 'person' : one.personId,
    holds: one.holds ?? [capacity],
  };
  return decide(dossierIn(one), act, actor, one.now ?? NOW);
}

/** Where an accepted act leads; a refusal fails the test with its code. */
export function accepted(one: Case): Decision {
  const answer = tried(one);
  if (!answer.ok) throw new Error(`${one.command} in ${one.state} was refused: ${answer.refusal.code}`);
  return answer;
}

/** The code of a refusal; undefined where the act was accepted. */
export function refusedWith(one: Case): string | undefined {
  const answer = tried(one);
  return answer.ok ? undefined : answer.refusal.code;
}
