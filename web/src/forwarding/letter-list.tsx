import { Button } from '@mantine/core';
import { useState } from 'react';
import { STATE_LABELS } from '#domain/vocabulary.js';
import type { Column } from '../parts/list-table.tsx';
import { useSentence } from '../words/words.ts';
import { Annex } from './annex.tsx';
import { AnswerCell } from './answer-cell.tsx';
import { useAwards } from './awards.ts';
import type { Letter, Member } from './forwarding.queries.ts';
import { Glance } from './glance.tsx';
import { useLetterWords } from './letter.words.ts';
import { Obstacles } from './obstacles.tsx';
import { useVotes } from './votes.ts';

/** The list of a letter: before it is signed with the vote and what stands in the way, afterwards with what was answered. */
export function LetterList({ letter }: { letter: Letter }) {
  const t = useLetterWords();
  const { titleOf } = useAwards(letter.campaignId);
  const drafted = letter.state === 'drafted';
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const columns = [
    ...useColumns(letter),
    {
      key: 'open',
      head: t('look'),
      notPrinted: true,
      cell: (row: Member) => <Opener row={row} opened={opened} open={open} />,
    },
  ];
  return (
    <Annex
      caption={t('listOf', { count: letter.dossiers.length })}
      rows={letter.dossiers}
      titleOf={titleOf}
      more={columns}
      below={(row) => opened.has(row.dossierId) && <Glance dossierId={row.dossierId} acts={drafted} />}
    />
  );
}

function useColumns(letter: Letter): Column<Member>[] {
  const t = useLetterWords();
  const say = useSentence();
  const { criteriaOf } = useAwards(letter.campaignId);
  const votes = useVotes(letter.state === 'drafted' ? letter.dossiers : []);
  if (letter.state === 'drafted')
    return [
      {
        key: 'vote',
        head: t('vote'),
        notPrinted: true,
        cell: ({ dossierId, sheetId }) => {
          const sentence = votes.get(dossierId);
          if (sheetId === null) return t('noVote');
          return sentence && say(sentence);
        },
      },
      { key: 'obstacles', head: t('obstacles'), notPrinted: true, cell: (row) => <Obstacles row={row} /> },
    ];
  return [
    { key: 'state', head: t('state'), notPrinted: true, cell: ({ state }) => (state ? say(STATE_LABELS[state]) : '–') },
    {
      key: 'answer',
      head: t('answer'),
      notPrinted: letter.decisions.length === 0,
      cell: ({ answer, awardCode }) => <AnswerCell answer={answer} criteria={criteriaOf(awardCode)} />,
    },
  ];
}

interface OpenerProps {
  row: Pick<Member, 'dossierId' | 'nominee'>;
  opened: ReadonlySet<string>;
  open: (ids: ReadonlySet<string>) => void;
}

export function Opener({ row, opened, open }: OpenerProps) {
  const t = useLetterWords();
  const isOpen = opened.has(row.dossierId);
  const toggle = () => {
    const next = new Set(opened);
    if (!next.delete(row.dossierId)) next.add(row.dossierId);
    open(next);
  };
  return (
    <Button
      variant="default"
      size="compact-md"
      aria-expanded={isOpen}
      aria-label={t(isOpen ? 'closeOne' : 'openOne', { name: row.nominee.name })}
      onClick={toggle}
    >
      {t(isOpen ? 'shut' : 'look')}
    </Button>
  );
}
