import type { ReactNode } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { Section } from '../frame/page.tsx';
import { day } from '../words/when.ts';
import { Deadline } from './deadline.tsx';
import styles from './plan.module.css';
import { usePlanWords } from './plan.words.ts';

/** What stands at the head of a plan: its number and dates, for whom it is, who does what. */
export function PlanFacts({ plan, zone }: { plan: Campaign; zone: string }) {
  const t = usePlanWords();
  const { document, period } = plan;
  const number = document.number ?? t('blank');
  const date = document.date ? day(document.date) : t('blank');
  return (
    <Section title={t('facts')}>
      <dl className={styles['facts']}>
        <Fact name={t('deadline')}>
          <Deadline day={plan.dossierDeadline} zone={zone} />
        </Fact>
        <Fact name={t('period')}>
          {t('periodLine', { from: period.from ? day(period.from) : t('fromIssue'), to: day(period.to) })}
        </Fact>
        <Fact name={t('groups')}>
          {plan.targetGroups.map((group) => (
            <p key={group}>{group}</p>
          ))}
        </Fact>
        <Fact name={t('document')}>{t('documentLine', { number, date, place: document.place ?? t('blank') })}</Fact>
        <Fact name={t('signer')}>{document.signerTitle}</Fact>
        <Fact name={t('office')}>
          <p>{plan.office.name}</p>
          <p className="dimmed small">{plan.office.role}</p>
        </Fact>
        <Fact name={t('council')}>{plan.council.name}</Fact>
        <Fact name={t('authority')}>{plan.receivingAuthority.name}</Fact>
        <Fact name={t('rounds')}>{plan.supplementRounds}</Fact>
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
