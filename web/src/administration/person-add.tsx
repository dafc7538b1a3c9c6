import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { ROLE_LABELS, ROLES, type Role } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { units } from '../api/queries.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { usePeopleWords } from './people.words.ts';
import styles from './people.module.css';

interface Entry {
  fullName: string;
  username: string;
  email: string;
  roles: Role[];
  unitId: string;
}

const BLANK: Entry = { fullName: '', username: '', email: '', roles: [], unitId: '' };

/** One person after the other; each gets a slip. */
export function PersonAdd({
  organisationId,
  isMain,
  onAdded,
  onEnd,
}: {
  organisationId: string;
  /** Whether adding is what the page is about now. */
  isMain: boolean;
  onAdded: (added: Answer<'NewPersonView'>) => void;
  onEnd: () => void;
}) {
  const t = usePeopleWords();
  const say = useSentence();
  const { data: known = [] } = useQuery(units(organisationId));
  const { register, handleSubmit, formState, control, reset, setFocus } = useForm<Entry>({ defaultValues: BLANK });
  const nominates = useWatch({ control, name: 'roles' }).includes('nominator');
  const add = useAct(
    (entry: Entry, key) =>
      answered(api.POST('/api/v1/people', { body: asked(organisationId, entry), ...stamped(key) })),
    {
      onDone: (added) => {
        onAdded(added);
        reset(BLANK);
        setFocus('fullName');
      },
    },
  );
  useEffect(() => setFocus('fullName'), [setFocus]);
  const { errors } = formState;
  const required = { required: t('needed') };
  return (
    <Section title={t('addTitle')}>
      <p className="read dimmed">{t('addLead')}</p>
      <form className={`stack ${styles['form']}`} onSubmit={handleSubmit((entry) => add.run(entry))} noValidate>
        <TextInput label={t('name')} error={errors.fullName?.message} {...register('fullName', required)} />
        <TextInput
          label={t('username')}
          description={t('usernameHint')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={errors.username?.message}
          {...register('username', required)}
        />
        <TextInput label={t('email')} description={t('emailHint')} type="email" {...register('email')} />
        <fieldset className={styles['roles']}>
          <legend>{t('roles')}</legend>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              value={role}
              label={say(ROLE_LABELS[role])}
              {...register('roles', { validate: (roles) => roles.length > 0 || t('rolesNeeded') })}
            />
          ))}
          {errors.roles && (
            <p role="alert" className={styles['wrong']}>
              {t('rolesNeeded')}
            </p>
          )}
        </fieldset>
        {nominates && (
          <NativeSelect
            label={t('unit')}
            description={t('rolesMore')}
            error={errors.unitId?.message}
            data={[{ value: '', label: t('chooseUnit') }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
            {...register('unitId', required)}
          />
        )}
        <Refusal error={add.error} />
        <div className="row">
          <Button type="submit" variant={isMain ? 'filled' : 'default'} loading={add.busy}>
            {t('add')}
          </Button>
          <Button variant="default" onClick={onEnd}>
            {t('endAdding')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

const asked = (organisationId: string, { fullName, username, email, roles, unitId }: Entry) => ({
  ...{ organisationId, fullName: fullName.trim(), username: username.trim(), roles },
  ...(email.trim() !== '' && { email: email.trim() }),
  ...(roles.includes('nominator') && { unitId }),
});
