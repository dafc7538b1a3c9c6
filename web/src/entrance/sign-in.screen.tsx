import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { answered, api } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { language, speak } from '../words/words.ts';
import { Doorway } from './doorway.tsx';
import { useEntranceWords } from './entrance.words.ts';
import { slipInAddress } from './slip-address.ts';

interface Entry {
  username: string;
  password: string;
  accessSlip: string;
}

/** By password, or by a slip on paper; the code of a slip that was scanned is filled in already. */
export function SignInScreen() {
  const t = useEntranceWords();
  const { tiep: back } = useSearch({ from: '/dang-nhap' });
  const go = useNavigate();
  const [scanned] = useState(slipInAddress);
  const [bySlip, setBySlip] = useState(scanned !== undefined);
  const { register, handleSubmit, setFocus, formState } = useForm<Entry>({
    defaultValues: { username: scanned?.username ?? '', password: '', accessSlip: scanned?.code ?? '' },
  });
  const enter = useAct(
    ({ username, password, accessSlip }: Entry) => signIn(username, bySlip ? { accessSlip } : { password }),
    {
      onDone: async ({ person }) => {
        // Somebody else may have read here before.
        queryClient.removeQueries();
        if (person.mustSetPassword) await go({ to: '/mat-khau' });
        else await go({ href: ownPage(back) ?? '/viec-cua-toi' });
      },
    },
  );
  useEffect(() => setFocus('username'), [setFocus]);
  const required = { required: t('needed') };
  const { errors } = formState;
  return (
    <Doorway>
      <Page title={t('title')} lead={t('about')}>
        <form className="stack" onSubmit={handleSubmit((entry) => enter.run(entry))} noValidate>
          <TextInput
            label={t('username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.username?.message}
            {...register('username', required)}
          />
          {bySlip ? (
            <TextInput
              label={t('slip')}
              description={t('slipHint')}
              autoComplete="one-time-code"
              spellCheck={false}
              error={errors.accessSlip?.message}
              {...register('accessSlip', required)}
            />
          ) : (
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('show') }}
              error={errors.password?.message}
              {...register('password', required)}
            />
          )}
          <Refusal error={enter.error} />
          <Button type="submit" loading={enter.busy} fullWidth>
            {t('signIn')}
          </Button>
          <div className="row">
            <Button variant="subtle" size="sm" px={0} onClick={() => setBySlip(!bySlip)}>
              {bySlip ? t('byPassword') : t('bySlip')}
            </Button>
            <Button
              variant="subtle"
              size="sm"
              ml="auto"
              px={0}
              onClick={() => speak(language() === 'vi' ? 'en' : 'vi')}
            >
              {t('language')}
            </Button>
          </div>
          <p className="dimmed small">{t('forgot')}</p>
        </form>
      </Page>
    </Doorway>
  );
}

/** Where to go on, only ever within these screens: an address that somebody else made up leads nowhere. */
function ownPage(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, globalThis.location.origin)) return undefined;
  const { origin, pathname, search, hash } = new URL(address, globalThis.location.origin);
  return origin === globalThis.location.origin ? pathname + search + hash : undefined;
}

const signIn = (username: string, secret: { password: string } | { accessSlip: string }) =>
  answered(api.POST('/api/v1/sessions', { body: { username, ...secret } }));
