import type { Criterion } from './campaign.js';

/** What a nominator says on a criterion: a tick, a text, a number with its unit known, or one of the alternatives. */
export interface Claim {
  confirmed?: boolean;
  /** A decimal as written, with a dot: exact, since a line's digest takes whole numbers only. */
  number?: string;
  text?: string;
  choice?: string;
}

/** What is wrong with a claim on its criterion; a save never fails for being unfinished. */
export function claimProblem(criterion: Criterion, claim: Claim): 'choice' | 'number' | undefined {
  if (claim.choice !== undefined && !criterion.anyOf?.some((one) => one.code === claim.choice)) return 'choice';
  if (claim.number !== undefined && !/^\d{1,9}(\.\d{1,4})?$/.test(claim.number)) return 'number';
  return undefined;
}

/** Whether the claim says all that its criterion asks; it need not reach the target, which is the clerk's to see. */
export function claimFilled(criterion: Criterion, claim: Claim): boolean {
  const told = claim.text !== undefined && claim.text.trim() !== '';
  if (criterion.anyOf) return claim.choice !== undefined && told;
  if (criterion.kind === 'judged') return claim.confirmed === true || told;
  return criterion.target && 'atLeast' in criterion.target ? claim.number !== undefined : told;
}

/** Whether a claimed number reaches its target; undefined where there is nothing to compare. */
export function reachesTarget({ target }: Criterion, { number }: Claim): boolean | undefined {
  if (!target || !('atLeast' in target) || number === undefined) return undefined;
  return Number(number) >= target.atLeast;
}
