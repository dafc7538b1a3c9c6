import { awardProblems } from './award-check.js';
import type { Campaign } from './campaign.js';
import { ask, partsOf, repeatedWords, repeats, VALIDITY, type Check, type Part } from './checks.js';
import type { Problem, Sound } from './problem.js';
import { routingProblems } from './routing-check.js';
import type { RuleCard } from './rule-card.js';

/**
 * Everything in a campaign that its form allows and its meaning does not. With `sound`, only what can be read is
 * judged, so a file with a malformed part hears about the rest as well.
 */
export function checkCampaign(campaign: Campaign, sound: Sound = () => true): Problem[] {
  return [
    ...ask({ value: campaign, path: '' }, DATES, sound),
    ...awardProblems(campaign, sound),
    ...cardProblems(partsOf(campaign.ruleCards, 'ruleCards'), sound),
    ...routingProblems(campaign, sound),
  ];
}

const DATES: Check<Campaign>[] = [
  {
    code: 'period.endsBeforeItStarts',
    place: 'period.to',
    reads: ['period.to', 'period.from'],
    wrong: ({ period: { from, to } }) => to < (from ?? to),
  },
  {
    code: 'deadline.beforePeriodEnds',
    place: 'dossierDeadline',
    reads: ['dossierDeadline', 'period.to'],
    wrong: ({ dossierDeadline, period }) => dossierDeadline < period.to,
  },
  {
    code: 'document.afterPeriodEnds',
    place: 'document.date',
    reads: ['document.date', 'period.to'],
    wrong: ({ document, period }) => (document.date ?? period.to) > period.to,
  },
];

const cardProblems = (cards: Part<RuleCard>[], sound: Sound): Problem[] => [
  ...repeats(
    cards.filter(({ path }) => sound(`${path}.code`)),
    'version',
    sound,
    ({ code, version }) => `${code} ${version}`,
  ),
  ...cards.flatMap((card) => [
    ...ask(card, CARD, sound),
    ...(sound(`${card.path}.ballots`)
      ? repeatedWords({ value: card.value.ballots, path: `${card.path}.ballots` })
      : []),
  ]),
];

const fractionChecks = (place: 'quorum' | 'threshold'): Check<RuleCard>[] => [
  {
    code: 'fraction.outOfRange',
    place,
    reads: [place],
    wrong: ({ [place]: { num, den } }) => num < 1 || num > den,
  },
  {
    code: 'fraction.moreThanAll',
    place,
    reads: [place],
    wrong: ({ [place]: { num, den, comparison } }) => comparison === '>' && num === den,
  },
];

const CARD: Check<RuleCard>[] = [
  ...fractionChecks('quorum'),
  ...fractionChecks('threshold'),
  {
    code: 'ballots.noCouncilNotAlone',
    place: 'ballots',
    reads: ['ballots'],
    wrong: ({ ballots }) => ballots.includes('noCouncil') && ballots.some((kind) => kind !== 'noCouncil'),
  },
  VALIDITY,
];
