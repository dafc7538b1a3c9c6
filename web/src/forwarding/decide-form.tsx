import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { defaultCapacity, whoMay } from '#domain/permissions.js';
import { refuse, tell } from '#domain/refusals.js';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { blankPaper } from '../parts/papers.ts';
import { RefusalText } from '../parts/refusal.tsx';
import { useAnswerWords } from './answer.words.ts';
import { DecideList, type Outcome, type Said } from './decide-list.tsx';
import { DecisionPaperField, useIssuedDecision } from './decision-paper.tsx';
import { decideHere, sameDecision } from './decision.form.ts';
import styles from './forwarding.module.css';
import type { Candidate } from './forwarding.queries.ts';
import { ListRefusal, namesOf } from './list-refusal.tsx';

const SCREEN = { kind: 'screen' } as const;
const PAPER = { kind: 'paper', paperId: 'to be named' } as const;

/** The list that waits to be decided here, with an outcome for each that is meant, and the decision as a paper. */
export function DecideForm({ campaignId, rows }: { campaignId: string; rows: readonly Candidate[] }) {
  const t = useAnswerWords();
  const go = useNavigate();
  const { roles } = useMyself();
  const [said, say] = useState<Said>({});
  const [paper, setPaper] = useState(() => blankPaper('decision'));
  const [chosen, choose] = useState<string>();
  const { issued, issuedId } = useIssuedDecision(campaignId, chosen);
  const act = useAct(decideHere, {
    same: sameDecision,
    onDone: ({ id }) => void go({ to: '/quyet-dinh/$id', params: { id } }),
  });
  const actor = { personId: null, holds: roles };
  const own = defaultCapacity(actor, 'DECIDE', 'recommended', SCREEN) !== undefined;
  const may = own || defaultCapacity(actor, 'DECIDE', 'recommended', PAPER) !== undefined;
  const outcomes = Object.entries(said).map(([dossierId, outcome]) => ({ dossierId, outcome }));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ outcomes, issuedId, paper, recorded: !own });
      }}
    >
      {may && <All onSay={(outcome) => say(Object.fromEntries(rows.map((row) => [row.dossierId, outcome])))} />}
      <DecideList campaignId={campaignId} rows={rows} said={said} onSay={say} disabled={!may} />
      {may && (
        <div className={styles['narrow']}>
          <DecisionPaperField {...{ issued, issuedId, choose, error: act.error }} value={paper} onChange={setPaper} />
        </div>
      )}
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
