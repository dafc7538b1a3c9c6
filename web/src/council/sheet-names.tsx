import { Link } from '@tanstack/react-router';
import { Section } from '../frame/page.tsx';
import { ListTable } from '../parts/list-table.tsx';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';

type Row = Sheet['dossiers'][number];

/** Who is on the sheet, in its order. */
export function SheetNames({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  return (
    <Section title={t('names', { count: sheet.dossiers.length })}>
      <ListTable
        caption={t('names', { count: sheet.dossiers.length })}
        rows={sheet.dossiers}
        idOf={({ dossierId }) => dossierId}
        columns={[
          {
            key: 'name',
            head: t('nominee'),
            naming: true,
            cell: ({ dossierId, nominee }) => (
              <Link to="/ho-so/$id" params={{ id: dossierId }}>
                {nominee.name}
              </Link>
            ),
          },
          { key: 'unit', head: t('unit'), cell: ({ unit }) => unit.name },
          ...(sheet.dossiers.some(({ removed }) => removed)
            ? [{ key: 'state', head: t('state'), cell: ({ removed }: Row) => removed && t('removedFrom') }]
            : []),
        ]}
      />
    </Section>
  );
}
