import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { campaigns } from '../api/queries.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { candidates, type Candidate } from './forwarding.queries.ts';
import { GatherForm } from './gather-form.tsx';
import { useLetterWords } from './letter.words.ts';
import { useGatheringWords } from './gathering.words.ts';
import { NotYet } from './not-yet.tsx';

/** A new letter: recommended dossiers for one receiver, chosen and put in order. */
export function GatheringScreen() {
  const t = useGatheringWords();
  const letterT = useLetterWords();
  const [chosen, choose] = useState('');
  const all = useQuery(campaigns);
  return (
    <Page title={letterT('newTitle')} lead={t('newLead')} above={<Link to="/to-trinh">{letterT('letters')}</Link>} wide>
      <Loaded query={all}>
        {(list) => {
          const open = list.filter(({ state }) => state === 'open');
          const campaignId = chosen || open[0]?.id;
          if (!campaignId) return <Empty>{t('noCampaign')}</Empty>;
          return (
            <>
              {open.length > 1 && (
                <NativeSelect
                  label={letterT('campaign')}
                  value={campaignId}
                  onChange={(event) => choose(event.currentTarget.value)}
                  data={open.map(({ id, title }) => ({ value: id, label: title }))}
                />
              )}
              <Receivers key={campaignId} campaignId={campaignId} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Receivers({ campaignId }: { campaignId: string }) {
  const t = useGatheringWords();
  const query = useQuery(candidates(campaignId));
  return (
    <Loaded query={query}>
      {(all) => {
        const free = all.filter(isFree);
        return (
          <>
            {free.length === 0 && <Empty next={<Link to="/ho-so">{t('toDossiers')}</Link>}>{t('noneWait')}</Empty>}
            {byReceiver(free).map(({ receiver, rows }) => (
              <Section key={receiver.id} title={t('goesTo', { receiver: receiver.name, count: rows.length })}>
                <GatherForm campaignId={campaignId} pool={rows} />
              </Section>
            ))}
            <NotYet rows={all.filter((one) => !isFree(one))} campaignId={campaignId} />
          </>
        );
      }}
    </Loaded>
  );
}

/** What nothing keeps from being put in a letter. Missing papers may follow until it is signed. */
export const isFree = (one: Candidate): boolean =>
  one.route === 'forward' && one.receiver !== null && one.submissionId === null && !one.held && one.openBlocks === 0;

const byReceiver = (rows: readonly Candidate[]) =>
  [...new Set(rows.map(({ receiver }) => receiver!.id))].map((id) => {
    const group = rows.filter(({ receiver }) => receiver!.id === id);
    return { receiver: group[0]!.receiver!, rows: group };
  });
