import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { dossier, trail } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ProofLines } from '../parts/proof-lines.tsx';
import { useDossierWords } from './dossier.words.ts';
import { bodyOf } from './history.tsx';

/** The lines of a dossier with their marks, which this very device can compute again: no word of the server is taken for it. */
export function ProofScreen() {
  const t = useDossierWords();
  const { id } = useParams({ from: '/signed-in/ho-so/$id/bang-chung' });
  const shown = useQuery(dossier(id));
  const lines = useQuery(trail(id));
  const name = shown.data?.nominee.name ?? '';
  return (
    <Page
      title={t('proofTitle', { name })}
      lead={t('proofHint')}
      above={
        <Link to="/ho-so/$id" params={{ id }}>
          {name}
        </Link>
      }
    >
      <Loaded query={lines}>
        {(all) => <ProofLines lines={all.map((line) => ({ body: bodyOf(line), hash: line.hash, who: line.who }))} />}
      </Loaded>
    </Page>
  );
}
