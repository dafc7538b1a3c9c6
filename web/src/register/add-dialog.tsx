import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { NOMINEE_KINDS, type NomineeKind } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { units } from '../api/queries.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { useMyself } from '../frame/myself.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

interface NewNominee {
  kind: NomineeKind;
  name: string;
  year: string;
  unitId: string;
  distinct: boolean;
}

const addTo = (organisationId: string) => (row: NewNominee, key: string) => {
  const { kind, name, year, unitId, distinct } = row;
  const body = {
    ...{ organisationId, kind, name: name.trim() },
    ...(year !== '' && { year: Number(year) }),
    ...(unitId !== '' && { unitId }),
    ...(distinct && { confirmDistinct: true }),
  };
  return answered(api.POST('/api/v1/nominees', { body, ...stamped(key) }));
};

/** A new row of the register; one that looks like another is first compared with it. */
export function AddDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useRegisterWords();
  const frame = useFrameWords();
  const go = useNavigate();
  const { organisation } = useMyself();
  const { data: known = [] } = useQuery(units(organisation.id));
  const { register, handleSubmit } = useForm<NewNominee>({
    defaultValues: { kind: 'individual', name, year: '', unitId: '', distinct: false },
  });
  const add = useAct(addTo(organisation.id), {
    onDone: ({ id }) => void go({ to: '/danh-ba/$id', params: { id } }),
  });
  const alike = isProblem(add.error, 'nominee.exists') ? (add.error.told.params['nominees'] as string[]) : [];
  return (
    <Dialog title={t('add')} opened onClose={onClose}>
      <form className="stack" onSubmit={(event) => void handleSubmit((row) => add.run(row))(event)}>
        <NativeSelect
          label={t('kind')}
          data={NOMINEE_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
          {...register('kind')}
        />
        <TextInput label={t('name')} required maxLength={300} {...register('name')} />
        <TextInput label={t('yearHint')} inputMode="numeric" pattern="[0-9]{4}" {...register('year')} />
        <NativeSelect
          label={t('unit')}
          data={[{ value: '', label: '–' }, ...known.map((unit) => ({ value: unit.id, label: unit.name }))]}
          {...register('unitId')}
        />
        <Refusal error={add.error} />
        {alike.length > 0 && (
          <>
            <Alike ids={alike} />
            <Checkbox label={t('distinct')} {...register('distinct')} />
          </>
        )}
        <div className="row">
          <Button type="submit" loading={add.busy}>
            {t('addIt')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {frame('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The rows that it may be already, to be opened and looked at. */
function Alike({ ids }: { ids: readonly string[] }) {
  const t = useRegisterWords();
  const found = useQueries({ queries: ids.map((id) => nominee(id)) });
  return (
    <ul aria-label={t('alike')}>
      {found.map(({ data }) =>
        data ? (
          <li key={data.id}>
            <a href={`/danh-ba/${data.id}`} target="_blank" rel="noreferrer">
              {[data.name, data.year].filter(Boolean).join(', ')}
            </a>
          </li>
        ) : null,
      )}
    </ul>
  );
}
