import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { dossiers } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { useStepColumns } from '../parts/step-columns.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { useWorkWords } from './work.words.ts';

/** Dossiers whose nominee's name begins as was typed. */
export function SearchScreen() {
  const t = useWorkWords();
  const { q } = useSearch({ from: '/signed-in/tim' });
  const query = useInfiniteQuery(dossiers({ q }));
  const columns = useStepColumns();
  const rows = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={t('search', { q })} lead={t('searchLead')} wide>
      <Loaded query={{ ...query, data: rows }}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{t('searchNone', { q })}</Empty>
          ) : (
            <ListTable caption={t('search', { q })} columns={columns} rows={all} idOf={({ id }) => id} />
          )
        }
      </Loaded>
      <More query={query} />
    </Page>
  );
}
