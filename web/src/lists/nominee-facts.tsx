import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Answer } from '../api/client.ts';
import { dossiers } from '../api/queries.ts';
import { Section } from '../frame/page.tsx';
import { useMyself } from '../frame/myself.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { day } from '../words/when.ts';
import { PastAwards } from '../register/past-awards.tsx';
import { blocksOf, nominee } from '../register/register.queries.ts';
import { useAppraisalWords } from './appraisal.words.ts';
import styles from './appraisal.module.css';

type Shown = Answer<'ShownDossierDto'>;

/** What is known of the nominee beside this dossier: awards before, what stands against it, other dossiers. */
export function NomineeFacts({ shown }: { shown: Shown }) {
  const t = useAppraisalWords();
  const { has } = useMyself();
  const { id } = shown.nominee;
  const known = useQuery(nominee(id));
  return (
    <Section title={t('nominee')} aside={has('clerk') && <RegisterLink id={id} />}>
      <dl className={styles['facts']}>
        {has('clerk', 'chair', 'auditor') && (
          <>
            <dt>{t('blocks')}</dt>
            <dd>
              <Blocks id={id} />
            </dd>
          </>
        )}
        <dt>{t('pastAwards')}</dt>
        <dd>
          <Loaded query={known} lines={1}>
            {({ pastAwards }) => <PastAwards awards={pastAwards} />}
          </Loaded>
        </dd>
        <dt>{t('others')}</dt>
        <dd>
          <OtherDossiers shown={shown} />
        </dd>
      </dl>
    </Section>
  );
}

function RegisterLink({ id }: { id: string }) {
  const t = useAppraisalWords();
  return (
    <Link className="not-printed" to="/danh-ba/$id" params={{ id }}>
      {t('toRegister')}
    </Link>
  );
}

function Blocks({ id }: { id: string }) {
  const t = useAppraisalWords();
  const query = useQuery(blocksOf(id));
  return (
    <Loaded query={query} lines={1}>
      {(all) => {
        const open = all.filter(({ liftPaperId }) => liftPaperId === null);
        if (open.length === 0) return <Mark tone="done">{t('noBlocks')}</Mark>;
        return (
          <ul className={styles['plain']}>
            {open.map(({ id: blockId, fromDate, toDate }) => (
              <li key={blockId}>
                <Mark tone="honour">
                  {toDate
                    ? t('blockedUntil', { from: day(fromDate), to: day(toDate) })
                    : t('blocked', { from: day(fromDate) })}
                </Mark>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function OtherDossiers({ shown }: { shown: Shown }) {
  const t = useAppraisalWords();
  const query = useInfiniteQuery(dossiers({ nomineeId: shown.nominee.id }));
  const others = query.data?.pages.flatMap(({ items }) => items).filter(({ id }) => id !== shown.id);
  return (
    <Loaded query={{ ...query, data: others }} lines={1}>
      {(all) =>
        all.length === 0 ? (
          <span className="dimmed">{t('noOthers')}</span>
        ) : (
          <ul className={styles['plain']}>
            {all.map(({ id, unit, state, awardCode, campaignId }) => (
              <li key={id} className="row">
                <Link to="/ho-so/$id" params={{ id }}>
                  {unit.name}
                </Link>
                <StateMark state={state} />
                {awardCode === shown.awardCode && campaignId === shown.campaignId && (
                  <Mark tone="time">{t('sameAward')}</Mark>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
