import type { Certainty, RuleCard } from './rule-card.js';
import type { NomineeKind, Sentence } from './vocabulary.js';

/** What a criterion asks: a measured number, or a judgement. */
export interface Criterion {
  code: string;
  text: string;
  kind: 'measurable' | 'judged';
  /** Only for `measurable`: what is measured, its unit and the least value, as whole numbers (or a text for "top group"). */
  target: { unit: string; atLeast: number } | { unit: string; text: string } | null;
  evidence: 'none' | 'optional' | 'required';
  /** Alternatives of which the nominator names one (an initiative, a measure or a solution). */
  anyOf: { code: string; text: string }[] | null;
}

export interface Award {
  code: string;
  title: string;
  nomineeKinds: NomineeKind[];
  /** Code of a rule card of the same file. */
  ruleCard: string;
  criteria: Criterion[];
  /** What the dossier must hold before the letter is signed; `achievementReport` comes from the nominator. */
  papers: PaperRequirement[];
}

export const PAPER_PURPOSES = [
  'submissionLetter',
  'councilMinutes',
  'achievementReport',
  'meetingRecord',
  'withdrawalLetter',
  'holdOrder',
  'releaseOrder',
  'eligibilityNotice',
  'eligibilityLift',
  'writtenOpinion',
  'decision',
  'revocation',
  'authorityAnswer',
  'recordOfAct',
  'other',
] as const;
export type PaperPurpose = (typeof PAPER_PURPOSES)[number];

/** What a dossier may be asked to hold: nothing puts a paper of another purpose there. */
export const ASKED_PURPOSES: readonly PaperPurpose[] = ['submissionLetter', 'councilMinutes', 'achievementReport'];

export interface PaperRequirement {
  purpose: PaperPurpose;
  title: string;
  from: 'nominator' | 'council' | 'clerk';
}

export interface RoutingRule {
  /** Code of an award, or null for every award. */
  award: string | null;
  nomineeKind: NomineeKind | null;
  outcome: 'forward' | 'decidedHere';
  /** Code of the receiving organisation; null when decided here. */
  receiver: string | null;
  validFrom: string | null;
  validTo: string | null;
  citation: Sentence;
  certainty: Certainty;
}

/** The readable plan: what a person who reads the paper expects to find again. */
export interface PlanText {
  purposes: string[];
  requirements: string[];
  contents: string[];
  organisation: string[];
  legalBases: string[];
  recipients: string[];
}

/** One campaign as its file says it. Dates are ISO days in the organisation's zone. */
export interface Campaign {
  code: string;
  /** Raised by each import or amendment; dossiers pin the one they were submitted under. */
  version: number;
  title: string;
  slogan: string;
  year: number;
  document: { number: string | null; date: string | null; place: string | null; signerTitle: string };
  /** The movement: achievements are counted within it. A null start means "from the day the plan is issued". */
  period: { from: string | null; to: string };
  dossierDeadline: string;
  targetGroups: string[];
  office: { name: string; role: string };
  council: { name: string };
  receivingAuthority: { code: string; name: string };
  supplementRounds: number;
  awards: Award[];
  ruleCards: RuleCard[];
  routing: RoutingRule[];
  plan: PlanText;
  /** What the importer was unsure of in the paper (a blank number, a name spelled two ways). */
  notes: string[];
}

export const awardOf = (campaign: Campaign, code: string): Award | undefined =>
  campaign.awards.find((award) => award.code === code);

/** Codes of its criteria in the plan's order: people know a criterion by its place in it. */
export const criteriaOf = (award: Pick<Award, 'criteria'> | undefined): string[] =>
  award?.criteria.map(({ code }) => code) ?? [];

/** The card of an award that is valid on a day: the highest version among those that cover it. */
export function ruleCardOf(campaign: Campaign, awardCode: string, onDay: string): RuleCard | undefined {
  const award = awardOf(campaign, awardCode);
  return campaign.ruleCards
    .filter((card) => card.code === award?.ruleCard && covers(card, onDay))
    .sort((a, b) => b.version - a.version)[0];
}

/**
 * The card that a dossier is held to, whatever holds later: that of the day on which it was submitted. Where none held
 * then, or it never was, that of the dossier deadline, on which an import asks for one.
 */
export const pinnedCardOf = (campaign: Campaign, awardCode: string, submittedOn: string | null): RuleCard | undefined =>
  (submittedOn === null ? undefined : ruleCardOf(campaign, awardCode, submittedOn)) ??
  ruleCardOf(campaign, awardCode, campaign.dossierDeadline);

/** Whether a routing rule is about an award and a kind of nominee, on whatever day. */
export const routes = (rule: RoutingRule, award: string, kind: NomineeKind): boolean =>
  (rule.award ?? award) === award && (rule.nomineeKind ?? kind) === kind;

/** The most specific routing rule valid on a day: one that names the award, then the kind, then the rest. */
export function routeOf(campaign: Campaign, award: string, kind: NomineeKind, onDay: string): RoutingRule | undefined {
  const weight = (rule: RoutingRule) => (rule.award ? 2 : 0) + (rule.nomineeKind ? 1 : 0);
  return campaign.routing
    .filter((rule) => routes(rule, award, kind) && covers(rule, onDay))
    .sort((a, b) => weight(b) - weight(a))[0];
}

/** Whether a card or a rule holds on a day; both of its own days are within it. */
export const covers = (span: { validFrom: string | null; validTo: string | null }, day: string): boolean =>
  (span.validFrom ?? day) <= day && day <= (span.validTo ?? day);
