import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dossiers } from '../api/queries.ts';
import { ordered } from './order.ts';
import { useAppraisalWords } from './appraisal.words.ts';

/** From one dossier that waits for its appraisal to the next, by given name. */
export function AppraisalTurns({ id }: { id: string }) {
  const t = useAppraisalWords();
  const { data } = useInfiniteQuery(dossiers({ state: 'evidence.appraisal' }, 100));
  const waiting = ordered(data?.pages.flatMap(({ items }) => items) ?? [], 'name');
  const at = waiting.findIndex((one) => one.id === id);
  const before = waiting[at - 1];
  // Once this one is done, the first that waits is the next.
  const after = waiting[at + 1];
  return (
    <nav className="row" aria-label={t('turns')}>
      {at >= 0 && <span className="dimmed">{t('place', { at: at + 1, of: waiting.length })}</span>}
      {at > 0 && before && (
        <Link to="/ho-so/$id/tham-dinh" params={{ id: before.id }}>
          ← {t('before')}
        </Link>
      )}
      {after && (
        <Link to="/ho-so/$id/tham-dinh" params={{ id: after.id }}>
          {t('next')} →
        </Link>
      )}
    </nav>
  );
}
