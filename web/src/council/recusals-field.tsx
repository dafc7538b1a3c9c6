import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { readingList, type Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import styles from './room.module.css';

type Entry = Answer<'RecusalEntry'>;

/** Who does not vote on whom. Only who keeps the record, and the members themselves, see a name here; why is never asked. */
export function RecusalsField({ sitting, keeps }: { sitting: Sitting; keeps: boolean }) {
  const t = useCouncilWords();
  const { nameOf } = useMembers(sitting.organisationId);
  const nominees = useNominees(sitting.id);
  const { id, version } = sitting;
  const save = useAct((recusals: Entry[], key: string) =>
    answered(
      api.PUT('/api/v1/sittings/{id}/recusals', {
        params: { path: { id } },
        body: { recusals },
        ...stamped(key, version),
      }),
    ),
  );
  const editable = keeps && sitting.state !== 'closed';
  const nomineeOf = (nomineeId: string) => nominees.find((one) => one.id === nomineeId)?.name ?? '–';
  return (
    <Section title={t('recusals')}>
      <p className="dimmed small">{t('recusalsLead')}</p>
      {sitting.recusals.length === 0 && <p className="dimmed">{t('noRecusals')}</p>}
      <ul className={styles['people']}>
        {sitting.recusals.map((one) => (
          <li key={one.personId + one.nomineeId} className="row">
            <span>
              {nameOf(one.personId)} – {nomineeOf(one.nomineeId)}
            </span>
            {editable && (
              <Button
                size="xs"
                variant="subtle"
                aria-label={t('removeRecusal', { person: nameOf(one.personId), nominee: nomineeOf(one.nomineeId) })}
                onClick={() => save.run(sitting.recusals.filter((other) => other !== one))}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <Adding sitting={sitting} nominees={nominees} onAdd={(entry) => save.run([...sitting.recusals, entry])} />
      )}
      <Refusal error={save.error} />
    </Section>
  );
}

/** Whom the sitting is about, by name. */
function useNominees(sittingId: string): { id: string; name: string }[] {
  const rows = useQuery(readingList(sittingId)).data ?? [];
  return [...new Map(rows.map(({ nominee }) => [nominee.id, nominee])).values()];
}

function Adding({
  sitting,
  nominees,
  onAdd,
}: {
  sitting: Sitting;
  nominees: readonly { id: string; name: string }[];
  onAdd: (entry: Entry) => void;
}) {
  const t = useCouncilWords();
  const { council } = useMembers(sitting.organisationId);
  const [entry, setEntry] = useState<Entry>({ personId: '', nomineeId: '' });
  const ready = entry.personId !== '' && entry.nomineeId !== '';
  return (
    <div className="stack not-printed">
      <NativeSelect
        size="sm"
        label={t('recusalPerson')}
        value={entry.personId}
        onChange={(event) => setEntry({ ...entry, personId: event.currentTarget.value })}
        data={[{ value: '', label: '–' }, ...council.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
      />
      <NativeSelect
        size="sm"
        label={t('recusalNominee')}
        value={entry.nomineeId}
        onChange={(event) => setEntry({ ...entry, nomineeId: event.currentTarget.value })}
        data={[{ value: '', label: '–' }, ...nominees.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <div>
        <Button size="sm" variant="default" disabled={!ready} onClick={() => onAdd(entry)}>
          {t('addRecusal')}
        </Button>
      </div>
    </div>
  );
}
