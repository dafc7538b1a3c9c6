import { useQuery } from '@tanstack/react-query';
import { awardOf, type Campaign, type RoutingRule } from '#domain/campaign.js';
import { answered, api } from '../api/client.ts';
import { everyPage } from '../api/queries.ts';
import { Section } from '../frame/page.tsx';
import { Mark } from '../parts/mark.tsx';
import { day } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';

const organisations = {
  queryKey: ['organisations'],
  queryFn: () =>
    everyPage((cursor) => answered(api.GET('/api/v1/organisations', { params: { query: { limit: 100, cursor } } }))),
  staleTime: 60_000,
};

/** Who decides, or to whom the commune forwards, by award and date. */
export function PlanRoutes({ plan }: { plan: Campaign }) {
  const t = usePlanWords();
  return (
    <Section title={t('routing')}>
      <ul className={`read ${styles['texts']}`}>
        {plan.routing.map((rule) => (
          <RouteLine key={JSON.stringify(rule)} rule={rule} plan={plan} />
        ))}
      </ul>
    </Section>
  );
}

function RouteLine({ rule, plan }: { rule: RoutingRule; plan: Campaign }) {
  const t = usePlanWords();
  const say = useSentence();
  const known = useQuery(organisations).data;
  const { receiver, validFrom, validTo } = rule;
  const { receivingAuthority } = plan;
  const named = receiver === receivingAuthority.code ? receivingAuthority.name : receiver;
  const name = known?.find(({ code }) => code === receiver)?.name ?? named ?? '';
  const award = rule.award ? awardOf(plan, rule.award)?.title : undefined;
  const span = { from: validFrom ? day(validFrom) : t('always'), to: validTo ? day(validTo) : t('always') };
  return (
    <li>
      {award ? t('forAward', { award }) : t('allAwards')}
      {rule.nomineeKind && `${t(rule.nomineeKind)}. `}
      {rule.outcome === 'forward' ? t('forward', { name }) : t('decidedHere')}{' '}
      {(validFrom ?? validTo) !== null && <span>{t('validity', span)} </span>}
      <span className="small">{say(rule.citation)}</span>{' '}
      {rule.certainty === 'unverified' && <Mark tone="time">{t('unproven')}</Mark>}
    </li>
  );
}
