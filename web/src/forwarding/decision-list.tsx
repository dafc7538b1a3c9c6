import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../frame/page.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { More } from '../parts/more.tsx';
import { dayOfInstant } from '../words/when.ts';
import { decisions } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';
import { useDecisionName } from './decision-name.ts';

/** Decisions of the season, the authority's and those made here, latest first. */
export function DecisionList({ campaignId }: { campaignId: string }) {
  const t = useLetterWords();
  const name = useDecisionName();
  const query = useInfiniteQuery(decisions(campaignId));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('decisions')}>
      <ListTable
        caption={t('decisions')}
        rows={rows}
        idOf={({ id }) => id}
        columns={[
          {
            key: 'decision',
            head: t('decision'),
            naming: true,
            cell: (row) => (
              <Link to="/quyet-dinh/$id" params={{ id: row.id }}>
                {name(row)}
              </Link>
            ),
          },
          { key: 'by', head: t('decidedBy'), cell: ({ decidedBy }) => decidedBy.name },
          { key: 'awarded', head: t('awarded'), number: true, cell: ({ awarded }) => awarded },
          { key: 'notAwarded', head: t('notAwarded'), number: true, cell: ({ notAwarded }) => notAwarded },
          { key: 'since', head: t('since'), cell: ({ createdAt }) => dayOfInstant(createdAt) },
        ]}
      />
      <More query={query} />
    </Section>
  );
}
