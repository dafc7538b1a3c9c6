import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { ListTable, type Column } from '../parts/list-table.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { day } from '../words/when.ts';
import { isBlockCode, LiftDialog, NoteDialog } from './block-dialogs.tsx';
import { blocksOf, type Block, type Nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** What keeps the nominee from being referred, each known from a paper, until another paper ends it. */
export function Blocks({ row }: { row: Nominee }) {
  const t = useRegisterWords();
  const { has } = useMyself();
  const [noting, note] = useState(false);
  const [lifting, lift] = useState<Block>();
  const query = useQuery(blocksOf(row.id));
  const columns = useColumns(has('clerk') ? lift : undefined);
  return (
    <Section title={t('blocks')}>
      <Loaded query={query} lines={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="dimmed">{t('noBlocks')}</p>
          ) : (
            <ListTable caption={t('blocks')} columns={columns} rows={all} idOf={({ id }) => id} />
          )
        }
      </Loaded>
      {has('clerk') && row.mergedInto === null && (
        <div className="not-printed">
          <Button variant="default" onClick={() => note(true)}>
            {t('noteBlock')}
          </Button>
        </div>
      )}
      {noting && <NoteDialog row={row} onClose={() => note(false)} />}
      {lifting && <LiftDialog row={row} block={lifting} onClose={() => lift(undefined)} />}
    </Section>
  );
}

function useColumns(lift: ((block: Block) => void) | undefined): Column<Block>[] {
  const t = useRegisterWords();
  const columns: Column<Block>[] = [
    {
      key: 'code',
      head: t('ground'),
      naming: true,
      cell: ({ code }) => (isBlockCode(code) ? t(code) : code),
    },
    { key: 'from', head: t('from'), cell: ({ fromDate }) => day(fromDate) },
    { key: 'to', head: t('to'), cell: ({ toDate }) => (toDate ? day(toDate) : '–') },
    {
      key: 'paper',
      head: t('paper'),
      cell: ({ paperId, liftPaperId }) => (
        <span className="row">
          <a href={`/api/v1/papers/${paperId}/content`}>{t('paperNoted')}</a>
          {liftPaperId && <a href={`/api/v1/papers/${liftPaperId}/content`}>{t('paperLifted')}</a>}
        </span>
      ),
    },
    {
      key: 'stands',
      head: t('stands'),
      cell: ({ liftPaperId }) => (
        <Mark tone={liftPaperId ? 'done' : 'honour'}>{t(liftPaperId ? 'lifted' : 'standing')}</Mark>
      ),
    },
  ];
  if (!lift) return columns;
  const button: Column<Block> = {
    key: 'lift',
    head: t('act'),
    notPrinted: true,
    cell: (block) =>
      block.liftPaperId === null && (
        <Button size="compact-sm" variant="default" onClick={() => lift(block)}>
          {t('lift')}
        </Button>
      ),
  };
  return [...columns, button];
}
