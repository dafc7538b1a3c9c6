import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { backwardPlan, LEAD_DAYS, MOST_LEAD_DAYS, type LeadDays } from '#domain/backward-calendar.js';
import { dayOf } from '#domain/days.js';
import { HOME_ZONE } from '#domain/days-told.js';
import type { Answer } from '../api/client.ts';
import { campaign } from '../api/queries.ts';
import { Page, Section } from '../frame/page.tsx';
import { CALENDARS } from '../parts/calendars.ts';
import { DayField } from '../parts/day-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useNow } from '../words/now.ts';
import styles from './backward.module.css';
import { LEAD_WORDS, useBackwardWords } from './backward.words.ts';
import { SafeDays } from './safe-days.tsx';

/** From the authority's date, which stands in the address: the last safe day of every step, to be printed and hung up. */
export function BackwardScreen() {
  const t = useBackwardWords();
  const { id } = useParams({ from: '/signed-in/so-lieu/$id/lich-nguoc' });
  const query = useQuery(campaign(id));
  const above = (
    <Link to="/so-lieu/$id" params={{ id }}>
      {query.data?.title ?? '…'}
    </Link>
  );
  return (
    <Page title={t('title')} lead={t('lead')} above={above}>
      <Loaded query={query}>{({ campaign: plan }) => <Backward id={id} plan={plan} />}</Loaded>
    </Page>
  );
}

function Backward({ id, plan }: { id: string; plan: Answer<'CampaignFile'> }) {
  const t = useBackwardWords();
  const { han } = useSearch({ from: '/signed-in/so-lieu/$id/lich-nguoc' });
  const navigate = useNavigate();
  const [lead, setLead] = useState(LEAD_DAYS);
  const today = dayOf(useNow(), HOME_ZONE);
  const choose = (day: string) =>
    void navigate({ to: '/so-lieu/$id/lich-nguoc', params: { id }, search: { han: day }, replace: true });
  const own = { today, periodEnds: plan.period.to, dossierDeadline: plan.dossierDeadline };
  return (
    <>
      <div className={styles['asked']}>
        <DayField label={t('due')} defaultValue={han} onChange={({ currentTarget }) => choose(currentTarget.value)} />
      </div>
      {han && <SafeDays plan={backwardPlan(CALENDARS, han, own, lead)} />}
      <Leads lead={lead} onChange={setLead} />
    </>
  );
}

function Leads({ lead, onChange }: { lead: LeadDays; onChange: (lead: LeadDays) => void }) {
  const t = useBackwardWords();
  const steps = Object.keys(LEAD_WORDS).toReversed() as (keyof LeadDays)[];
  return (
    <Section title={t('leads')}>
      <p className="read dimmed">{t('leadsWhy')}</p>
      <div className={styles['leads']}>
        {steps.map((step) => (
          <NumberInput
            key={step}
            label={t(LEAD_WORDS[step])}
            value={lead[step]}
            min={0}
            max={MOST_LEAD_DAYS}
            clampBehavior="strict"
            allowDecimal={false}
            onChange={(days) => onChange({ ...lead, [step]: Number(days) })}
          />
        ))}
      </div>
    </Section>
  );
}
