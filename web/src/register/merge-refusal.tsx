import { Link } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useRegisterWords } from './register.words.ts';

/** Why two rows are not made one, with the dossiers that stand in the way. */
export function MergeRefusal({ error }: { error: Error | null }) {
  const t = useRegisterWords();
  const named = isProblem(error, 'nominee.mergeBoth', 'nominee.onVote') ? error.told.params['dossiers'] : [];
  return (
    <>
      <Refusal error={error} />
      {(named as string[]).map((id, index) => (
        <Link key={id} to="/ho-so/$id" params={{ id }}>
          {t('inTheWay', { at: index + 1 })}
        </Link>
      ))}
    </>
  );
}
