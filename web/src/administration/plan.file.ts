import type { Award, Campaign, Criterion, PaperRequirement, RoutingRule } from '#domain/campaign.js';
import type { RuleCard } from '#domain/rule-card.js';

/** What a fresh part of a campaign file looks like; also the form against which a damaged file is read. */
export const BLANK_CRITERION: Criterion = {
  ...{ code: '', text: '', kind: 'judged', target: null, evidence: 'none', anyOf: null },
};

export const BLANK_PAPER: PaperRequirement = { purpose: 'achievementReport', title: '', from: 'nominator' };

export const BLANK_AWARD: Award = {
  ...{ code: '', title: '', nomineeKinds: ['individual'], ruleCard: '', criteria: [], papers: [] },
};

export const BLANK_CARD: RuleCard = {
  ...{ code: 'hoi-dong-xa', version: 1, ballots: ['paper', 'secret'] },
  quorum: { num: 2, den: 3, comparison: '>=' },
  threshold: { num: 1, den: 2, comparison: '>' },
  ...{ denominator: 'allMembers', quota: null, blank: 'notYes', absent: 'notYes', writtenOpinions: 'counted' },
  ...{ recused: 'keepInDenominator', tie: 'fails', retention: 'none', citation: { vi: '', en: '' } },
  ...{ certainty: 'unverified', validFrom: null, validTo: null },
};

export const BLANK_ROUTE: RoutingRule = {
  ...{ award: null, nomineeKind: null, outcome: 'forward', receiver: null, validFrom: null, validTo: null },
  ...{ citation: { vi: '', en: '' }, certainty: 'unverified' },
};

export const blankPlan = (year: number): Campaign => ({
  ...{ code: `thi-dua-${year}`, version: 1, title: '', slogan: '', year },
  document: { number: null, date: null, place: null, signerTitle: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH' },
  period: { from: null, to: `${year}-11-30` },
  ...{ dossierDeadline: `${year}-12-15`, targetGroups: [], office: { name: '', role: '' } },
  council: { name: 'Hội đồng thi đua - khen thưởng' },
  receivingAuthority: { code: '', name: '' },
  supplementRounds: 1,
  awards: [
    { ...BLANK_AWARD, ruleCard: BLANK_CARD.code, criteria: [{ ...BLANK_CRITERION, code: 't1' }], papers: PAPERS },
  ],
  ...{ ruleCards: [BLANK_CARD], routing: [BLANK_ROUTE], plan: BLANK_TEXT, notes: [] },
});

const PAPERS: PaperRequirement[] = [
  { purpose: 'submissionLetter', title: 'Tờ trình đề nghị khen thưởng', from: 'clerk' },
  { purpose: 'councilMinutes', title: 'Biên bản họp xét khen thưởng', from: 'council' },
  { purpose: 'achievementReport', title: 'Báo cáo thành tích', from: 'nominator' },
];

const BLANK_TEXT = {
  ...{ purposes: [], requirements: [], contents: [], organisation: [], legalBases: [], recipients: [] },
};

/** Items of the lists of a file, by the name of the list. */
const ITEMS: Record<string, object> = {
  ...{
    awards: BLANK_AWARD,
    criteria: BLANK_CRITERION,
    papers: BLANK_PAPER,
    ruleCards: BLANK_CARD,
    routing: BLANK_ROUTE,
  },
};

/** A file as far as it can be read, so that its form can be drawn; what is malformed in it is told by the check, not here. */
export const readable = (file: unknown, year: number): Campaign => fitted(file, blankPlan(year), '') as Campaign;

function fitted(value: unknown, model: unknown, name: string): unknown {
  if (Array.isArray(model)) return Array.isArray(value) ? value.map((one) => fitted(one, ITEMS[name] ?? '', '')) : [];
  if (isGroup(model)) {
    const group = isGroup(value) ? value : {};
    return Object.fromEntries(Object.keys(model).map((key) => [key, fitted(group[key], model[key], key)]));
  }
  // A null in the model is a place that may be empty or hold something of its own form.
  if (model === null) return value ?? null;
  return typeof value === typeof model ? value : typeof model === 'number' ? model : '';
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
