import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Campaign } from '#domain/campaign.js';
import { formsAbout } from '#domain/forms.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import { Page, Section } from '../frame/page.tsx';
import { PapersToPrint } from '../parts/papers-to-print.tsx';
import { useSentence } from '../words/words.ts';
import { Deadline } from './deadline.tsx';
import styles from './list.module.css';
import { useListWords } from './list.words.ts';

export interface SentList {
  id: string;
  dossiers: { id: string; name: string }[];
  plan: Campaign;
  zone: string;
}

/** After a list was sent: what there is now, what comes next, until when, and who does it. */
export function ListSent({ sent: { id: nominationId, dossiers, plan, zone } }: { sent: SentList }) {
  const t = useListWords();
  const say = useSentence();
  const [first] = dossiers;
  return (
    <Page title={t('sentTitle', { count: dossiers.length })}>
      <dl className={styles['next']}>
        <dt>{t('nowAt')}</dt>
        <dd>{say(STATE_LABELS.draft)}</dd>
        <dt>{t('whatNext')}</dt>
        <dd>{t('nextIsWriting')}</dd>
        <dt>{t('whoNext')}</dt>
        <dd>{t('unitDoes')}</dd>
        <dt>{t('whenNext')}</dt>
        <dd>
          <Deadline day={plan.dossierDeadline} zone={zone} />
        </dd>
      </dl>
      <Section title={t('theDossiers')}>
        <ol className={styles['dossiers']}>
          {dossiers.map(({ id, name }) => (
            <li key={id}>
              <Link to="/ho-so/$id/soan" params={{ id }}>
                {name}
              </Link>
            </li>
          ))}
        </ol>
      </Section>
      <PapersToPrint codes={formsAbout('nomination')} id={nominationId} />
      <div className="row">
        {first && (
          <Button component={Link} to={`/ho-so/${first.id}/soan`}>
            {t('writeFirst')}
          </Button>
        )}
        <Link to="/viec-cua-toi">{t('toWork')}</Link>
      </div>
    </Page>
  );
}
