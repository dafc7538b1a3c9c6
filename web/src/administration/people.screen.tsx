import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { compareNames, searchKey } from '#domain/text.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { people } from './administration.queries.ts';
import { PersonAdd } from './person-add.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { usePeopleWords } from './people.words.ts';
import styles from './people.module.css';
import { useRoleWords } from './role-words.ts';
import { SlipSheet, type Slip } from './slip-sheet.tsx';

type Person = Answer<'PersonView'>;

/** Who works here, and what an administrator does for them. */
export function PeopleScreen() {
  const t = usePeopleWords();
  const { organisation } = useMyself();
  const query = useQuery(people(organisation.id));
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [slips, setSlips] = useState<readonly Slip[]>([]);
  // Of a person only the last slip holds.
  const keep = (fresh: readonly Slip[]) =>
    setSlips((before) => [
      ...before.filter(({ personId }) => !fresh.some((one) => one.personId === personId)),
      ...fresh,
    ]);
  const several = useAct(slipsFor, {
    onDone: (made) => {
      keep(made);
      setChosen(new Set());
    },
  });
  const some = query.data?.filter(({ id }) => chosen.has(id)) ?? [];
  const actions = !adding && <Button onClick={() => setAdding(true)}>{t('add')}</Button>;
  return (
    <Page title={t('title')} lead={t('lead', { organisation: organisation.name })} actions={actions} wide>
      {adding && (
        <div className="not-printed">
          <PersonAdd
            organisationId={organisation.id}
            isMain={slips.length === 0}
            onAdded={({ person, slip }) => keep([slipOf(person, slip)])}
            onEnd={() => setAdding(false)}
          />
        </div>
      )}
      <SlipSheet slips={slips} onPutAway={() => setSlips([])} />
      <div className={slips.length > 0 ? 'stack not-printed' : 'stack'}>
        {some.length > 0 && (
          <div className="row not-printed">
            <Button variant="default" loading={several.busy} onClick={() => several.run(some)}>
              {t('makeSlips', { count: some.length })}
            </Button>
          </div>
        )}
        <Refusal error={several.error} />
        <Loaded query={query}>
          {(all) => <PeopleList all={all} chosen={chosen} choose={setChosen} onOpen={setOpened} />}
        </Loaded>
      </div>
      <PersonDialog
        person={query.data?.find(({ id }) => id === opened)}
        organisationId={organisation.id}
        onClose={() => setOpened(undefined)}
        onSlip={(person, slip) => {
          keep([slipOf(person, slip)]);
          setOpened(undefined);
        }}
      />
    </Page>
  );
}

const slipOf = ({ id, fullName, username }: Person, { code, expiresAt }: Answer<'SlipView'>): Slip => ({
  ...{ personId: id, fullName, username, code, expiresAt },
});

/** One after the other: the server draws each code slowly on purpose. */
async function slipsFor(some: readonly Person[], key: string): Promise<Slip[]> {
  const made: Slip[] = [];
  for (const person of some) {
    const params = { path: { id: person.id } };
    const slip = await answered(api.POST('/api/v1/people/{id}/access-slip', { params, ...stamped(key) }));
    made.push(slipOf(person, slip));
  }
  return made;
}

function PeopleList({
  all,
  chosen,
  choose,
  onOpen,
}: {
  all: readonly Person[];
  chosen: ReadonlySet<string>;
  choose: (ids: ReadonlySet<string>) => void;
  onOpen: (id: string) => void;
}) {
  const t = usePeopleWords();
  const [sought, setSought] = useState('');
  const columns = useColumns(onOpen);
  if (all.length === 0) return <Empty>{t('none')}</Empty>;
  const key = searchKey(sought);
  const rows = all
    .filter(({ fullName, username }) => searchKey(`${fullName} ${username}`).includes(key))
    .toSorted((a, b) => compareNames(a.fullName, b.fullName));
  return (
    <>
      <div className={`not-printed ${styles['form']}`}>
        <TextInput label={t('find')} value={sought} onChange={(event) => setSought(event.currentTarget.value)} />
      </div>
      {rows.length === 0 && <Empty>{t('noneFound')}</Empty>}
      <ListTable
        caption={t('list')}
        columns={columns}
        rows={rows}
        idOf={({ id }) => id}
        nameOf={({ fullName }) => fullName}
        choosing={{ chosen, choose }}
      />
    </>
  );
}

function useColumns(onOpen: (id: string) => void): Column<Person>[] {
  const t = usePeopleWords();
  return [
    { key: 'name', head: t('name'), cell: ({ fullName }) => fullName, naming: true },
    { key: 'username', head: t('username'), cell: ({ username }) => username },
    { key: 'roles', head: t('roles'), cell: (person) => <Held person={person} /> },
    { key: 'email', head: t('email'), cell: ({ email }) => email ?? '–' },
    {
      key: 'state',
      head: t('state'),
      cell: ({ active }) => (active ? t('working') : <Mark tone="honour">{t('closed')}</Mark>),
    },
    {
      key: 'change',
      notPrinted: true,
      head: t('change'),
      cell: ({ id, fullName }) => (
        <Button
          className="not-printed"
          size="compact-md"
          variant="default"
          aria-label={t('changeOf', { name: fullName })}
          onClick={() => onOpen(id)}
        >
          {t('change')}
        </Button>
      ),
    },
  ];
}

function Held({ person }: { person: Person }) {
  const roleIn = useRoleWords();
  return (
    <ul className={styles['held']}>
      {person.roles.map((role) => (
        <li key={role.id}>{roleIn(role)}</li>
      ))}
    </ul>
  );
}
