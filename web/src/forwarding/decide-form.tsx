import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { defaultCapacity, whoMay } from '#domain/permissions.js';
import { refuse, tell } from '#domain/refusals.js';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper } from '../parts/papers.ts';
import { RefusalText } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { Annex } from './annex.tsx';
import { useAnswerWords } from './answer.words.ts';
import { useAwards } from './awards.ts';
import { decideHere } from './decision.form.ts';
import type { Candidate } from './forwarding.queries.ts';
import { obstaclesOf } from './letter.acts.ts';
import { useLetterWords } from './letter.words.ts';
import { ListRefusal, namesOf } from './list-refusal.tsx';

type Outcome = 'awarded' | 'notAwarded';
const PURPOSES = ['decision'] as const;
const SCREEN = { kind: 'screen' } as const;
const PAPER = { kind: 'paper', paperId: 'to be named' } as const;

/** The list that waits to be decided here, with an outcome for each that is meant, and the decision as a paper. */
export function DecideForm({ campaignId, rows }: { campaignId: string; rows: readonly Candidate[] }) {
  const t = useAnswerWords();
  const go = useNavigate();
  const { titleOf } = useAwards(campaignId);
  const { roles } = useMyself();
  const [said, say] = useState<Readonly<Record<string, Outcome>>>({});
  const [paper, setPaper] = useState(() => blankPaper('decision'));
  const act = useAct(decideHere, { onDone: ({ id }) => void go({ to: '/quyet-dinh/$id', params: { id } }) });
  const actor = { personId: null, holds: roles };
  const own = defaultCapacity(actor, 'DECIDE', 'recommended', SCREEN) !== undefined;
  const may = own || defaultCapacity(actor, 'DECIDE', 'recommended', PAPER) !== undefined;
  const outcomes = Object.entries(said).map(([dossierId, outcome]) => ({ dossierId, outcome }));
  const set = (id: string, outcome: string) => {
    const { [id]: _, ...others } = said;
    say(outcome === '' ? others : { ...others, [id]: outcome as Outcome });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ outcomes, paper, recorded: !own });
      }}
    >
      {may && <All onSay={(outcome) => say(Object.fromEntries(rows.map((row) => [row.dossierId, outcome])))} />}
      <Annex
        caption={t('waitingHere')}
        rows={rows}
        titleOf={titleOf}
        more={[
          { key: 'obstacles', head: t('obstacles'), cell: (row) => <Obstacles row={row} /> },
          {
            key: 'outcome',
            head: t('outcome'),
            cell: (row) => <OutcomeField row={row} value={said[row.dossierId] ?? ''} onChange={set} disabled={!may} />,
          },
        ]}
      />
      {may && <PaperField legend={t('decisionPaper')} purposes={PURPOSES} value={paper} onChange={setPaper} />}
      {!may && <RefusalText told={tell(refuse('act.notYours', { who: [...whoMay('DECIDE', 'recommended')] }))} />}
      <ListRefusal error={act.error} names={namesOf(rows)} />
      <div>
        <Button type="submit" disabled={!may || outcomes.length === 0} loading={act.busy}>
          {t(own || !may ? 'decide' : 'recordDecision', { count: outcomes.length })}
        </Button>
      </div>
    </form>
  );
}

function All({ onSay }: { onSay: (outcome: Outcome) => void }) {
  const t = useAnswerWords();
  return (
    <div className="row">
      <span>{t('forWhole')}</span>
      <Button variant="default" size="sm" onClick={() => onSay('awarded')}>
        {t('awarded')}
      </Button>
    </div>
  );
}

function Obstacles({ row }: { row: Candidate }) {
  const t = useLetterWords();
  const say = useSentence();
  const told = obstaclesOf(row);
  return told.length === 0 ? t('noObstacle') : told.map(({ sentence }) => say(sentence)).join(' ');
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
