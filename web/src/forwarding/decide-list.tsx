import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSentence } from '../words/words.ts';
import { Annex } from './annex.tsx';
import { useAnswerWords } from './answer.words.ts';
import { useAwards } from './awards.ts';
import type { Candidate } from './forwarding.queries.ts';
import { Glance } from './glance.tsx';
import { Opener } from './letter-list.tsx';
import { useLetterWords } from './letter.words.ts';
import { Obstacles } from './obstacles.tsx';
import { useVotes } from './votes.ts';

export type Outcome = 'awarded' | 'notAwarded';
export type Said = Readonly<Record<string, Outcome>>;

interface DecideListProps {
  campaignId: string;
  rows: readonly Candidate[];
  said: Said;
  onSay: (said: Said) => void;
  disabled: boolean;
}

/** What waits to be decided here: the vote on each, what stands in its way, what it claims, and its outcome. */
export function DecideList({ campaignId, rows, said, onSay, disabled }: DecideListProps) {
  const t = useAnswerWords();
  const letterT = useLetterWords();
  const sentence = useSentence();
  const votes = useVotes(rows);
  const { titleOf } = useAwards(campaignId);
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const set = (id: string, outcome: string) => {
    const { [id]: _, ...others } = said;
    onSay(outcome === '' ? others : { ...others, [id]: outcome as Outcome });
  };
  const voteOn = ({ dossierId }: Candidate) => {
    const vote = votes.get(dossierId);
    return vote && sentence(vote);
  };
  const look = (row: Candidate) => <Opener row={row} opened={opened} open={open} />;
  return (
    <Annex
      caption={t('waitingHere')}
      rows={rows}
      titleOf={titleOf}
      more={[
        { key: 'vote', head: letterT('vote'), cell: voteOn },
        { key: 'obstacles', head: letterT('obstacles'), cell: (row) => <Obstacles row={row} /> },
        {
          key: 'outcome',
          head: t('outcome'),
          cell: (row) => (
            <OutcomeField row={row} value={said[row.dossierId] ?? ''} onChange={set} disabled={disabled} />
          ),
        },
        { key: 'open', head: letterT('look'), notPrinted: true, cell: look },
      ]}
      below={({ dossierId }) => opened.has(dossierId) && <Glance dossierId={dossierId} />}
    />
  );
}

interface OutcomeFieldProps {
  row: Candidate;
  value: string;
  disabled: boolean;
  onChange: (id: string, outcome: string) => void;
}

function OutcomeField({ row, value, disabled, onChange }: OutcomeFieldProps) {
  const t = useAnswerWords();
  return (
    <NativeSelect
      aria-label={t('outcomeOf', { name: row.nominee.name })}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(row.dossierId, event.currentTarget.value)}
      data={[
        { value: '', label: t('unsaid') },
        { value: 'awarded', label: t('awarded') },
        { value: 'notAwarded', label: t('notAwarded') },
      ]}
    />
  );
}
