import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { More } from '../parts/more.tsx';
import { dayOfInstant } from '../words/when.ts';
import { useAnswerWords } from './answer.words.ts';
import { inbox, type LetterRow } from './forwarding.queries.ts';
import { useLetterName } from './letter-name.ts';

/** What was delivered to the authority, letter by letter, latest first. */
export function InboxScreen() {
  const t = useAnswerWords();
  const query = useInfiniteQuery(inbox);
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const waiting = rows?.filter((row) => row.waiting > 0).length;
  return (
    <Page title={t('inbox')} lead={waiting ? t('inboxLead', { count: waiting }) : t('inboxNone')} wide>
      <Loaded query={{ ...query, data: rows }}>
        {(all) => (all.length === 0 ? <Empty>{t('inboxEmpty')}</Empty> : <Letters rows={all} />)}
      </Loaded>
      <More query={query} />
    </Page>
  );
}

function Letters({ rows }: { rows: readonly LetterRow[] }) {
  const t = useAnswerWords();
  const name = useLetterName();
  return (
    <ListTable
      caption={t('inbox')}
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          key: 'letter',
          head: t('letter'),
          naming: true,
          cell: (row) => (
            <Link to="/hop-thu/$id" params={{ id: row.id }}>
              {name(row)}
            </Link>
          ),
        },
        { key: 'from', head: t('from'), cell: ({ organisation }) => organisation.name },
        { key: 'count', head: t('count'), number: true, cell: ({ count }) => count },
        { key: 'at', head: t('arrived'), cell: ({ deliveredAt }) => deliveredAt && dayOfInstant(deliveredAt) },
        {
          key: 'waiting',
          head: t('waits'),
          cell: (row) =>
            row.waiting > 0 ? (
              <Mark>{t('waitsCount', { count: row.waiting })}</Mark>
            ) : (
              <Mark tone="done">{t('allAnswered')}</Mark>
            ),
        },
      ]}
    />
  );
}
