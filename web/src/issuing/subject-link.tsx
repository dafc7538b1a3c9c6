import { Link } from '@tanstack/react-router';
import type { FormSubject } from '#domain/form.js';
import { useIssuingWords } from './issuing.words.ts';

const SCREENS = {
  dossier: { to: '/ho-so/$id', word: 'to_dossier' },
  sitting: { to: '/phien-hop/$id', word: 'to_sitting' },
  sheet: { to: '/phieu/$id', word: 'to_sheet' },
  submission: { to: '/to-trinh/$id', word: 'to_submission' },
  decision: { to: '/quyet-dinh/$id', word: 'to_decision' },
  campaign: { to: '/phong-trao/$id', word: 'to_campaign' },
} as const;

/** Back to what the paper is about; a unit's list has no screen once it was sent. */
export function SubjectLink({ kind, id }: { kind: FormSubject; id: string }) {
  const t = useIssuingWords();
  if (kind === 'nomination') return null;
  const { to, word } = SCREENS[kind];
  return (
    <Link to={to} params={{ id }}>
      {t(word)}
    </Link>
  );
}
