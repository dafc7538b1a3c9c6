import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api, type Answer } from '../api/client.ts';
import { campaigns } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { AmendmentDialog } from './amendment-dialog.tsx';
import { savePlan } from './plan-saving.ts';
import { usePlansWords } from './plans.words.ts';

type Row = Answer<'ShownCampaignRow'>;

/** The campaigns of the organisation, and what an administrator does with them. */
export function PlansScreen() {
  const t = usePlansWords();
  const { organisation } = useMyself();
  const query = useQuery(campaigns);
  const [amending, setAmending] = useState<Row>();
  const columns = useColumns(setAmending);
  const own = query.data?.filter(({ organisationId }) => organisationId === organisation.id);
  const begin = (
    <Button component={Link} to="/quan-tri/phong-trao/moi">
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={begin} wide>
      <Loaded query={{ ...query, data: own }}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <ListTable caption={t('list')} columns={columns} rows={rows} idOf={({ id }) => id} />
          )
        }
      </Loaded>
      <AmendmentDialog row={amending} onClose={() => setAmending(undefined)} />
    </Page>
  );
}

function useColumns(onAmend: (row: Row) => void): Column<Row>[] {
  const t = usePlansWords();
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ id, title }) => (
        <Link to="/phong-trao/$id" params={{ id }}>
          {title}
        </Link>
      ),
      naming: true,
    },
    { key: 'version', head: t('version'), cell: ({ version }) => version, number: true },
    { key: 'state', head: t('state'), cell: ({ state }) => t(state) },
    {
      key: 'acts',
      notPrinted: true,
      head: t('acts'),
      cell: (row) => <Acts row={row} onAmend={onAmend} />,
    },
  ];
}

function Acts({ row, onAmend }: { row: Row; onAmend: (row: Row) => void }) {
  const t = usePlansWords();
  const { id, title: name } = row;
  return (
    <div className="row not-printed">
      {row.state === 'open' && (
        <Button size="compact-md" variant="default" aria-label={t('amendOf', { name })} onClick={() => onAmend(row)}>
          {t('amend')}
        </Button>
      )}
      <Button
        size="compact-md"
        variant="default"
        component={Link}
        to={`/quan-tri/phong-trao/moi?theo=${id}`}
        aria-label={t('copyOf', { name })}
      >
        {t('copy')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        aria-label={t('downloadOf', { name })}
        onClick={() => void download(id)}
      >
        {t('download')}
      </Button>
    </div>
  );
}

async function download(id: string): Promise<void> {
  const { campaign } = await answered(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } }));
  savePlan(campaign);
}
