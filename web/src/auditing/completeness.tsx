import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { compareNames } from '#domain/text.js';
import type { Answer } from '../api/client.ts';
import { campaign } from '../api/queries.ts';
import { Empty } from '../parts/empty.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { completeness } from './auditing.queries.ts';
import styles from './auditing.module.css';
import { useAuditingWords } from './auditing.words.ts';
import { isLacking, useCompletenessColumns } from './completeness-columns.tsx';

type Checked = Answer<'CheckedDossier'>;

interface Filter {
  show: 'all' | 'lacking' | 'complete';
  award: string;
  unit: string;
}

/** Each dossier of a campaign: what is there, what is missing, who signed. */
export function Completeness({ campaignId }: { campaignId: string }) {
  const t = useAuditingWords();
  const query = useQuery(completeness(campaignId));
  const plan = useQuery(campaign(campaignId));
  const titleOf = (code: string) => plan.data?.campaign.awards.find((award) => award.code === code)?.title ?? '…';
  return (
    <Loaded query={query}>
      {(all) => (all.length === 0 ? <Empty>{t('noDossiers')}</Empty> : <CheckedList all={all} titleOf={titleOf} />)}
    </Loaded>
  );
}

function CheckedList({ all, titleOf }: { all: readonly Checked[]; titleOf: (code: string) => string }) {
  const t = useAuditingWords();
  const [filter, setFilter] = useState<Filter>({ show: 'all', award: '', unit: '' });
  const columns = useCompletenessColumns(titleOf);
  const rows = all
    .filter((one) => passes(one, filter))
    .toSorted((a, b) => compareNames(a.nominee.name, b.nominee.name));
  return (
    <>
      <Filters all={all} titleOf={titleOf} filter={filter} onChange={setFilter} />
      <div className="row">
        <p>{t('count', { count: rows.length, lacking: rows.filter(isLacking).length })}</p>
        <Button className="not-printed" variant="default" size="sm" onClick={() => globalThis.print()}>
          {t('print')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <Empty>{t('noneLeft')}</Empty>
      ) : (
        <ListTable caption={t('season')} columns={columns} rows={rows} idOf={({ id }) => id} />
      )}
    </>
  );
}

const passes = (one: Checked, { show, award, unit }: Filter): boolean =>
  (show === 'all' || isLacking(one) === (show === 'lacking')) &&
  (award === '' || one.awardCode === award) &&
  (unit === '' || one.unit.id === unit);

function Filters({
  all,
  titleOf,
  filter,
  onChange,
}: {
  all: readonly Checked[];
  titleOf: (code: string) => string;
  filter: Filter;
  onChange: (filter: Filter) => void;
}) {
  const t = useAuditingWords();
  const awards = [...new Set(all.map(({ awardCode }) => awardCode))];
  const units = [...new Map(all.map(({ unit }) => [unit.id, unit.name]))];
  return (
    <div className={`${styles['filters']} not-printed`}>
      <NativeSelect
        label={t('show')}
        value={filter.show}
        onChange={(event) => onChange({ ...filter, show: event.currentTarget.value as Filter['show'] })}
        data={(['all', 'lacking', 'complete'] as const).map((show) => ({ value: show, label: t(show) }))}
      />
      <NativeSelect
        label={t('award')}
        value={filter.award}
        onChange={(event) => onChange({ ...filter, award: event.currentTarget.value })}
        data={[{ value: '', label: t('everyAward') }, ...awards.map((code) => ({ value: code, label: titleOf(code) }))]}
      />
      <NativeSelect
        label={t('unit')}
        value={filter.unit}
        onChange={(event) => onChange({ ...filter, unit: event.currentTarget.value })}
        data={[{ value: '', label: t('everyUnit') }, ...units.map(([id, name]) => ({ value: id, label: name }))]}
      />
    </div>
  );
}
