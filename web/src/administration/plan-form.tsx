import type { Campaign } from '#domain/campaign.js';
import { Section } from '../frame/page.tsx';
import { AwardsFields } from './award-fields.tsx';
import { GeneralFields, PlanTextFields } from './general-fields.tsx';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';
import { usePlansWords } from './plans.words.ts';
import { RoutingFields } from './routing-fields.tsx';
import { RuleCardsFields } from './rule-card-fields.tsx';

/** A whole campaign file as a form, in the order in which a plan is read. */
export function PlanForm({ plan, onChange }: { plan: Campaign; onChange: (plan: Campaign) => void }) {
  const t = usePlanWords();
  const said = usePlansWords();
  const set = (part: Partial<Campaign>) => onChange({ ...plan, ...part });
  return (
    <>
      <Section title={said('general')}>
        <GeneralFields plan={plan} set={set} />
      </Section>
      <Section title={t('awards')}>
        <AwardsFields plan={plan} onChange={(awards) => set({ awards })} />
      </Section>
      <Section title={t('ruleCards')}>
        <details className={styles['part']}>
          <summary>{plan.ruleCards.map(({ code }) => code).join(', ') || '–'}</summary>
          <RuleCardsFields value={plan.ruleCards} onChange={(ruleCards) => set({ ruleCards })} />
        </details>
      </Section>
      <Section title={t('routing')}>
        <details className={styles['part']}>
          <summary>{plan.routing.map(({ receiver }) => receiver ?? t('decidedHere')).join(', ') || '–'}</summary>
          <RoutingFields plan={plan} onChange={(routing) => set({ routing })} />
        </details>
      </Section>
      <Section title={t('plan')}>
        <details className={styles['part']}>
          <summary>{t('contents')}</summary>
          <PlanTextFields plan={plan} set={set} />
        </details>
      </Section>
    </>
  );
}
