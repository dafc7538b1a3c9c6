import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Answer } from '../api/client.ts';
import { campaigns } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useSeasonWords } from './season.words.ts';

/** Which season's figures. */
export function SeasonsScreen() {
  const t = useSeasonWords();
  const { organisation } = useMyself();
  const query = useQuery(campaigns);
  const own = query.data?.filter(({ organisationId }) => organisationId === organisation.id);
  const columns: Column<Answer<'ShownCampaignRow'>>[] = [
    {
      key: 'name',
      head: t('name'),
      cell: ({ id, title }) => (
        <Link to="/so-lieu/$id" params={{ id }}>
          {title}
        </Link>
      ),
      naming: true,
    },
    { key: 'state', head: t('state'), cell: ({ state }) => t(state) },
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={{ ...query, data: own }} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <ListTable caption={t('list')} columns={columns} rows={rows} idOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Page>
  );
}
