import type { Award, Campaign, RoutingRule } from './campaign.js';
import { ask, partsOf, VALIDITY, type Check, type Part } from './checks.js';
import type { Problem, Sound } from './problem.js';

/** What is wrong with the routing rules of a campaign, each by itself and beside the others. */
export function routingProblems(campaign: Campaign, sound: Sound): Problem[] {
  const rules = partsOf(campaign.routing, 'routing');
  const awards = partsOf(campaign.awards, 'awards');
  const ofAwards = Array.isArray(campaign.awards) ? [ofKnownAward(awards), ofItsKinds(awards, sound)] : [];
  const readable = rules.filter(({ path }) => SAME.every((member) => sound(`${path}.${member}`)));
  return rules.flatMap((rule, index) => {
    const earlier = readable.filter((one) => rules.indexOf(one) < index);
    return ask(rule, [...RECEIVER, VALIDITY, ...ofAwards, clearOf(earlier, rules)], sound);
  });
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

const ofKnownAward = (awards: readonly Part<Award>[]): Check<RoutingRule> => ({
  code: 'routing.awardUnknown',
  place: 'award',
  reads: ['award'],
  wrong: ({ award: code }) => code !== null && !awards.some(({ value }) => value.code === code) && { code },
});

const ofItsKinds = (awards: readonly Part<Award>[], sound: Sound): Check<RoutingRule> => ({
  code: 'routing.kindNotOfAward',
  place: 'nomineeKind',
  reads: ['nomineeKind', 'award'],
  wrong: ({ award: code, nomineeKind: kind }) => {
    const award = awards.find(({ value, path }) => value.code === code && sound(`${path}.nomineeKinds`))?.value;
    return award !== undefined && kind !== null && !award.nomineeKinds.includes(kind) && { code: award.code, kind };
  },
});

const SAME = ['award', 'nomineeKind', 'validFrom', 'validTo'];

/** Two rules of the same award and kind may follow each other in time, and never hold together. */
const clearOf = (earlier: readonly Part<RoutingRule>[], all: readonly Part<RoutingRule>[]): Check<RoutingRule> => ({
  code: 'routing.overlaps',
  place: 'award',
  reads: SAME,
  wrong: (rule) => {
    const other = earlier.find(
      ({ value: known }) => known.award === rule.award && sameKind(known, rule) && meet(known, rule),
    );
    return other !== undefined && { other: all.indexOf(other) + 1 };
  },
});

const sameKind = (a: RoutingRule, b: RoutingRule): boolean => a.nomineeKind === b.nomineeKind;

const meet = (a: RoutingRule, b: RoutingRule): boolean => holdsBefore(a, b) && holdsBefore(b, a);

const holdsBefore = (a: RoutingRule, b: RoutingRule): boolean =>
  a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
