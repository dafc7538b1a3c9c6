import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { NOMINEE_KINDS } from '#domain/vocabulary.js';
import { units } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { AddDialog } from './add-dialog.tsx';
import { nominees, type Nominee } from './register.queries.ts';
import type { RegisterSearch } from './register.search.ts';
import { useRegisterWords } from './register.words.ts';

/** Whoever may be proposed, by given name; found without marks. */
export function RegisterScreen() {
  const t = useRegisterWords();
  const search = useSearch({ from: '/signed-in/danh-ba' });
  const { organisation } = useMyself();
  const query = useInfiniteQuery(nominees(organisation.id, search));
  const [adding, add] = useState(false);
  const columns = useColumns();
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const newOne = (
    <>
      <Button component={Link} to="/danh-ba/khen-cu" variant="default">
        {t('pastLists')}
      </Button>
      <Button component={Link} to="/danh-ba/trung" variant="default">
        {t('doubles')}
      </Button>
      <Button variant="default" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <Button onClick={() => add(true)}>{t('add')}</Button>
    </>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={newOne} wide>
      <Filters search={search} />
      <Loaded query={{ ...query, data: rows }}>
        {(all) =>
          all.length === 0 ? (
            <Empty next={<Button onClick={() => add(true)}>{t('add')}</Button>}>{t('none')}</Empty>
          ) : (
            <ListTable caption={t('title')} columns={columns} rows={all} idOf={({ id }) => id} />
          )
        }
      </Loaded>
      <More query={query} />
      {adding && <AddDialog name={search.q ?? ''} onClose={() => add(false)} />}
    </Page>
  );
}

function useColumns(): Column<Nominee>[] {
  const t = useRegisterWords();
  const { organisation } = useMyself();
  const { data: known = [] } = useQuery(units(organisation.id));
  return [
    {
      key: 'name',
      head: t('name'),
      naming: true,
      cell: ({ id, name }) => (
        <Link to="/danh-ba/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: 'kind', head: t('kind'), cell: ({ kind }) => t(kind) },
    { key: 'year', head: t('year'), cell: ({ year }) => year ?? '–' },
    { key: 'unit', head: t('unit'), cell: ({ unitId }) => known.find(({ id }) => id === unitId)?.name ?? '–' },
    { key: 'awards', head: t('pastAwards'), cell: ({ pastAwards }) => <Awards awards={pastAwards} /> },
  ];
}

function Awards({ awards }: { awards: Nominee['pastAwards'] }) {
  const t = useRegisterWords();
  const standing = awards.filter(({ revoked }) => !revoked);
  if (standing.length === 0) return <span className="dimmed">{t('noAwards')}</span>;
  return t('awardCount', { count: standing.length, year: standing[0]!.year });
}

function Filters({ search }: { search: RegisterSearch }) {
  const t = useRegisterWords();
  const go = useNavigate({ from: '/danh-ba' });
  const set = (part: Record<string, unknown>) => void go({ search: { ...search, ...part }, replace: true });
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
  };
  const any = { value: '', label: t('any') };
  return (
    <form className="row not-printed" role="search" aria-label={t('find')} onSubmit={find}>
      <TextInput
        key={search.q}
        name="q"
        size="sm"
        type="search"
        label={t('findByName')}
        defaultValue={search.q ?? ''}
      />
      <NativeSelect
        size="sm"
        label={t('kind')}
        value={search.kind ?? ''}
        onChange={(event) => set({ kind: event.currentTarget.value })}
        data={[any, ...NOMINEE_KINDS.map((kind) => ({ value: kind, label: t(kind) }))]}
      />
      <Button type="submit" size="sm" variant="default" mt="lg">
        {t('find')}
      </Button>
    </form>
  );
}
