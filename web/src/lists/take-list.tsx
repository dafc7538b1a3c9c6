import { Button } from '@mantine/core';
import { useState } from 'react';
import { STATE_LABELS } from '#domain/vocabulary.js';
import { useMyself } from '../frame/myself.ts';
import type { Listed } from '../parts/dossier-columns.tsx';
import { rightNow } from '../words/now.ts';
import { dayAhead, lastDay } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import type { Known } from './known.ts';
import { saveTable } from './list-file.ts';
import type { ListSearch } from './list.search.ts';
import { useListsWords } from './lists.words.ts';
import { ZaloDialog } from './zalo-dialog.tsx';

interface TakeListProps {
  rows: readonly Listed[];
  known: Known;
  search: ListSearch;
}

/** The list taken elsewhere: to a unit's chat, to paper, to a spreadsheet. */
export function TakeList({ rows, known, search }: TakeListProps) {
  const t = useListsWords();
  const { has } = useMyself();
  const [open, setOpen] = useState(false);
  const table = useTable(rows, known);
  return (
    <>
      {has('clerk', 'secretary', 'chair', 'admin', 'nominator') && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('zalo')}
        </Button>
      )}
      <Button variant="default" onClick={() => globalThis.print()}>
        {t('print')}
      </Button>
      <Button
        variant="default"
        disabled={rows.length === 0}
        onClick={() => saveTable(`ho-so-${dayAhead(rightNow(), 0)}.csv`, table)}
      >
        {t('save')}
      </Button>
      {open && <ZaloDialog units={known.units} unitId={search.unitId} onClose={() => setOpen(false)} />}
    </>
  );
}

function useTable(rows: readonly Listed[], known: Known): string[][] {
  const t = useListsWords();
  const say = useSentence();
  const head = [t('name'), t('kind'), t('unit'), t('award'), t('state'), t('due')];
  const line = ({ nominee, unit, campaignId, awardCode, state, dueAt }: Listed) => [
    ...[nominee.name, t(nominee.kind), unit.name, known.awardTitle(campaignId, awardCode)],
    ...[say(STATE_LABELS[state]), dueAt ? lastDay(dueAt) : ''],
  ];
  return [head, ...rows.map(line)];
}
