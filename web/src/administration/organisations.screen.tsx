import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { compareNames } from '#domain/text.js';
import type { Answer } from '../api/client.ts';
import { units } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { day } from '../words/when.ts';
import { organisations } from './administration.queries.ts';
import { OrganisationAdd } from './organisation-add.tsx';
import { useOrganisationWords } from './organisations.words.ts';
import { SuccessionDialog } from './succession-dialog.tsx';
import { UnitAdd } from './unit-add.tsx';

type Organisation = Answer<'OrganisationView'>;

/** Communes and those that receive from them, what became of them, and the units of this one. */
export function OrganisationsScreen() {
  const t = useOrganisationWords();
  const { organisation } = useMyself();
  const query = useQuery(organisations);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const columns: Column<Organisation>[] = [
    { key: 'name', head: t('name'), cell: ({ name }) => name, naming: true },
    { key: 'kind', head: t('kind'), cell: ({ kind }) => t(kind) },
    { key: 'code', head: t('code'), cell: ({ code }) => code },
    { key: 'lasts', head: t('lasts'), cell: (one) => <Lasting of={one} /> },
    {
      key: 'became',
      notPrinted: true,
      head: t('became'),
      cell: ({ id, name }) => (
        <Button
          className="not-printed"
          size="compact-md"
          variant="default"
          aria-label={`${t('record')}: ${name}`}
          onClick={() => setOpened(id)}
        >
          {t('record')}
        </Button>
      ),
    },
  ];
  const byName = query.data?.toSorted((a, b) => compareNames(a.name, b.name));
  return (
    <Page
      title={t('title')}
      lead={t('lead', { organisation: organisation.name })}
      actions={<Button onClick={() => setAdding(true)}>{t('add')}</Button>}
      wide
    >
      {added && <Done>{t('added', { name: added })}</Done>}
      <Section title={t('list')}>
        <Loaded query={{ ...query, data: byName }}>
          {(rows) => <ListTable caption={t('list')} columns={columns} rows={rows} idOf={({ id }) => id} />}
        </Loaded>
      </Section>
      <Units organisationId={organisation.id} />
      <OrganisationAdd
        opened={adding}
        onClose={() => setAdding(false)}
        onAdded={({ name }) => {
          setAdded(name);
          setAdding(false);
        }}
      />
      <SuccessionDialog
        organisation={query.data?.find(({ id }) => id === opened)}
        others={byName ?? []}
        onClose={() => setOpened(undefined)}
      />
    </Page>
  );
}

function Lasting({ of: { validFrom, validTo } }: { of: Organisation }) {
  const t = useOrganisationWords();
  const parts = [validFrom && t('since', { day: day(validFrom) }), validTo && t('until', { day: day(validTo) })];
  const known = parts.filter(Boolean);
  return <>{known.length > 0 ? known.join(', ') : t('ever')}</>;
}

function Units({ organisationId }: { organisationId: string }) {
  const t = useOrganisationWords();
  const query = useQuery(units(organisationId));
  const [adding, setAdding] = useState(false);
  const columns: Column<Answer<'UnitView'>>[] = [
    { key: 'name', head: t('name'), cell: ({ name }) => name, naming: true },
    { key: 'kind', head: t('kind'), cell: ({ kind }) => t(kind) },
    { key: 'code', head: t('code'), cell: ({ code }) => code },
  ];
  const add = (
    <Button className="not-printed" variant="default" onClick={() => setAdding(true)}>
      {t('addUnit')}
    </Button>
  );
  return (
    <Section title={t('units')} aside={add}>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{t('noUnits')}</Empty>
          ) : (
            <ListTable
              caption={t('units')}
              columns={columns}
              rows={rows.toSorted((a, b) => compareNames(a.name, b.name))}
              idOf={({ id }) => id}
            />
          )
        }
      </Loaded>
      <UnitAdd organisationId={organisationId} opened={adding} onClose={() => setAdding(false)} />
    </Section>
  );
}
