import { Button, PasswordInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { api } from '../api/client.ts';
import { me, queryClient } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Doorway } from './doorway.tsx';
import { useEntranceWords } from './entrance.words.ts';

interface Entry {
  oldPassword: string;
  password: string;
  again: string;
}

/** The first password after a slip, or another one. */
export function PasswordScreen() {
  const t = useEntranceWords();
  const go = useNavigate();
  const { person } = useSuspenseQuery(me).data;
  const first = person.mustSetPassword;
  const { register, handleSubmit, formState, getValues } = useForm<Entry>();
  const save = useAct(
    ({ oldPassword, password }: Entry) =>
      api.PUT('/api/v1/me/password', { body: { password, ...(!first && { oldPassword }) } }),
    {
      onDone: async () => {
        await queryClient.resetQueries(me);
        await go({ to: '/viec-cua-toi' });
      },
    },
  );
  const { errors } = formState;
  const needed = { required: t('needed') };
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('show') } };
  return (
    <Doorway>
      <Page title={first ? t('setTitle') : t('changeTitle')} lead={first ? t('setLead') : t('changeLead')}>
        <form className="stack" onSubmit={handleSubmit((entry) => save.run(entry))} noValidate>
          <input type="text" name="username" autoComplete="username" value={person.username} readOnly hidden />
          {!first && (
            <PasswordInput
              label={t('old')}
              autoComplete="current-password"
              {...toggle}
              error={errors.oldPassword?.message}
              {...register('oldPassword', needed)}
            />
          )}
          <PasswordInput
            label={t('fresh')}
            description={t('freshHint')}
            autoComplete="new-password"
            {...toggle}
            error={errors.password?.message}
            {...register('password', needed)}
          />
          <PasswordInput
            label={t('again')}
            autoComplete="new-password"
            {...toggle}
            error={errors.again?.message}
            {...register('again', { ...needed, validate: (again) => again === getValues('password') || t('differ') })}
          />
          <Refusal error={save.error} />
          <Button type="submit" loading={save.busy} fullWidth>
            {t('save')}
          </Button>
        </form>
      </Page>
    </Doorway>
  );
}
