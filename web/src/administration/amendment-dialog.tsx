import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Campaign, RoutingRule } from '#domain/campaign.js';
import type { Problem } from '#domain/problem.js';
import { OPEN_STATES } from '#domain/vocabulary.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { campaign } from '../api/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { progress } from '../season/season.queries.ts';
import { PlanProblems } from './plan-fields.tsx';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';
import { usePlansWords } from './plans.words.ts';
import { RoutingFields } from './routing-fields.tsx';

type Row = Answer<'ShownCampaignRow'>;

/** The next version of a campaign for a reason: later days, another way to the receiver. */
export function AmendmentDialog({ row, onClose }: { row: Row | undefined; onClose: () => void }) {
  const t = usePlansWords();
  const whole = useQuery({ ...campaign(row?.id ?? ''), enabled: row !== undefined });
  return (
    <Dialog title={row ? t('amendOf', { name: row.title }) : ''} opened={row !== undefined} onClose={onClose} wide>
      {row && (
        <Loaded query={whole}>
          {(shown) => <Amending key={row.id} id={row.id} plan={shown.campaign as unknown as Campaign} />}
        </Loaded>
      )}
    </Dialog>
  );
}

interface Entry {
  reason: string;
  dossierDeadline: string;
  periodTo: string;
}

function Amending({ id, plan }: { id: string; plan: Campaign }) {
  const t = usePlansWords();
  const said = usePlanWords();
  const [routing, setRouting] = useState<RoutingRule[]>();
  const { register, handleSubmit, formState } = useForm<Entry>({
    defaultValues: { reason: '', dossierDeadline: plan.dossierDeadline, periodTo: plan.period.to },
  });
  const amend = useAct((entry: Entry & { routing?: RoutingRule[] }, key: string) =>
    answered(api.POST('/api/v1/campaigns/{id}/amendments', { params: { path: { id } }, body: entry, ...stamped(key) })),
  );
  const problems = isProblem(amend.error) ? ((amend.error.told.problems ?? []) as Problem[]) : [];
  const required = { required: t('needed') };
  const { errors } = formState;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={handleSubmit((entry) => amend.run({ ...entry, ...(routing && { routing }) }))}
    >
      <p className="read">{t('amendLead')}</p>
      <OpenDossiers id={id} />
      <div className={styles['pair']}>
        <DayField
          label={said('dossierDeadline')}
          error={errors.dossierDeadline?.message}
          {...register('dossierDeadline', required)}
        />
        <DayField
          label={`${said('period')}: ${said('to')}`}
          error={errors.periodTo?.message}
          {...register('periodTo', required)}
        />
      </div>
      <Textarea label={t('reason')} error={errors.reason?.message} {...register('reason', required)} />
      <details className={styles['part']}>
        <summary>{said('routing')}</summary>
        <PlanProblems value={problems}>
          <RoutingFields plan={{ ...plan, routing: routing ?? plan.routing }} onChange={setRouting} />
        </PlanProblems>
      </details>
      <Refusal error={amend.error} />
      {amend.done && <Amended answer={amend.done} />}
      <div className="row">
        <Button type="submit" loading={amend.busy}>
          {t('amendSave')}
        </Button>
      </div>
    </form>
  );
}

/** How many would move with a later deadline. */
function OpenDossiers({ id }: { id: string }) {
  const t = usePlansWords();
  const { data } = useQuery(progress(id));
  if (!data) return null;
  const open = data.states.filter(({ state }) => OPEN_STATES.includes(state));
  return <p>{t('opened', { count: open.reduce((sum, { count }) => sum + count, 0) })}</p>;
}

function Amended({ answer: { line, version, extended, held } }: { answer: Answer<'AmendedDto'> }) {
  const t = usePlansWords();
  if (line === null) return <Done>{t('amendedSame')}</Done>;
  return (
    <Done>
      <p>{t('amended', { version, count: extended })}</p>
      {held.length > 0 && <p>{t('amendHeld', { count: held.length })}</p>}
    </Done>
  );
}
