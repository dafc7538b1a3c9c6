import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { awardOf, type Award } from '#domain/campaign.js';
import type { Claim } from '#domain/claim.js';
import { campaign } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { readingList, sitting, type ReadDossier } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './reading.module.css';

/** Half a page on each dossier, by award and name: for who reads before the sitting, on screen or in print. */
export function ReadingScreen() {
  const t = useCouncilWords();
  const { id } = useParams({ from: '/signed-in/phien-hop/$id/doc' });
  const meeting = useQuery(sitting(id));
  const plan = useQuery({ ...campaign(meeting.data?.campaignId ?? ''), enabled: meeting.data !== undefined });
  const rows = useQuery(readingList(id));
  const above = (
    <Link to="/phien-hop/$id" params={{ id }}>
      {meeting.data?.title ?? t('backToSitting')}
    </Link>
  );
  const print = (
    <Button variant="default" onClick={() => globalThis.print()}>
      {t('print')}
    </Button>
  );
  return (
    <Page title={t('reading')} lead={t('readingLead')} above={above} actions={print}>
      <Loaded query={{ ...rows, data: plan.data && rows.data }}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{t('readingNone')}</Empty>
          ) : (
            [...new Set(all.map(({ awardCode }) => awardCode))].map((code) => (
              <Award
                key={code}
                award={awardOf(planOf(plan.data!), code)}
                rows={all.filter(({ awardCode }) => awardCode === code)}
              />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

function Award({ award, rows }: { award: Award | undefined; rows: readonly ReadDossier[] }) {
  return (
    <Section title={award?.title ?? '–'}>
      {rows.map((row, index) => (
        <Summary key={row.dossierId} row={row} number={index + 1} award={award} />
      ))}
    </Section>
  );
}

function Summary({ row, number, award }: { row: ReadDossier; number: number; award: Award | undefined }) {
  const t = useCouncilWords();
  const text = row.summary ?? row.report;
  return (
    <article className={styles['summary']}>
      <h3>
        {number}. {row.nominee.name}
      </h3>
      <p className="dimmed">{row.unit.name}</p>
      {text && (
        <p className="read">
          {text.text}
          {text.more && '…'}
        </p>
      )}
      <ul className={styles['claims']}>
        {row.claims.map(({ criterionCode, content }) => (
          <li key={criterionCode}>
            {award?.criteria.find(({ code }) => code === criterionCode)?.text}:{' '}
            <b>{claimed(content as Claim | null, t('claimMet'))}</b>
          </li>
        ))}
      </ul>
      <p className="row">
        {row.evidence.map(({ id, name }) => (
          <a key={id} href={`/api/v1/dossiers/${row.dossierId}/evidence/${id}/content`}>
            {name ?? '–'}
          </a>
        ))}
        <Link
          className="not-printed"
          to="/ho-so/$id"
          params={{ id: row.dossierId }}
          aria-label={`${t('whole')}: ${row.nominee.name}`}
        >
          {t('whole')}
        </Link>
      </p>
    </article>
  );
}

const claimed = (claim: Claim | null, met: string): string =>
  [claim?.confirmed && met, claim?.number?.replace('.', ','), claim?.text].filter(Boolean).join(' ') || '–';
