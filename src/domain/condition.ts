import { RULES, type RuleName } from './rules.js';
import type { GuardFacts, Obstacle, Trial } from './trial.js';
import type { State } from './vocabulary.js';

/** Which of several arrows of one command is meant, told from the act, the memory or a fact. */
export const CHOICES = {
  referred: { reads: [], chosen: ({ memory }: Trial) => memory.referred },
  voteStands: { reads: [], chosen: ({ data }: Trial) => data.voteStands === true },
  noCouncil: { reads: ['asksCouncil'], chosen: ({ facts }: Trial) => facts.asksCouncil === false },
  passed: { reads: ['outcome'], chosen: ({ facts }: Trial) => facts.outcome !== 'failed' },
  failed: { reads: ['outcome'], chosen: ({ facts }: Trial) => facts.outcome === 'failed' },
  awarded: { reads: [], chosen: ({ data }: Trial) => data.outcome === 'awarded' },
  notAwarded: { reads: [], chosen: ({ data }: Trial) => data.outcome === 'notAwarded' },
} as const satisfies Record<string, { reads: readonly (keyof GuardFacts)[]; chosen: (trial: Trial) => boolean }>;

export type ChoiceName = keyof typeof CHOICES;

/** The condition of an arrow, as it stands on the page. */
export interface Condition {
  choice?: ChoiceName;
  /** For REINSTATE: the state that was asked for. */
  target?: State;
  rules: readonly RuleName[];
}

export const isChosen = (condition: Condition, trial: Trial): boolean =>
  (condition.choice === undefined || CHOICES[condition.choice].chosen(trial)) &&
  (condition.target === undefined || trial.memory.reinstatement?.target === condition.target);

export const obstaclesOf = (condition: Condition, trial: Trial): Obstacle[] =>
  condition.rules.flatMap((name) => RULES[name].obstacles(trial));

export const stands = (condition: Condition, trial: Trial): boolean =>
  isChosen(condition, trial) && obstaclesOf(condition, trial).length === 0;

export const factsRead = (condition: Condition): (keyof GuardFacts)[] => [
  ...(condition.choice ? CHOICES[condition.choice].reads : []),
  ...condition.rules.flatMap((name) => RULES[name].reads as readonly (keyof GuardFacts)[]),
];
