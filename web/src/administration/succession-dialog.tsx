import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { day } from '../words/when.ts';
import { successions } from './administration.queries.ts';
import { useOrganisationWords } from './organisations.words.ts';
import styles from './people.module.css';

type Organisation = Answer<'OrganisationView'>;
type Succession = Answer<'SuccessionView'>;

const KINDS = ['merge', 'split', 'rename', 'abolish'] as const;

interface Entry {
  kind: (typeof KINDS)[number];
  toId: string;
  onDate: string;
  citation: string;
  certain: boolean;
}

/** What became of an organisation, with the paper that says so; what was recorded by mistake is taken back. */
export function SuccessionDialog({
  organisation,
  others,
  onClose,
}: {
  organisation: Organisation | undefined;
  others: readonly Organisation[];
  onClose: () => void;
}) {
  const t = useOrganisationWords();
  return (
    <Dialog
      title={organisation ? t('becameOf', { name: organisation.name }) : ''}
      opened={organisation !== undefined}
      onClose={onClose}
    >
      {organisation && (
        <>
          <Recorded organisation={organisation} others={others} />
          <Recording key={organisation.id} organisation={organisation} others={others} />
        </>
      )}
    </Dialog>
  );
}

function Recorded({ organisation: { id }, others }: { organisation: Organisation; others: readonly Organisation[] }) {
  const t = useOrganisationWords();
  const query = useQuery(successions(id));
  const takeBack = useAct((successionId: string, key: string) =>
    api.DELETE('/api/v1/organisations/{id}/successions/{successionId}', {
      params: { path: { id, successionId } },
      ...stamped(key),
    }),
  );
  const told = ({ kind, toId, onDate }: Succession) => {
    const to = others.find((one) => one.id === toId)?.name ?? '';
    return t(to ? 'told' : 'toldEnd', { kind: t(kind), to, day: day(onDate) });
  };
  return (
    <Loaded query={query} lines={2}>
      {(rows) =>
        rows.length === 0 ? (
          <p className="dimmed">{t('noSuccession')}</p>
        ) : (
          <>
            <ul className={`${styles['held']} ${styles['list']}`}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    <b>{told(row)}</b>
                    <br />
                    {row.citation} <Mark>{t(row.certainty)}</Mark>
                  </span>
                  <Button
                    size="compact-md"
                    variant="default"
                    aria-label={t('takeBackOf', { what: told(row) })}
                    onClick={() => takeBack.run(row.id)}
                  >
                    {t('takeBack')}
                  </Button>
                </li>
              ))}
            </ul>
            <Refusal error={takeBack.error} />
          </>
        )
      }
    </Loaded>
  );
}

function Recording({ organisation, others }: { organisation: Organisation; others: readonly Organisation[] }) {
  const t = useOrganisationWords();
  const { register, handleSubmit, formState, control, reset } = useForm<Entry>({
    defaultValues: { kind: 'merge', toId: '', onDate: '', citation: '', certain: false },
  });
  const record = useAct(
    ({ kind, toId, onDate, citation, certain }: Entry, key: string) =>
      answered(
        api.POST('/api/v1/organisations/{id}/successions', {
          params: { path: { id: organisation.id } },
          body: {
            ...{ kind, onDate, citation, certainty: certain ? 'verified' : 'unverified' },
            ...(kind !== 'abolish' && { toId }),
          },
          ...stamped(key),
        }),
      ),
    { onDone: () => reset() },
  );
  const required = { required: t('needed') };
  const { errors } = formState;
  const successors = others
    .filter(({ id }) => id !== organisation.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form className="stack" onSubmit={handleSubmit((entry) => record.run(entry))} noValidate>
      <h3>{t('fresh')}</h3>
      <NativeSelect
        label={t('what')}
        data={KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
        {...register('kind')}
      />
      {useWatch({ control, name: 'kind' }) !== 'abolish' && (
        <NativeSelect
          label={t('to')}
          error={errors.toId?.message}
          data={[{ value: '', label: t('chooseTo') }, ...successors]}
          {...register('toId', required)}
        />
      )}
      <DayField
        label={t('onDate')}
        description={t('onDateHint')}
        error={errors.onDate?.message}
        {...register('onDate', required)}
      />
      <Textarea
        label={t('citation')}
        description={t('citationHint')}
        error={errors.citation?.message}
        {...register('citation', required)}
      />
      <Checkbox label={t('certain')} {...register('certain')} />
      <Refusal error={record.error} />
      <div className="row">
        <Button type="submit" loading={record.busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
