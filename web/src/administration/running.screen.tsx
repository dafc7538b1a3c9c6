import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useAct } from '../api/act.ts';
import { answered, api, type Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Page, Section } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { More } from '../parts/more.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { deliveries, readiness, undelivered, type Readiness } from './administration.queries.ts';
import { useRunningWords } from './running.words.ts';

/** What did not arrive, for whoever can mend it; the machine room, for an administrator. */
export function RunningScreen() {
  const t = useRunningWords();
  const { has } = useMyself();
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Letters />
      {has('admin') && <Queue />}
      {has('admin') && <Condition />}
    </Page>
  );
}

type Notice = Answer<'NoticeView'>;

function Letters() {
  const t = useRunningWords();
  const query = useInfiniteQuery(undelivered);
  const resend = useAct((id: string) =>
    answered(api.POST('/api/v1/notices/{id}/resend', { params: { path: { id } } })),
  );
  const columns: Column<Notice>[] = [
    { key: 'to', head: t('to'), cell: ({ recipient }) => recipient.name, naming: true },
    { key: 'subject', head: t('subject'), cell: ({ subject }) => subject },
    { key: 'error', head: t('error'), cell: ({ error, letter }) => letter?.error ?? error ?? '–' },
    { key: 'when', head: t('when'), cell: ({ createdAt }) => moment(createdAt) },
    {
      key: 'resend',
      notPrinted: true,
      head: t('resend'),
      cell: ({ id, recipient, subject }) => (
        <Button
          className="not-printed"
          size="compact-md"
          variant="default"
          aria-label={t('resendOf', { name: recipient.name, subject })}
          onClick={() => resend.run(id)}
        >
          {t('resend')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('letters')}>
      {resend.done && <Done>{t('resent')}</Done>}
      <Refusal error={resend.error} />
      <Loaded query={{ ...query, data: query.data?.pages.flatMap(({ items }) => items) }} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>{t('noLetters')}</Empty>
          ) : (
            <ListTable caption={t('letters')} columns={columns} rows={rows} idOf={({ id }) => id} />
          )
        }
      </Loaded>
      <More query={query} />
    </Section>
  );
}

function Queue() {
  const t = useRunningWords();
  const query = useQuery(deliveries);
  const columns: Column<Answer<'WaitingView'>>[] = [
    { key: 'kind', head: t('kind'), cell: ({ kind }) => t(KINDS[kind]), naming: true },
    { key: 'waiting', head: t('waiting'), cell: ({ waiting }) => waiting, number: true },
    { key: 'retried', head: t('retried'), cell: ({ retried }) => retried, number: true },
    { key: 'oldest', head: t('oldest'), cell: ({ oldest }) => (oldest ? moment(oldest) : '–') },
  ];
  return (
    <Section title={t('queue')}>
      <Loaded query={query} lines={3}>
        {({ through, more, kinds }) => (
          <>
            {kinds.every(({ waiting }) => waiting === 0) && <p>{t('empty')}</p>}
            {kinds.length > 0 && (
              <ListTable caption={t('queue')} columns={columns} rows={kinds} idOf={({ kind, lane }) => kind + lane} />
            )}
            {more && <p>{t('moreWaiting')}</p>}
            <p className="dimmed">
              {t('through')}: {t(through === 'redis' ? 'redis' : 'process')}
            </p>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Condition() {
  const t = useRunningWords();
  const query = useQuery(readiness);
  const say = (value: string) => t(WORDS[value] ?? 'unknown');
  const columns: Column<{ part: string; good: boolean; value: string }>[] = [
    { key: 'part', head: t('part'), cell: ({ part }) => part, naming: true },
    {
      key: 'value',
      head: t('health'),
      cell: ({ value, good }) => <Mark tone={good ? 'done' : 'honour'}>{say(value)}</Mark>,
    },
  ];
  const rows = ({ status, database, migrations, appendOnly }: Readiness) => [
    { part: t('program'), value: status, good: status === 'ready' },
    { part: t('database'), value: database, good: database === 'answers' },
    { part: t('tables'), value: migrations, good: migrations === 'up to date' },
    { part: t('appendOnly'), value: appendOnly, good: appendOnly === 'role and trigger' },
  ];
  return (
    <Section title={t('health')}>
      <Loaded query={query} lines={4}>
        {(told) => <ListTable caption={t('health')} columns={columns} rows={rows(told)} idOf={({ part }) => part} />}
      </Loaded>
    </Section>
  );
}

const KINDS = { tell: 'tell', email: 'email', deliver: 'deliver', set: 'set' } as const;

type Word = Parameters<ReturnType<typeof useRunningWords>>[0];

/** What the server answers to machines, in words. */
const WORDS: Record<string, Word> = {
  ready: 'ready',
  'not ready': 'notReady',
  answers: 'answers',
  silent: 'silent',
  'up to date': 'upToDate',
  pending: 'pending',
  'role and trigger': 'byBoth',
  'by trigger only': 'byTrigger',
};
