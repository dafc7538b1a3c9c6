import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { campaigns } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from './auditing.module.css';
import { useAuditingWords } from './auditing.words.ts';
import { Completeness } from './completeness.tsx';
import { Verification } from './verification.tsx';

/** For whoever looks after the others: is it complete, who signed, is the history whole. */
export function AuditingScreen() {
  const t = useAuditingWords();
  const { organisation } = useMyself();
  const query = useQuery(campaigns);
  const [chosen, setChosen] = useState<string>();
  const own = query.data?.filter(({ organisationId }) => organisationId === organisation.id);
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Section title={t('whole')}>
        <p className="read">{t('wholeLead')}</p>
        <Verification />
        <p className="not-printed">
          <Link to="/kiem-tra/$kind/$id" params={{ kind: 'organisation', id: organisation.id }}>
            {t('organisation')}
          </Link>
        </p>
      </Section>
      <Section title={t('season')}>
        <Loaded query={{ ...query, data: own }}>
          {(all) =>
            all.length === 0 ? (
              <Empty>{t('noCampaign')}</Empty>
            ) : (
              <>
                <NativeSelect
                  className={styles['campaign']}
                  label={t('campaign')}
                  value={chosen ?? all[0]!.id}
                  onChange={(event) => setChosen(event.currentTarget.value)}
                  data={all.map(({ id, title }) => ({ value: id, label: title }))}
                />
                <Completeness key={chosen} campaignId={chosen ?? all[0]!.id} />
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
