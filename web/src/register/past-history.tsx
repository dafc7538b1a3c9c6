import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { More } from '../parts/more.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { moment } from '../words/when.ts';
import { pastImports, takeBack, type ListedImport } from './past.queries.ts';
import { usePastWords } from './past.words.ts';

/** The lists that were brought in; one that was wrong is taken back as a whole. */
export function PastHistory({ organisationId }: { organisationId: string }) {
  const t = usePastWords();
  const { has } = useMyself();
  const query = useInfiniteQuery(pastImports(organisationId));
  const [meant, mean] = useState<ListedImport>();
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const columns: Column<ListedImport>[] = [
    { key: 'when', head: t('when'), cell: ({ createdAt }) => moment(createdAt), naming: true },
    { key: 'who', head: t('who'), cell: ({ createdBy }) => createdBy?.name ?? t('console') },
    { key: 'awards', head: t('awards'), cell: ({ count }) => count, number: true },
    { key: 'already', head: t('alreadyThere'), cell: ({ already }) => already, number: true },
    { key: 'added', head: t('added'), cell: ({ nominees }) => nominees, number: true },
    {
      key: 'now',
      head: t('now'),
      cell: ({ takenBackAt, reason }) =>
        takenBackAt ? <Mark tone="honour">{t('takenBack', { reason: reason ?? '…' })}</Mark> : t('stands'),
    },
    ...(has('clerk', 'secretary')
      ? [
          {
            key: 'act',
            head: t('act'),
            notPrinted: true,
            cell: (row: ListedImport) =>
              !row.takenBackAt && (
                <Button size="compact-sm" variant="default" onClick={() => mean(row)}>
                  {t('takeBack')}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <Section title={t('history')}>
      <Loaded query={{ ...query, data: rows }} lines={3}>
        {(all) =>
          all.length === 0 ? (
            <p className="dimmed">{t('noHistory')}</p>
          ) : (
            <ListTable caption={t('history')} columns={columns} rows={all} idOf={({ id }) => id} />
          )
        }
      </Loaded>
      <More query={query} />
      {meant && <TakingBack id={meant.id} onClose={() => mean(undefined)} />}
    </Section>
  );
}

function TakingBack({ id, onClose }: { id: string; onClose: () => void }) {
  const t = usePastWords();
  const [reason, say] = useState('');
  const act = useAct(takeBack, { onDone: onClose });
  return (
    <Dialog title={t('takeBackTitle')} opened onClose={onClose}>
      <p className="read">{t('takeBackHint')}</p>
      <Textarea label={t('reason')} rows={3} value={reason} onChange={(event) => say(event.currentTarget.value)} />
      <Refusal error={act.error} />
      <div>
        <Button disabled={reason.trim() === ''} loading={act.busy} onClick={() => act.run({ id, reason })}>
          {t('takeBack')}
        </Button>
      </div>
    </Dialog>
  );
}
