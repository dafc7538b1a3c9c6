import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import type { Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { More } from '../parts/more.tsx';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { sittings } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';

type Listed = Answer<'ListedSitting'>;

/** All sittings of the council. */
export function SittingsScreen() {
  const t = useCouncilWords();
  const { has } = useMyself();
  const query = useInfiniteQuery(sittings);
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const plan = has('secretary', 'clerk') && (
    <Button component={Link} to="/phien-hop/moi">
      {t('plan')}
    </Button>
  );
  return (
    <Page title={t('sittings')} lead={t('sittingsLead')} actions={plan} wide>
      <Loaded query={{ ...query, data: rows }}>
        {(all) => (all.length === 0 ? <Empty next={plan}>{t('noSittings')}</Empty> : <Sittings rows={all} />)}
      </Loaded>
      <More query={query} />
    </Page>
  );
}

function Sittings({ rows }: { rows: readonly Listed[] }) {
  const t = useCouncilWords();
  return (
    <ListTable
      caption={t('sittings')}
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: t('name'),
          naming: true,
          cell: ({ id, title }) => (
            <Link to="/phien-hop/$id" params={{ id }}>
              {title}
            </Link>
          ),
        },
        { key: 'when', head: t('when'), cell: ({ plannedAt }) => moment(plannedAt) },
        { key: 'place', head: t('place'), cell: ({ place }) => place },
        { key: 'state', head: t('state'), cell: ({ state }) => <SittingState state={state} /> },
      ]}
    />
  );
}

export function SittingState({ state }: { state: Listed['state'] }) {
  const say = useSentence();
  return <Mark tone={state === 'open' ? 'honour' : 'plain'}>{say(BATCH_STATE_LABELS.sitting[state]!)}</Mark>;
}
