import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { dossiers } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import type { Listed } from '../parts/dossier-columns.tsx';
import { useStepColumns } from '../parts/step-columns.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { useNow } from '../words/now.ts';
import { dayOfInstant } from '../words/when.ts';
import { Board } from './board.tsx';
import { BulkAnswers } from './bulk-answers.tsx';
import { BulkBar } from './bulk-bar.tsx';
import type { Answered } from './bulk.ts';
import { useFilterWords } from './filter-words.ts';
import { Filters } from './filters.tsx';
import { useKnown, type Known } from './known.ts';
import { filterOf, isNarrowed, type ListSearch } from './list.search.ts';
import styles from './lists.module.css';
import { useListsWords } from './lists.words.ts';
import { ordered } from './order.ts';
import { useRowKeys } from './row-keys.ts';
import { TakeList } from './take-list.tsx';

const AT_ONCE = 100;

/** Every dossier that one may see, as a table or as a board along the way; many are moved on at once. */
export function DossiersScreen() {
  const t = useListsWords();
  const search = useSearch({ from: '/signed-in/ho-so' });
  const query = useInfiniteQuery(dossiers(filterOf(search), AT_ONCE));
  const known = useKnown(search.campaignId);
  const inWords = useFilterWords(search, known);
  const now = useNow();
  const all = query.data?.pages.flatMap(({ items }) => items);
  const rows = all && ordered(all, search.sort);
  return (
    <Page
      title={t('title')}
      lead={rows ? t('lead', { count: rows.length, more: query.hasNextPage ? '+' : '' }) : ' '}
      actions={<TakeList rows={rows ?? []} known={known} search={search} />}
      wide
    >
      <p className={styles['onPaper']}>{[inWords, dayOfInstant(now.toISOString())].join(' · ')}</p>
      <Views search={search} />
      <Filters search={search} known={known} />
      <Loaded query={{ ...query, data: rows }}>
        {(found) =>
          found.length === 0 ? <Nothing search={search} /> : <Shown rows={found} search={search} known={known} />
        }
      </Loaded>
      {query.hasNextPage && rows && (
        <p className="dimmed not-printed" role="status">
          {t('partial', { count: rows.length })}
        </p>
      )}
      <More query={query} />
    </Page>
  );
}

function Views({ search }: { search: ListSearch }) {
  const t = useListsWords();
  const { view: _, ...rest } = search;
  return (
    <nav className={`${styles['views']} not-printed`} aria-label={t('views')}>
      <Link to="/ho-so" search={rest} activeOptions={EXACT}>
        {t('table')}
      </Link>
      <Link to="/ho-so" search={{ ...rest, view: 'board' }} activeOptions={EXACT}>
        {t('board')}
      </Link>
    </nav>
  );
}

const EXACT = { exact: true, includeSearch: true };

function Nothing({ search }: { search: ListSearch }) {
  const t = useListsWords();
  if (isNarrowed(search)) return <Empty next={<Link to="/ho-so">{t('clear')}</Link>}>{t('noneFound')}</Empty>;
  return <Empty next={<Link to="/phong-trao">{t('toCampaigns')}</Link>}>{t('none')}</Empty>;
}

interface ShownProps {
  rows: readonly Listed[];
  search: ListSearch;
  known: Known;
}

function Shown({ rows, search, known }: ShownProps) {
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  return (
    <div ref={list} className="stack">
      <KeyHint />
      {search.view === 'board' ? <Board rows={rows} /> : <Table rows={rows} known={known} />}
    </div>
  );
}

function KeyHint() {
  const t = useListsWords();
  return <p className={`dimmed small not-printed ${styles['keys']}`}>{t('keys')}</p>;
}

function Table({ rows, known }: Omit<ShownProps, 'search'>) {
  const t = useListsWords();
  const { has } = useMyself();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [{ answers, round }, tell] = useState<{ answers: Answered[]; round: number }>({ answers: [], round: 0 });
  const columns = useColumns(known);
  const done = (told: Answered[]) => {
    tell({ answers: told, round: round + 1 });
    choose(new Set(told.filter(({ answer }) => !answer.ok).map(({ row }) => row.id)));
  };
  const commands = has('clerk', 'secretary', 'chair');
  return (
    <>
      {answers.length > 0 && <BulkAnswers key={round} answers={answers} onClose={() => tell({ answers: [], round })} />}
      <ListTable
        caption={t('title')}
        columns={columns}
        rows={rows}
        idOf={({ id }) => id}
        nameOf={({ nominee }) => nominee.name}
        {...(commands && { choosing: { chosen, choose } })}
      />
      {commands && <BulkBar rows={rows.filter(({ id }) => chosen.has(id))} onDone={done} />}
    </>
  );
}

/** As elsewhere, and the award beside the unit. */
function useColumns(known: Known): Column<Listed>[] {
  const t = useListsWords();
  const columns = useStepColumns();
  const award: Column<Listed> = {
    key: 'award',
    head: t('award'),
    cell: ({ campaignId, awardCode }) => known.awardTitle(campaignId, awardCode),
  };
  return columns.flatMap((column) => (column.key === 'unit' ? [column, award] : [column]));
}
