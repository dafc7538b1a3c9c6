import { useQuery } from '@tanstack/react-query';
import type { Campaign, RoutingRule } from '#domain/campaign.js';
import { NOMINEE_KINDS, type NomineeKind } from '#domain/vocabulary.js';
import { organisations } from './administration.queries.ts';
import { ChoiceAt, type Option, type Part } from './plan-fields.tsx';
import { Items } from './plan-items.tsx';
import { BLANK_ROUTE } from './plan.file.ts';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';
import { usePlansWords } from './plans.words.ts';
import { Grounds } from './rule-card-fields.tsx';

/** For which award and kind of nominee it goes where, from when until when. */
export function RoutingFields({ plan, onChange }: { plan: Campaign; onChange: (routing: RoutingRule[]) => void }) {
  const t = usePlanWords();
  return (
    <Items
      path="routing"
      items={plan.routing}
      onChange={onChange}
      fresh={() => ({ ...BLANK_ROUTE, receiver: plan.receivingAuthority.code || null })}
      nameOf={(count) => t('routeAt', { count })}
      what={t('routing')}
    >
      {(rule, path, change) => <RouteFields value={rule} path={path} onChange={change} plan={plan} />}
    </Items>
  );
}

function RouteFields({ value, path, onChange, plan }: Part<RoutingRule> & { plan: Campaign }) {
  const t = usePlanWords();
  const set = (part: Partial<RoutingRule>) => onChange({ ...value, ...part });
  const receivers = useReceivers(value.receiver, plan);
  return (
    <>
      <div className={styles['pair']}>
        <ChoiceAt
          path={`${path}.award`}
          label={t('award')}
          value={value.award ?? ''}
          options={[
            { value: '', label: t('everyAward') },
            ...plan.awards.map(({ code, title }) => ({ value: code, label: title || code })),
          ]}
          onChange={(award) => set({ award: award || null })}
        />
        <ChoiceAt
          path={`${path}.nomineeKind`}
          label={t('nomineeKind')}
          value={value.nomineeKind ?? ''}
          options={[
            { value: '', label: t('everyKind') },
            ...NOMINEE_KINDS.map((kind) => ({ value: kind, label: t(kind) })),
          ]}
          onChange={(kind) => set({ nomineeKind: (kind || null) as NomineeKind | null })}
        />
        <ChoiceAt
          path={`${path}.outcome`}
          label={t('outcome')}
          value={value.outcome}
          options={(['forward', 'decidedHere'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={(outcome) => set({ outcome, ...(outcome === 'decidedHere' && { receiver: null }) })}
        />
        {value.outcome === 'forward' && (
          <ChoiceAt
            path={`${path}.receiver`}
            label={t('receiver')}
            value={value.receiver ?? ''}
            options={receivers}
            onChange={(receiver) => set({ receiver: receiver || null })}
          />
        )}
      </div>
      <Grounds value={value} path={path} onChange={set} />
    </>
  );
}

/** Every organisation that is known, and one that only the file names. */
export function useReceivers(named: string | null, { receivingAuthority }: Pick<Campaign, 'receivingAuthority'>) {
  const t = usePlansWords();
  const { data: known = [] } = useQuery(organisations);
  const options: Option<string>[] = known.map(({ code, name }) => ({ value: code, label: name }));
  const listed = (code: string) => options.some(({ value }) => value === code);
  const { code, name } = receivingAuthority;
  if (code && !listed(code)) options.push({ value: code, label: name || t('notListed', { code }) });
  if (named && !listed(named)) options.push({ value: named, label: t('notListed', { code: named }) });
  return [{ value: '', label: t('chooseReceiver') }, ...options];
}
