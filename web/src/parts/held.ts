import type { Award } from '#domain/campaign.js';
import { claimFilled, type Claim } from '#domain/claim.js';
import type { ContentItem } from '#domain/content.js';
import type { Answer } from '../api/client.ts';

type Held = Answer<'HeldDto'>;

/** What a dossier holds as the domain asks for it: each piece with whether it says something. */
export const itemsOf = ({ content }: Pick<Answer<'ShownDossierDto'>, 'content'>, award: Award): ContentItem[] =>
  content.map((held) => ({
    ...{ kind: held.kind, code: held.code, criterion: held.criterion, digest: held.digest },
    filled: isFilled(held, award),
  }));

function isFilled({ kind, code, content }: Held, award: Award): boolean {
  if (kind === 'section') return ((content as { text?: string } | null)?.text ?? '').trim() !== '';
  if (kind !== 'claim') return true;
  const criterion = award.criteria.find((one) => one.code === code);
  return criterion !== undefined && claimFilled(criterion, (content ?? {}) as Claim);
}
