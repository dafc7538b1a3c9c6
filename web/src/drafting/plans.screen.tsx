import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { campaign, campaigns } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import type { Answer } from '../api/client.ts';
import { Deadline } from './deadline.tsx';
import { usePlanWords } from './plan.words.ts';

type Row = Answer<'ShownCampaignRow'>;

/** The campaigns of the organisation, each with its due date; from here to the plan. */
export function PlansScreen() {
  const t = usePlanWords();
  const { organisation } = useMyself();
  const query = useQuery(campaigns);
  const mine = query.data?.filter(({ organisationId }) => organisationId === organisation.id);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Loaded query={{ ...query, data: mine }}>{(rows) => (rows.length > 0 ? <Plans rows={rows} /> : <None />)}</Loaded>
    </Page>
  );
}

function None() {
  const t = usePlanWords();
  const { has } = useMyself();
  const next = has('admin') ? <Link to="/quan-tri/phong-trao">{t('toPlans')}</Link> : <p>{t('noneNext')}</p>;
  return <Empty next={next}>{t('none')}</Empty>;
}

function Plans({ rows }: { rows: Row[] }) {
  const t = usePlanWords();
  return <ListTable caption={t('caption')} columns={useColumns(rows)} rows={rows} idOf={({ id }) => id} />;
}

function useColumns(rows: Row[]): Column<Row>[] {
  const t = usePlanWords();
  const plans = useQueries({ queries: rows.map(({ id }) => campaign(id)) });
  const deadlineOf = ({ id }: Row) => plans.find(({ data }) => data?.id === id)?.data;
  return [
    {
      key: 'name',
      head: t('name'),
      naming: true,
      cell: ({ id, title }) => (
        <Link to="/phong-trao/$id" params={{ id }}>
          {title}
        </Link>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      cell: ({ state }) => <Mark tone={state === 'open' ? 'done' : 'plain'}>{t(state)}</Mark>,
    },
    {
      key: 'until',
      head: t('until'),
      cell: (row) => {
        const plan = deadlineOf(row);
        return plan && <Deadline day={plan.campaign.dossierDeadline} zone={plan.timeZone} />;
      },
    },
  ];
}
