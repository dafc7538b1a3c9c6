import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useOrganisationWords } from './organisations.words.ts';

const KINDS = ['commune', 'district', 'province', 'other'] as const;

interface Entry {
  name: string;
  code: string;
  kind: (typeof KINDS)[number];
  validFrom: string;
}

/** A commune or an authority that receives; whoever works there is added by its own administrator. */
export function OrganisationAdd({
  opened,
  onClose,
  onAdded,
}: {
  opened: boolean;
  onClose: () => void;
  onAdded: (added: Answer<'OrganisationView'>) => void;
}) {
  const t = useOrganisationWords();
  const { register, handleSubmit, formState, reset } = useForm<Entry>({ defaultValues: { kind: 'province' } });
  const add = useAct(
    ({ validFrom, ...entry }: Entry, key: string) =>
      answered(
        api.POST('/api/v1/organisations', { body: { ...entry, ...(validFrom && { validFrom }) }, ...stamped(key) }),
      ),
    {
      onDone: (added) => {
        reset();
        onAdded(added);
      },
    },
  );
  const required = { required: t('needed') };
  const { errors } = formState;
  return (
    <Dialog title={t('addTitle')} opened={opened} onClose={onClose}>
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
        <DayField label={t('validFrom')} {...register('validFrom')} />
        <Refusal error={add.error} />
        <div className="row">
          <Button type="submit" loading={add.busy}>
            {t('add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
