import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ROLE_LABELS, ROLES, type Role } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { units } from '../api/queries.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { usePeopleWords } from './people.words.ts';
import styles from './people.module.css';
import { useRoleWords } from './role-words.ts';

type Person = Answer<'PersonView'>;

interface PersonDialogProps {
  person: Person | undefined;
  organisationId: string;
  onClose: () => void;
  onSlip: (person: Person, slip: Answer<'SlipView'>) => void;
}

/** All that is done to one account. */
export function PersonDialog({ person, organisationId, onClose, onSlip }: PersonDialogProps) {
  return (
    <Dialog title={person?.fullName ?? ''} opened={person !== undefined} onClose={onClose}>
      {person && (
        <>
          <NameAndEmail key={person.id} person={person} />
          <RolesHeld person={person} />
          <RoleGiving person={person} organisationId={organisationId} />
          <Account person={person} onSlip={onSlip} />
        </>
      )}
    </Dialog>
  );
}

const change = (person: Person, body: { fullName?: string; email?: string | null; active?: boolean }, key: string) =>
  answered(api.PATCH('/api/v1/people/{id}', { params: { path: { id: person.id } }, body, ...stamped(key) }));

function NameAndEmail({ person }: { person: Person }) {
  const t = usePeopleWords();
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { fullName: person.fullName, email: person.email ?? '' },
  });
  const save = useAct(({ fullName, email }: { fullName: string; email: string }, key) =>
    change(person, { fullName: fullName.trim(), email: email.trim() || null }, key),
  );
  return (
    <form className="stack" onSubmit={handleSubmit((entry) => save.run(entry))} noValidate>
      <TextInput
        label={t('name')}
        error={formState.errors.fullName?.message}
        {...register('fullName', { required: t('needed') })}
      />
      <TextInput label={t('email')} type="email" {...register('email')} />
      <Refusal error={save.error} />
      {save.done && <Done>{t('saved')}</Done>}
      <div className="row">
        <Button type="submit" variant="default" loading={save.busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function RolesHeld({ person }: { person: Person }) {
  const t = usePeopleWords();
  const roleIn = useRoleWords();
  const take = useAct((roleId: string, key: string) =>
    api.DELETE('/api/v1/people/{id}/roles/{roleId}', {
      params: { path: { id: person.id, roleId } },
      ...stamped(key),
    }),
  );
  return (
    <div className="stack" data-gap="sm">
      <h3>{t('roles')}</h3>
      <ul className={`${styles['held']} ${styles['list']}`}>
        {person.roles.map((role) => (
          <li key={role.id}>
            <span>{roleIn(role)}</span>
            <Button
              size="compact-md"
              variant="default"
              aria-label={t('takeOf', { role: roleIn(role) })}
              onClick={() => take.run(role.id)}
            >
              {t('take')}
            </Button>
          </li>
        ))}
      </ul>
      <Refusal error={take.error} />
    </div>
  );
}

function RoleGiving({ person, organisationId }: { person: Person; organisationId: string }) {
  const t = usePeopleWords();
  const say = useSentence();
  const { data: known = [] } = useQuery(units(organisationId));
  const [role, setRole] = useState<Role>('clerk');
  const [unitId, setUnitId] = useState('');
  const give = useAct((body: { organisationId: string; role: Role; unitId?: string }, key: string) =>
    answered(api.POST('/api/v1/people/{id}/roles', { params: { path: { id: person.id } }, body, ...stamped(key) })),
  );
  const nominates = role === 'nominator';
  return (
    <div className="stack" data-gap="sm">
      <NativeSelect
        label={t('give')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        data={ROLES.map((one) => ({ value: one, label: say(ROLE_LABELS[one]) }))}
      />
      {nominates && (
        <NativeSelect
          label={t('unit')}
          value={unitId}
          onChange={(event) => setUnitId(event.currentTarget.value)}
          data={[{ value: '', label: t('chooseUnit') }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <Refusal error={give.error} />
      <div className="row">
        <Button
          variant="default"
          loading={give.busy}
          onClick={() => give.run({ organisationId, role, ...(nominates && unitId !== '' && { unitId }) })}
        >
          {t('giveRole')}
        </Button>
      </div>
    </div>
  );
}

function Account({ person, onSlip }: Pick<PersonDialogProps, 'onSlip'> & { person: Person }) {
  const t = usePeopleWords();
  const slip = useAct(
    (id: string, key) =>
      answered(api.POST('/api/v1/people/{id}/access-slip', { params: { path: { id } }, ...stamped(key) })),
    { onDone: (made) => onSlip(person, made) },
  );
  const turn = useAct((active: boolean, key) => change(person, { active }, key));
  return (
    <div className="stack" data-gap="sm">
      <h3>{t('state')}</h3>
      {person.active && <p className="small dimmed">{t('newSlipHint')}</p>}
      {person.active && <p className="small dimmed">{t('closeHint')}</p>}
      <Refusal error={slip.error ?? turn.error} />
      <div className="row">
        {person.active && (
          <Button loading={slip.busy} onClick={() => slip.run(person.id)}>
            {t('newSlip')}
          </Button>
        )}
        <Button variant="default" loading={turn.busy} onClick={() => turn.run(!person.active)}>
          {person.active ? t('closeAccount') : t('openAccount')}
        </Button>
      </div>
    </div>
  );
}
