import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import { OFFICE } from '#domain/grounds.js';
import { PREPARERS } from '#domain/permissions.js';
import { campaigns } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { dayOfInstant } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { DecisionList } from './decision-list.tsx';
import { submissions, type LetterRow } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';
import { useLetterName } from './letter-name.ts';

/** What waits first: to be signed, to leave, to be answered; then what is over. */
const STATES = ['drafted', 'signed', 'delivered', 'answered', 'recalled', 'discarded'] as const;

/** Letters to receiving authorities, by where each of them stands. */
export function SubmissionsScreen() {
  const t = useLetterWords();
  const { has } = useMyself();
  const letters = useQuery(submissions);
  const [campaignId, setCampaignId] = useState('');
  return (
    <Page
      title={t('letters')}
      lead={t('lettersLead')}
      actions={<Actions make={has(...PREPARERS)} decide={has(...OFFICE)} />}
      wide
    >
      <CampaignFilter value={campaignId} onChange={setCampaignId} />
      <Loaded query={letters}>
        {(all) => <States rows={all.filter((one) => campaignId === '' || one.campaignId === campaignId)} />}
      </Loaded>
      <DecisionList campaignId={campaignId} />
    </Page>
  );
}

function Actions({ make, decide }: { make: boolean; decide: boolean }) {
  const t = useLetterWords();
  return (
    <>
      {make && (
        <Button component={Link} to="/to-trinh/moi">
          {t('newTitle')}
        </Button>
      )}
      {decide && (
        <Button variant="default" component={Link} to="/to-trinh/quyet-dinh">
          {t('decideHere')}
        </Button>
      )}
    </>
  );
}

function CampaignFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useLetterWords();
  const all = useQuery(campaigns);
  if (!all.data || all.data.length < 2) return null;
  return (
    <NativeSelect
      className="not-printed"
      label={t('campaign')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('everyCampaign') },
        ...all.data.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}

function States({ rows }: { rows: readonly LetterRow[] }) {
  const t = useLetterWords();
  if (rows.length === 0) return <Empty>{t('noLetters')}</Empty>;
  return STATES.map((state) => <OneState key={state} state={state} rows={rows.filter((row) => row.state === state)} />);
}

function OneState({ state, rows }: { state: (typeof STATES)[number]; rows: readonly LetterRow[] }) {
  const t = useLetterWords();
  const say = useSentence();
  const name = useLetterName();
  if (rows.length === 0) return null;
  const label = say(BATCH_STATE_LABELS.submission[state]!);
  return (
    <Section title={`${label} (${rows.length})`}>
      <ListTable
        caption={label}
        rows={rows}
        idOf={({ id }) => id}
        columns={[
          {
            key: 'letter',
            head: t('letter'),
            naming: true,
            cell: (row) => (
              <Link to="/to-trinh/$id" params={{ id: row.id }}>
                {name(row)}
              </Link>
            ),
          },
          { key: 'receiver', head: t('receiver'), cell: ({ receiver }) => receiver.name },
          { key: 'count', head: t('dossiers'), number: true, cell: ({ count }) => count },
          { key: 'waiting', head: t('waiting'), number: true, cell: ({ waiting }) => waiting },
          {
            key: 'since',
            head: t('since'),
            cell: (row) => dayOfInstant(row.deliveredAt ?? row.signedAt ?? row.createdAt),
          },
          { key: 'note', head: t('note'), cell: (row) => <Note row={row} /> },
        ]}
      />
    </Section>
  );
}

function Note({ row }: { row: LetterRow }) {
  const t = useLetterWords();
  if (row.failure) return <Mark tone="honour">{t('notDelivered')}</Mark>;
  if (row.state === 'signed' && !row.letter?.number) return <Mark>{t('notNumberedYet')}</Mark>;
  return '–';
}
