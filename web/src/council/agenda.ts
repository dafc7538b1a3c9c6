import { ruleCardOf, type Campaign } from '#domain/campaign.js';
import { dayOf } from '#domain/days.js';
import type { RuleCard } from '#domain/rule-card.js';
import type { Sitting } from './council.queries.ts';

/** The awards of the agenda in their order, then those of sheets that are not on it. */
export const awardsOf = ({ awardCodes, sheets }: Sitting): string[] => [
  ...new Set([...awardCodes, ...sheets.map(({ awardCode }) => awardCode)]),
];

/** The rule card by which the sitting votes on an award. */
export const cardFor = (
  plan: Campaign,
  { plannedAt }: Sitting,
  awardCode: string,
  zone: string,
): RuleCard | undefined =>
  ruleCardOf(plan, awardCode, dayOf(new Date(plannedAt), zone)) ?? ruleCardOf(plan, awardCode, plan.dossierDeadline);
