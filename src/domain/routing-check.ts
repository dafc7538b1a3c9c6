import type { Campaign, RoutingRule } from './campaign.js';
import { ask, partsOf, VALIDITY, type Check } from './checks.js';
import type { Problem, Sound } from './problem.js';

/** What is wrong with the routing rules of a campaign, each by itself and beside the others. */
export function routingProblems(campaign: Campaign, sound: Sound): Problem[] {
  const rules = partsOf(campaign.routing, 'routing');
  const checks = [
    ...RECEIVER,
    VALIDITY,
    ...(sound('awards[].code') ? [ofKnownAward(campaign)] : []),
    ...(sound('awards[].code') && sound('awards[].nomineeKinds') ? [ofItsKinds(campaign)] : []),
  ];
  const clear = (index: number) => (sound('routing') ? [clearOf(campaign.routing.slice(0, index))] : []);
  return rules.flatMap((rule, index) => ask(rule, [...checks, ...clear(index)], sound));
}

const RECEIVER: Check<RoutingRule>[] = [
  {
    code: 'routing.receiverMissing',
    place: 'receiver',
    reads: ['receiver', 'outcome'],
    wrong: ({ receiver, outcome }) => outcome === 'forward' && receiver === null,
  },
  {
    code: 'routing.receiverOfDecidedHere',
    place: 'receiver',
    reads: ['receiver', 'outcome'],
    wrong: ({ receiver, outcome }) => outcome === 'decidedHere' && receiver !== null,
  },
];

const ofKnownAward = ({ awards }: Campaign): Check<RoutingRule> => ({
  code: 'routing.awardUnknown',
  place: 'award',
  reads: ['award'],
  wrong: ({ award: code }) => code !== null && !awards.some((award) => award.code === code) && { code },
});

const ofItsKinds = ({ awards }: Campaign): Check<RoutingRule> => ({
  code: 'routing.kindNotOfAward',
  place: 'nomineeKind',
  reads: ['nomineeKind', 'award'],
  wrong: ({ award: code, nomineeKind: kind }) => {
    const award = awards.find((candidate) => candidate.code === code);
    return award !== undefined && kind !== null && !award.nomineeKinds.includes(kind) && { code: award.code, kind };
  },
});

/** Two rules of the same award and kind may follow each other in time, and never hold together. */
const clearOf = (earlier: readonly RoutingRule[]): Check<RoutingRule> => ({
  code: 'routing.overlaps',
  place: 'award',
  reads: [],
  wrong: (rule) => {
    const other = earlier.findIndex(
      (known) => known.award === rule.award && sameKind(known, rule) && meet(known, rule),
    );
    return other >= 0 && { other: other + 1 };
  },
});

const sameKind = (a: RoutingRule, b: RoutingRule): boolean => a.nomineeKind === b.nomineeKind;

const meet = (a: RoutingRule, b: RoutingRule): boolean => holdsBefore(a, b) && holdsBefore(b, a);

const holdsBefore = (a: RoutingRule, b: RoutingRule): boolean =>
  a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
