import { Link } from '@tanstack/react-router';
import type { Answer } from '../api/client.ts';
import { defineWords } from '../words/words.ts';
import { Due } from './due.tsx';
import type { Column } from './list-table.tsx';

export type Listed = Answer<'ListedDossierDto'>;

const { useWords } = defineWords('columns', {
  vi: { name: 'Họ tên, tên tập thể', unit: 'Đơn vị', due: 'Hạn' },
  en: { name: 'Name', unit: 'Unit', due: 'Due' },
});

/** What is said of a dossier in any list: whose it is, from where, until when. */
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
    { key: 'due', head: t('due'), cell: ({ dueAt }) => <Due at={dueAt} /> },
  ];
}
