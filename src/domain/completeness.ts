import type { Award, PaperPurpose } from './campaign.js';
import { itemCode } from './command.js';
import type { ContentItem } from './content.js';

/** What the campaign asks of the nominator and the dossier does not hold yet: `report`, `claim:t1`, `evidence:t4`. */
export function missingFrom(award: Award, items: readonly ContentItem[]): string[] {
  const held = items.filter((item) => item.filled);
  const has = (kind: ContentItem['kind'], code: string) =>
    held.some((item) => item.kind === kind && item.code === code);
  const missing = award.criteria.flatMap((criterion) => [
    ...(has('claim', criterion.code) ? [] : [itemCode({ kind: 'claim', code: criterion.code })]),
    ...(criterion.evidence !== 'required' || hasEvidence(held, criterion.code)
      ? []
      : [itemCode({ kind: 'evidence', code: '', criterion: criterion.code })]),
  ]);
  return [...(missingPapers(award, items).includes('achievementReport') ? ['report'] : []), ...missing];
}

const hasEvidence = (held: readonly ContentItem[], criterion: string) =>
  held.some((item) => item.kind === 'evidence' && item.criterion === criterion);

/** Papers that must exist before signing. The letter is written by signing; the minutes are asked of the sheet. */
export const missingPapers = (award: Award, items: readonly ContentItem[]): PaperPurpose[] =>
  award.papers
    .map((paper) => paper.purpose)
    .filter((purpose) => purpose !== 'submissionLetter' && purpose !== 'councilMinutes')
    .filter((purpose) => !items.some((item) => item.filled && isPaper(item, purpose)));

/** The achievement report is there when it was uploaded as a paper or typed as a section. */
const isPaper = ({ kind, code }: ContentItem, purpose: PaperPurpose): boolean =>
  (kind === 'paper' && code === purpose) ||
  (purpose === 'achievementReport' && kind === 'section' && code === 'report');
