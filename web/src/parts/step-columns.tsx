import { defineWords } from '../words/words.ts';
import { useDossierColumns, type Listed } from './dossier-columns.tsx';
import type { Column } from './list-table.tsx';
import { ThinPath } from './thin-path.tsx';

const { useWords } = defineWords('steps', { vi: { state: 'Đang ở bước' }, en: { state: 'Step' } });

/** The columns of dossiers at different steps; apart, since the path is drawn from the whole life cycle. */
export function useStepColumns(): Column<Listed>[] {
  const t = useWords();
  const columns = useDossierColumns();
  return [
    ...columns.slice(0, -1),
    { key: 'state', head: t('state'), cell: ({ state }) => <ThinPath state={state} /> },
    ...columns.slice(-1),
  ];
}
