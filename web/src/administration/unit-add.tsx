import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useOrganisationWords } from './organisations.words.ts';

const KINDS = ['village', 'union', 'office', 'school', 'other'] as const;

interface Entry {
  name: string;
  code: string;
  kind: (typeof KINDS)[number];
}

/** Villages come by the dozen, so the question stays open for the next one. */
export function UnitAdd({
  organisationId,
  opened,
  onClose,
}: {
  organisationId: string;
  opened: boolean;
  onClose: () => void;
}) {
  const t = useOrganisationWords();
  const { register, handleSubmit, formState, reset, setFocus } = useForm<Entry>({ defaultValues: { kind: 'village' } });
  const add = useAct(
    (entry: Entry, key: string) =>
      answered(api.POST('/api/v1/units', { body: { ...entry, organisationId }, ...stamped(key) })),
    {
      onDone: (_, { kind }) => {
        reset({ name: '', code: '', kind });
        setFocus('name');
      },
    },
  );
  const required = { required: t('needed') };
  const { errors } = formState;
  return (
    <Dialog title={t('addUnitTitle')} opened={opened} onClose={onClose}>
      <form className="stack" onSubmit={handleSubmit((entry) => add.run(entry))} noValidate>
        <TextInput label={t('name')} error={errors.name?.message} {...register('name', required)} />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          error={errors.code?.message}
          {...register('code', required)}
        />
        <NativeSelect
          label={t('kind')}
          data={KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
          {...register('kind')}
        />
        <Refusal error={add.error} />
        {add.done && <Done>{t('added', { name: add.done.name })}</Done>}
        <div className="row">
          <Button type="submit" loading={add.busy}>
            {t('addUnit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
