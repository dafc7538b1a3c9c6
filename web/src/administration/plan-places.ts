import { usePlanWords } from './plan.words.ts';

type Words = ReturnType<typeof usePlanWords>;
type Word = Parameters<Words>[0];

/** Items of a list by their number. */
const NUMBERED: Record<string, Word> = {
  ...{ awards: 'awardAt', criteria: 'criterionAt', papers: 'paperAt', ruleCards: 'ruleCardAt', routing: 'routeAt' },
};

/** Where one word means another thing than elsewhere in the file. */
const NAMES: Record<string, Word> = {
  ...{ 'office.name': 'officeName', 'council.name': 'councilName', 'papers.from': 'paperFrom' },
  ...{ 'receivingAuthority.name': 'receivingAuthority', 'receivingAuthority.code': 'receivingAuthority' },
};

const KNOWN = [
  ...['code', 'version', 'title', 'slogan', 'year', 'document', 'number', 'date', 'place', 'signerTitle', 'period'],
  ...['from', 'to', 'dossierDeadline', 'targetGroups', 'office', 'role', 'council', 'receivingAuthority', 'receiver'],
  ...[
    'supplementRounds',
    'awards',
    'nomineeKinds',
    'ruleCard',
    'criteria',
    'text',
    'kind',
    'target',
    'unit',
    'atLeast',
  ],
  ...['evidence', 'anyOf', 'papers', 'purpose', 'ruleCards', 'ballots', 'quorum', 'threshold', 'num', 'den'],
  ...['comparison', 'denominator', 'quota', 'blank', 'absent', 'writtenOpinions', 'recused', 'tie', 'retention'],
  ...['citation', 'vi', 'en', 'certainty', 'validFrom', 'validTo', 'routing', 'award', 'nomineeKind', 'outcome'],
  ...['plan', 'purposes', 'requirements', 'contents', 'organisation', 'legalBases', 'recipients', 'notes'],
] as const satisfies readonly Word[];

const isKnown = (name: string): name is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(name);

/** A place in a campaign file in words: "Danh hiệu 2 › Tiêu chuẩn 4 › Chỉ tiêu". */
export function usePlaces(): (path: string) => string {
  const t = usePlanWords();
  return (path) => {
    if (path === '') return t('file');
    const steps = path.match(/\[(?:"(?:\\.|[^"\\])*"|\d+)\]|[^.[\]]+/g) ?? [];
    return steps.flatMap((step, index) => said(t, step, steps[index - 1], steps[index + 1])).join(' › ');
  };
}

function said(t: Words, step: string, before: string | undefined, next: string | undefined): string[] {
  if (/^\[\d+\]$/.test(step)) {
    const at = Number(step.slice(1, -1)) + 1;
    const list = NUMBERED[before ?? ''];
    return [list ? t(list, { count: at }) : String(at)];
  }
  // "Awards › Award 2" says the same twice.
  if (NUMBERED[step] && /^\[\d+\]$/.test(next ?? '')) return [];
  const special = NAMES[`${before?.startsWith('[') ? 'papers' : before}.${step}`];
  if (special) return [t(special)];
  return [isKnown(step) ? t(step) : `“${step.replaceAll(/^\["|"\]$/g, '')}”`];
}
