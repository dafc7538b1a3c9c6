import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Campaign } from '#domain/campaign.js';
import type { Answer } from '../api/client.ts';
import { campaign } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { LoadedPage } from '../parts/loaded-page.tsx';
import { Mark } from '../parts/mark.tsx';
import { AwardSection } from './award-section.tsx';
import { PlanFacts } from './plan-facts.tsx';
import styles from './plan.module.css';
import { PlanRoutes } from './plan-routes.tsx';
import { SeasonSection } from './season-section.tsx';
import { usePlanWords } from './plan.words.ts';

type Shown = Answer<'ShownCampaign'>;

/** A campaign as its plan says it, to be read and printed. */
export function PlanScreen() {
  const { id } = useParams({ from: '/signed-in/phong-trao/$id' });
  const query = useQuery(campaign(id));
  return <LoadedPage query={query}>{(shown) => <Plan shown={shown} />}</LoadedPage>;
}

function Plan({ shown }: { shown: Shown }) {
  const t = usePlanWords();
  const plan = planOf(shown);
  return (
    <Page
      title={plan.title}
      above={
        <Link to="/phong-trao" className="not-printed">
          {t('all')}
        </Link>
      }
      lead={<Lead plan={plan} shown={shown} />}
      actions={<Actions shown={shown} />}
    >
      <PlanFacts plan={plan} zone={shown.timeZone} />
      {plan.awards.map((award) => (
        <AwardSection key={award.code} award={award} plan={plan} />
      ))}
      <PlanRoutes plan={plan} />
      <Texts plan={plan} />
      <SeasonSection shown={shown} />
    </Page>
  );
}

function Lead({ plan, shown }: { plan: Campaign; shown: Shown }) {
  const t = usePlanWords();
  return (
    <>
      <p className={styles['slogan']}>{plan.slogan}</p>
      <span className="row">
        <Mark tone={shown.state === 'open' ? 'done' : 'plain'}>{t(shown.state)}</Mark>
        <span className="small">{t('version', { version: shown.version })}</span>
      </span>
    </>
  );
}

function Actions({ shown }: { shown: Shown }) {
  const t = usePlanWords();
  const { has } = useMyself();
  return (
    <>
      {has('nominator') && shown.state === 'open' && (
        <Button component={Link} to={`/danh-sach/moi?phongTrao=${shown.id}`}>
          {t('propose')}
        </Button>
      )}
      <Button variant="default" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
    </>
  );
}

const TEXTS = ['purposes', 'requirements', 'contents', 'organisation', 'legalBases', 'recipients'] as const;

/** The long texts of the plan, as it numbers them. */
function Texts({ plan }: { plan: Campaign }) {
  const t = usePlanWords();
  return (
    <>
      {TEXTS.filter((part) => plan.plan[part].length > 0).map((part) => (
        <Section key={part} title={t(part)}>
          <ol className={`read ${styles['texts']}`}>
            {plan.plan[part].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Section>
      ))}
      {plan.notes.length > 0 && (
        <Section title={t('notes')}>
          <p className="dimmed">{t('notesHint')}</p>
          <ul className={`read ${styles['texts']}`}>
            {plan.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
