import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { campaign, campaigns } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead, instantAt } from '../words/when.ts';
import { AgendaField } from './agenda-field.tsx';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';

interface Plan {
  campaignId: string;
  title: string;
  place: string;
  day: string;
  time: string;
  presiderId: string;
  secretaryId: string;
}

/** A sitting that is to be: when, where, who leads it, and which awards are voted on. */
export function PlannerScreen() {
  const t = useCouncilWords();
  const go = useNavigate();
  const now = useNow();
  const { organisation } = useMyself();
  const { all } = useMembers(organisation.id);
  const open = (useQuery(campaigns).data ?? []).filter(({ organisationId }) => organisationId === organisation.id);
  const { register, handleSubmit, control, formState } = useForm<Plan>({
    defaultValues: {
      campaignId: '',
      title: '',
      place: '',
      day: dayAhead(now, 3, organisation.timeZone),
      time: '08:00',
      presiderId: '',
      secretaryId: '',
    },
  });
  const campaignId = useWatch({ control, name: 'campaignId' }) || open[0]?.id || '';
  const [agenda, setAgenda] = useState<string[]>();
  const plan = useQuery({ ...campaign(campaignId), enabled: campaignId !== '' });
  const awards = plan.data ? planOf(plan.data).awards : [];
  const save = useAct(
    (entry: Plan, key: string) => {
      const { day, time, ...rest } = entry;
      const plannedAt = instantAt(day, time, organisation.timeZone);
      const body = { ...rest, campaignId, plannedAt, awardCodes: agenda ?? awards.map(({ code }) => code) };
      return answered(api.POST('/api/v1/sittings', { body, ...stamped(key) }));
    },
    { onDone: ({ id }) => void go({ to: '/phien-hop/$id', params: { id } }) },
  );
  const required = { required: t('needed') };
  const { errors } = formState;
  const people = (roles: readonly string[]) => [
    { value: '', label: '–' },
    ...all
      .filter((one) => one.roles.some((role) => roles.includes(role)))
      .map(({ id, fullName }) => ({ value: id, label: fullName })),
  ];
  return (
    <Page title={t('plan')} lead={t('planLead')}>
      <form className="stack" onSubmit={handleSubmit((entry) => save.run(entry))} noValidate>
        <NativeSelect
          label={t('campaign')}
          data={open.map(({ id, title }) => ({ value: id, label: title }))}
          {...register('campaignId')}
        />
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          error={errors.title?.message}
          maxLength={300}
          {...register('title', required)}
        />
        <TextInput label={t('place')} error={errors.place?.message} maxLength={300} {...register('place', required)} />
        <div className="row">
          <TextInput type="date" label={t('day')} error={errors.day?.message} {...register('day', required)} />
          <TextInput type="time" label={t('time')} error={errors.time?.message} {...register('time', required)} />
        </div>
        <Controller
          control={control}
          name="presiderId"
          rules={required}
          render={({ field }) => (
            <NativeSelect
              label={t('presider')}
              data={people(['chair', 'councilMember'])}
              error={errors.presiderId?.message}
              {...field}
            />
          )}
        />
        <Controller
          control={control}
          name="secretaryId"
          rules={required}
          render={({ field }) => (
            <NativeSelect
              label={t('secretary')}
              data={people(['secretary', 'councilMember'])}
              error={errors.secretaryId?.message}
              {...field}
            />
          )}
        />
        <AgendaField
          campaignId={campaignId}
          awards={awards}
          agenda={agenda ?? awards.map(({ code }) => code)}
          onChange={setAgenda}
        />
        <Refusal error={save.error} />
        <div>
          <Button type="submit" loading={save.busy}>
            {t('plan')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
