import type { GuardFacts, Obstacle, Trial } from './trial.js';

/** What a rule is, and how one is made of the facts that it reads and of what it judges on them. */
export interface Rule {
  /** The facts that it reads, kept in the line of every command it was asked about. */
  reads: readonly (keyof GuardFacts)[];
  obstacles: (trial: Trial) => Obstacle[];
}

/** A rule over named facts. A fact that its reader did not gather is a fault of the program, not a "no". */
export function rule<Key extends keyof GuardFacts>(
  reads: readonly Key[],
  judge: (facts: Pick<GuardFacts, Key>, trial: Trial) => Obstacle | false | undefined,
): Rule {
  const obstacles = (trial: Trial) => {
    for (const key of reads) {
      if (trial.facts[key] === undefined) throw new Error(`fact ${key} was not read for ${trial.command}`);
    }
    const obstacle = judge(trial.facts as Pick<GuardFacts, Key>, trial);
    return obstacle ? [obstacle] : [];
  };
  return { reads, obstacles };
}
