import { isProblem } from '../api/problem.ts';
import { NamedDossiers } from '../parts/named-dossiers.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useRegisterWords } from './register.words.ts';

/** Why two rows are not made one, with the dossiers that stand in the way. */
export function MergeRefusal({ error }: { error: Error | null }) {
  const t = useRegisterWords();
  return (
    <>
      <Refusal error={error} />
      {isProblem(error, 'nominee.mergeBoth', 'nominee.onVote') && (
        <NamedDossiers ids={error.told.params['dossiers'] as string[]} label={t('inTheWay')} />
      )}
    </>
  );
}
