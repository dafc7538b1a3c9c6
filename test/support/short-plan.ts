import type { Campaign } from '../../src/domain/campaign.js';
import { movedPlan } from '../../src/sample/sample.season.js';
import { INDIVIDUAL } from './steps.js';

/** The plan with little to fill in. */
export function oneCriterion(today: string): Campaign {
  const plan = movedPlan(today);
  const awards = plan.awards.map((award) => ({
    ...award,
    criteria: award.criteria.filter((one) => award.code !== INDIVIDUAL || one.code === 'c1'),
  }));
  return { ...plan, awards };
}

/** The plan with no council either, so that a dossier goes far by commands of its own. */
export function shortPlan(today: string): Campaign {
  const plan = oneCriterion(today);
  const awards = plan.awards.map((award) => ({
    ...award,
    papers: award.papers.filter(({ purpose }) => purpose !== 'councilMinutes'),
  }));
  return { ...plan, awards, ruleCards: plan.ruleCards.map((card) => ({ ...card, ballots: ['noCouncil' as const] })) };
}

/** The plan with every award decided in the commune itself. */
export function decidedHere(today: string): Campaign {
  const plan = movedPlan(today);
  return { ...plan, routing: plan.routing.map((rule) => ({ ...rule, outcome: 'decidedHere', receiver: null })) };
}
