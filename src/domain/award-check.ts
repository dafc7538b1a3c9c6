import {
  ASKED_PURPOSES,
  covers,
  routeOf,
  routes,
  type Award,
  type Campaign,
  type Criterion,
  type PaperRequirement,
} from './campaign.js';
import { ask, partsOf, repeatedWords, repeats, type Check, type Part } from './checks.js';
import { at, problem, type Problem, type Sound } from './problem.js';
import type { RuleCard } from './rule-card.js';
import type { NomineeKind } from './vocabulary.js';

/** What is wrong with the awards of a campaign: their papers and criteria, and the cards and routes that they need. */
export function awardProblems(campaign: Campaign, sound: Sound): Problem[] {
  const awards = partsOf(campaign.awards, 'awards');
  const checks = [REPORT, ...ruleCardChecks(campaign, sound)];
  return [
    ...repeats(awards, 'code', sound),
    ...awards.flatMap((award) => [
      ...ask(award, checks, sound),
      ...(sound(`${award.path}.nomineeKinds`) ? kindProblems(award, campaign, sound) : []),
      ...paperProblems(partsOf(award.value.papers, `${award.path}.papers`), sound),
      ...criterionProblems(partsOf(award.value.criteria, `${award.path}.criteria`), sound),
    ]),
  ];
}

const paperProblems = (papers: Part<PaperRequirement>[], sound: Sound): Problem[] => [
  ...repeats(papers, 'purpose', sound),
  ...papers.flatMap((paper) => ask(paper, [ASKED], sound)),
];

/** A dossier that had to hold what nothing can put there could never be signed. */
const ASKED: Check<PaperRequirement> = {
  code: 'paper.notAsked',
  place: 'purpose',
  reads: ['purpose'],
  wrong: ({ purpose }) => !ASKED_PURPOSES.includes(purpose) && { allowed: [...ASKED_PURPOSES] },
};

const REPORT: Check<Award> = {
  code: 'award.noAchievementReport',
  place: 'papers',
  reads: ['papers[].purpose', 'papers[].from'],
  wrong: ({ papers }) => !papers.some(({ purpose, from }) => purpose === 'achievementReport' && from === 'nominator'),
};

/** A card that an award names must be in the file, in a version that holds while dossiers come in. */
function ruleCardChecks({ ruleCards, dossierDeadline: day }: Campaign, sound: Sound): Check<Award>[] {
  const cards = partsOf(ruleCards, 'ruleCards');
  const called = (code: string) => cards.filter(({ value }) => value.code === code);
  const dated = ({ path }: Part<RuleCard>) => sound(`${path}.validFrom`) && sound(`${path}.validTo`);
  const known: Check<Award> = {
    code: 'award.ruleCardUnknown',
    place: 'ruleCard',
    reads: ['ruleCard'],
    wrong: ({ ruleCard: code }) => called(code).length === 0 && { code },
  };
  const valid: Check<Award> = {
    code: 'award.ruleCardNotValid',
    place: 'ruleCard',
    reads: ['ruleCard'],
    wrong: ({ ruleCard: code }) => {
      const versions = called(code);
      const holds = versions.some((card) => !dated(card) || covers(card.value, day));
      return versions.length > 0 && !holds && { code, day };
    },
  };
  const council: Check<Award> = {
    code: 'award.minutesWithoutCouncil',
    place: 'papers',
    reads: ['ruleCard', 'papers[].purpose'],
    wrong: ({ ruleCard: code, papers }) =>
      called(code).some(
        ({ value, path }) => sound(`${path}.ballots`) && value.ballots.every((kind) => kind === 'noCouncil'),
      ) &&
      papers.some(({ purpose }) => purpose === 'councilMinutes') && { code },
  };
  return Array.isArray(ruleCards) ? [known, council, ...(sound('dossierDeadline') ? [valid] : [])] : [];
}

/** What of the routing rules says which of them an award takes. */
const ROUTED_BY = ['award', 'nomineeKind', 'validFrom', 'validTo'].map((member) => `routing[].${member}`);

function kindProblems({ value, path }: Part<Award>, campaign: Campaign, sound: Sound): Problem[] {
  const kinds = { value: value.nomineeKinds, path: at(path, 'nomineeKinds') };
  const readable = ROUTED_BY.every(sound) && sound(at(path, 'code'));
  const unrouted = (kind: NomineeKind, index: number): Problem[] => {
    const known = campaign.routing.some((rule) => routes(rule, value.code, kind));
    if (!known) return [problem(at(kinds.path, index), 'award.unrouted', { kind })];
    const day = sound('dossierDeadline') ? campaign.dossierDeadline : null;
    if (day === null || routeOf(campaign, value.code, kind, day)) return [];
    return [problem(at(kinds.path, index), 'award.noRoute', { kind, day })];
  };
  return [...repeatedWords(kinds), ...(readable ? kinds.value.flatMap(unrouted) : [])];
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
  {
    code: 'criterion.targetOverAll',
    place: 'target.atLeast',
    reads: ['target'],
    wrong: ({ target }) =>
      target !== null && 'atLeast' in target && target.unit.trimStart().startsWith('%') && target.atLeast > 100,
  },
];
