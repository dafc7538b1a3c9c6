import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dossiers, units } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { useStepColumns } from '../parts/step-columns.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { More } from '../parts/more.tsx';
import { Blocks } from './blocks.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MergedRows } from './merged-rows.tsx';
import { PastAwards } from './past-awards.tsx';
import { nominee, type Nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** One row of the register: what it was awarded, what stands against it, its dossiers, and the rows that are the same. */
export function NomineeScreen() {
  const { id } = useParams({ from: '/signed-in/danh-ba/$id' });
  const query = useQuery(nominee(id));
  return <LoadedPage query={query}>{(row) => <Shown key={row.id} row={row} />}</LoadedPage>;
}

function Shown({ row }: { row: Nominee }) {
  const t = useRegisterWords();
  const { has } = useMyself();
  const [merging, merge] = useState(false);
  const { data: known = [] } = useQuery(units(row.organisationId));
  const unit = known.find(({ id }) => id === row.unitId)?.name;
  const lead = [t(row.kind), row.year && t('since', { year: row.year }), unit].filter(Boolean).join(' · ');
  const above = <Link to="/danh-ba">{t('title')}</Link>;
  const mayMerge = has('clerk') && row.mergedInto === null;
  const actions = mayMerge && (
    <Button variant="default" onClick={() => merge(true)}>
      {t('mergeInto')}
    </Button>
  );
  return (
    <Page title={row.name} above={above} lead={lead} actions={actions}>
      <MergedRows row={row} />
      <Section title={t('pastAwards')}>
        <PastAwards awards={row.pastAwards} />
      </Section>
      {has('clerk', 'chair', 'auditor') && <Blocks row={row} />}
      <Dossiers id={row.id} />
      {merging && <MergeDialog row={row} onClose={() => merge(false)} />}
    </Page>
  );
}

function Dossiers({ id }: { id: string }) {
  const t = useRegisterWords();
  const query = useInfiniteQuery(dossiers({ nomineeId: id }));
  const columns = useStepColumns();
  const rows = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t('dossiers')}>
      <Loaded query={{ ...query, data: rows }} lines={3}>
        {(all) =>
          all.length === 0 ? (
            <p className="dimmed">{t('noDossiers')}</p>
          ) : (
            <ListTable caption={t('dossiers')} columns={columns} rows={all} idOf={(one) => one.id} />
          )
        }
      </Loaded>
      <More query={query} />
    </Section>
  );
}
