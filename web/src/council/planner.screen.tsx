import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { campaign, campaigns } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useNow } from '../words/now.ts';
import { dayAhead, instantAt } from '../words/when.ts';
import { AgendaField } from './agenda-field.tsx';
import { useCouncilWords } from './council.words.ts';
import { SittingFields, type SittingEntry } from './sitting-fields.tsx';

const DAYS_AHEAD = 3;

/** A sitting that is to be: when, where, who leads it, and which awards are voted on. */
export function PlannerScreen() {
  const t = useCouncilWords();
  const go = useNavigate();
  const now = useNow();
  const { organisation } = useMyself();
  const open = (useQuery(campaigns).data ?? []).filter(({ organisationId }) => organisationId === organisation.id);
  const day = dayAhead(now, DAYS_AHEAD, organisation.timeZone);
  const blank = { title: '', place: '', day, time: '08:00', presiderId: '', secretaryId: '' };
  const form = useForm<SittingEntry>({ defaultValues: blank });
  const [chosen, choose] = useState('');
  const campaignId = chosen || open[0]?.id || '';
  const [ordered, order] = useState<string[]>();
  const plan = useQuery({ ...campaign(campaignId), enabled: campaignId !== '' });
  const awards = plan.data ? planOf(plan.data).awards : [];
  const agenda = ordered ?? awards.map(({ code }) => code);
  const save = useAct(
    (body: Answer<'SittingRequest'>, key: string) => answered(api.POST('/api/v1/sittings', { body, ...stamped(key) })),
    { onDone: ({ id }) => void go({ to: '/phien-hop/$id', params: { id } }) },
  );
  const submit = form.handleSubmit(({ day: on, time, ...rest }) =>
    save.run({ ...rest, campaignId, plannedAt: instantAt(on, time, organisation.timeZone), awardCodes: agenda }),
  );
  return (
    <Page title={t('plan')} lead={t('planLead')}>
      <form className="stack" onSubmit={submit} noValidate>
        <NativeSelect
          label={t('campaign')}
          value={campaignId}
          onChange={(event) => {
            choose(event.currentTarget.value);
            order(undefined);
          }}
          data={open.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <SittingFields form={form} organisationId={organisation.id} />
        <AgendaField campaignId={campaignId} awards={awards} agenda={agenda} onChange={order} />
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
