import type { Sentence } from './vocabulary.js';

interface Piece extends Sentence {
  /** English tells one criterion from many. */
  many?: string;
}

/** What belongs to a criterion: `claim:t1`, `evidence:t4`. */
const OF_CRITERIA: Record<string, Required<Piece>> = {
  claim: { vi: 'kê khai tiêu chuẩn', en: 'claim on criterion', many: 'claims on criteria' },
  evidence: { vi: 'minh chứng cho tiêu chuẩn', en: 'evidence for criterion', many: 'evidence for criteria' },
};

/** Where the plan has no such criterion, or is not known. */
const OF_SOME: Record<string, Sentence> = {
  claim: { vi: 'kê khai tiêu chuẩn', en: 'claim on a criterion' },
  evidence: { vi: 'minh chứng cho tiêu chuẩn', en: 'evidence for a criterion' },
};

const REPORT: Sentence = { vi: 'báo cáo thành tích', en: 'achievement report' };
const OTHER: Sentence = { vi: 'phần khác của hồ sơ', en: 'another part of the dossier' };

/**
 * Pieces of a dossier as people know them: a criterion by its number in the plan, never by its code. What is of one kind
 * is told together: "kê khai tiêu chuẩn 1, 2". `criteria` are the codes of the award's criteria in the plan's order.
 */
export function itemsTold(codes: readonly string[], criteria: readonly string[], language: keyof Sentence): string[] {
  const kinds = [...new Set(codes.map(kindOf))];
  return kinds.map((kind) =>
    kindTold(
      kind,
      codes.filter((code) => kindOf(code) === kind).map((code) => numberOf(code, criteria)),
      language,
    ),
  );
}

export const itemTold = (code: string, criteria: readonly string[], language: keyof Sentence): string =>
  itemsTold([code], criteria, language).join('');

/** "tiêu chuẩn 4". */
export function criterionTold(code: string, criteria: readonly string[], language: keyof Sentence): string {
  const number = criteria.indexOf(code) + 1;
  if (number === 0) return language === 'vi' ? 'tiêu chuẩn này' : 'this criterion';
  return language === 'vi' ? `tiêu chuẩn ${number}` : `criterion ${number}`;
}

const kindOf = (code: string): string => code.split(':')[0]!;
const numberOf = (code: string, criteria: readonly string[]): number => criteria.indexOf(code.split(':')[1] ?? '') + 1;

function kindTold(kind: string, numbers: readonly number[], language: keyof Sentence): string {
  if (kind === 'report') return REPORT[language];
  const piece = OF_CRITERIA[kind];
  if (!piece) return OTHER[language];
  const known = numbers.filter((number) => number > 0).sort((a, b) => a - b);
  if (known.length === 0) return OF_SOME[kind]![language];
  return `${language === 'en' && known.length > 1 ? piece.many : piece[language]} ${known.join(', ')}`;
}
