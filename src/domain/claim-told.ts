import type { Criterion } from './campaign.js';
import type { Claim } from './claim.js';

/** What a nominator says on a criterion, as a cell of a paper: "Sáng kiến; 100 % hồ sơ; giải thích". '' where nothing. */
export function claimTold({ kind, target, anyOf }: Criterion, { confirmed, number, text, choice }: Claim): string {
  const chosen = anyOf?.find(({ code }) => code === choice)?.text;
  const measured = number === undefined ? undefined : `${number.replace('.', ',')} ${target?.unit ?? ''}`.trim();
  const parts = [chosen, measured, text?.trim()].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0 && kind === 'judged' && confirmed) return 'Đạt';
  return parts.join('; ');
}
