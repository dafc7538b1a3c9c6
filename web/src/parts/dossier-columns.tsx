import { Link } from '@tanstack/react-router';
import type { Answer } from '../api/client.ts';
import { defineWords } from '../words/words.ts';
import { Due } from './due.tsx';
import type { Column } from './list-table.tsx';
import { ThinPath } from './thin-path.tsx';

export type Listed = Answer<'ListedDossierDto'>;

const { useWords } = defineWords('columns', {
  vi: { name: 'Họ tên, tên tập thể', unit: 'Đơn vị', state: 'Đang ở bước', due: 'Hạn' },
  en: { name: 'Name', unit: 'Unit', state: 'Step', due: 'Due' },
});

/** How a dossier stands in any list: whose it is, from where, at which step, until when. */
export function useDossierColumns(): Column<Listed>[] {
  const t = useWords();
  return [
    {
      key: 'name',
      head: t('name'),
      naming: true,
      cell: ({ id, nominee }) => (
        <Link to="/ho-so/$id" params={{ id }}>
          {nominee.name}
        </Link>
      ),
    },
    { key: 'unit', head: t('unit'), cell: ({ unit }) => unit.name },
    { key: 'state', head: t('state'), cell: ({ state }) => <ThinPath state={state} /> },
    { key: 'due', head: t('due'), cell: ({ dueAt }) => <Due at={dueAt} /> },
  ];
}
