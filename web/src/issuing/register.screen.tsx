import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FORM_CODES, formOf } from '#domain/forms.js';
import { numberedAs } from '#domain/outgoing.js';
import { PAPER_LABELS } from '#domain/paper-labels.js';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { More } from '../parts/more.tsx';
import { useNow } from '../words/now.ts';
import { day, dayAhead } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import styles from './issuing.module.css';
import { registerOf, type RegisterEntry } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

const YEARS_BACK = 5;
const TYPES = [...new Set(FORM_CODES.flatMap((code) => numberedAs(code) ?? []))];

/** The numbers of an office's papers, as its book would show them. */
export function RegisterScreen() {
  const t = useIssuingWords();
  const say = useSentence();
  const { organisation } = useMyself();
  const thisYear = Number(dayAhead(useNow(), 0).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [type, setType] = useState('');
  const query = useInfiniteQuery(registerOf(organisation.id, year, type));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const titleOf = ({ form, purpose }: RegisterEntry) => say(form ? formOf(form).title : PAPER_LABELS[purpose]);
  const columns: Column<RegisterEntry>[] = [
    {
      key: 'number',
      head: t('numberAndDay'),
      naming: true,
      cell: ({ number, date }) => [number, date && day(date)].filter(Boolean).join(', '),
    },
    {
      key: 'paper',
      head: t('paper'),
      cell: (row) =>
        row.form && row.subjectId ? (
          <Link to="/van-ban/$code/$id" params={{ code: row.form, id: row.subjectId }}>
            {titleOf(row)}
          </Link>
        ) : (
          titleOf(row)
        ),
    },
    { key: 'drawn', head: t('drawn'), cell: ({ drawn }) => t(drawn ? 'bySystem' : 'byBook') },
  ];
  return (
    <Page title={t('registerTitle')} lead={t('registerLead')}>
      <div className="row">
        <NativeSelect
          className={styles['short']}
          label={t('year')}
          value={String(year)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
          data={Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(thisYear - back))}
        />
        <NativeSelect
          className={styles['short']}
          label={t('type')}
          value={type}
          onChange={(event) => setType(event.currentTarget.value)}
          data={[{ value: '', label: t('everyType') }, ...TYPES]}
        />
      </div>
      {query.isSuccess && rows.length === 0 ? (
        <p>{t('emptyRegister')}</p>
      ) : (
        <ListTable caption={t('registerTitle')} columns={columns} rows={rows} idOf={({ paperId }) => paperId} />
      )}
      <More query={query} />
    </Page>
  );
}
