import { routeOf, ruleCardOf, type Award, type Campaign, type Criterion, type PaperRequirement } from './campaign.js';
import { ask, partsOf, repeatedWords, repeats, VALIDITY, type Check, type Part } from './checks.js';
import { at, problem, type Problem, type Sound } from './problem.js';
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

function awardProblems(campaign: Campaign, sound: Sound): Problem[] {
  const awards = partsOf(campaign.awards, 'awards');
  const checks = [REPORT, ...ruleCardChecks(campaign, sound)];
  return [
    ...repeats(awards, 'code', sound),
    ...awards.flatMap((award) => [
      ...ask(award, checks, sound),
      ...(sound(`${award.path}.nomineeKinds`) ? kindProblems(award, campaign, sound) : []),
      ...repeats(partsOf(award.value.papers, `${award.path}.papers`), 'purpose', sound, nameOf),
      ...criterionProblems(partsOf(award.value.criteria, `${award.path}.criteria`), sound),
    ]),
  ];
}

/** Several papers may be `other`: they are told apart by their titles. */
const nameOf = ({ purpose, title }: PaperRequirement): string => (purpose === 'other' ? title : purpose);

const REPORT: Check<Award> = {
  code: 'award.noAchievementReport',
  place: 'papers',
  reads: ['papers[].purpose', 'papers[].from'],
  wrong: ({ papers }) => !papers.some(({ purpose, from }) => purpose === 'achievementReport' && from === 'nominator'),
};

/** A card that an award names must be in the file, in a version that holds while dossiers come in. */
function ruleCardChecks(campaign: Campaign, sound: Sound): Check<Award>[] {
  const day = campaign.dossierDeadline;
  const isKnown = (code: string) => campaign.ruleCards.some((card) => card.code === code);
  const holds = (award: Award) => ruleCardOf({ ...campaign, awards: [award] }, award.code, day) !== undefined;
  const known: Check<Award> = {
    code: 'award.ruleCardUnknown',
    place: 'ruleCard',
    reads: ['ruleCard'],
    wrong: ({ ruleCard: code }) => !isKnown(code) && { code },
  };
  const valid: Check<Award> = {
    code: 'award.ruleCardNotValid',
    place: 'ruleCard',
    reads: ['ruleCard', 'code'],
    wrong: (award) => isKnown(award.ruleCard) && !holds(award) && { code: award.ruleCard, day },
  };
  const spans = ['dossierDeadline', 'ruleCards[].validFrom', 'ruleCards[].validTo'];
  return sound('ruleCards[].code') ? [known, ...(spans.every(sound) ? [valid] : [])] : [];
}

function kindProblems({ value, path }: Part<Award>, campaign: Campaign, sound: Sound): Problem[] {
  const kinds = { value: value.nomineeKinds, path: at(path, 'nomineeKinds') };
  const day = campaign.dossierDeadline;
  const readable = sound('routing') && sound('dossierDeadline') && sound(at(path, 'code'));
  const unrouted = kinds.value.flatMap((kind, index) =>
    readable && !routeOf(campaign, value.code, kind, day)
      ? [problem(at(kinds.path, index), 'award.noRoute', { kind, day })]
      : [],
  );
  return [...repeatedWords(kinds), ...unrouted];
}

const criterionProblems = (criteria: Part<Criterion>[], sound: Sound): Problem[] => [
  ...repeats(criteria, 'code', sound),
  ...criteria.flatMap((criterion) => [
    ...ask(criterion, CRITERION, sound),
    ...repeats(partsOf(criterion.value.anyOf ?? [], `${criterion.path}.anyOf`), 'code', sound),
  ]),
];

const CRITERION: Check<Criterion>[] = [
  {
    code: 'criterion.targetMissing',
    place: 'target',
    reads: ['target', 'kind'],
    wrong: ({ kind, target }) => kind === 'measurable' && target === null,
  },
  {
    code: 'criterion.targetOfJudged',
    place: 'target',
    reads: ['target', 'kind'],
    wrong: ({ kind, target }) => kind === 'judged' && target !== null,
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
