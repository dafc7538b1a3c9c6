import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { BallotReview } from './ballot-review.tsx';
import { BallotList } from './ballot-list.tsx';
import type { Marks } from './ballot-row.tsx';
import { askedOf, choicesOf, closedBy, type Choices } from './ballot-rows.ts';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useStepFocus } from './step-focus.ts';
import styles from './ballot.module.css';

/** The whole sheet on one page; then one look over it, and one confirmation. */
export function BallotForm({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  const [marks, setMarks] = useState<Marks>({});
  const [reviewing, review] = useState(false);
  const recused = new Set(sheet.mine.recusedFrom);
  const cast = useAct((choices: Choices, key: string) => {
    const params = { path: { id: sheet.id } };
    return answered(api.POST('/api/v1/sheets/{id}/ballots', { params, body: { choices }, ...stamped(key) }));
  });
  useBlocker({
    shouldBlockFn: () => !globalThis.confirm(t('leaveSure')),
    enableBeforeUnload: true,
    disabled: Object.keys(marks).length === 0 || cast.done !== undefined,
  });
  const around = useStepFocus(cast.done ? 'done' : reviewing ? 'review' : 'ballot');
  const send = () =>
    void cast.ask(choicesOf(askedOf(sheet), marks, recused)).then(
      () => setMarks({}),
      () => undefined,
    );
  return (
    <div ref={around}>
      {cast.done ? (
        <Section title={t('castDone')}>{t('castDoneLead')}</Section>
      ) : reviewing ? (
        <Section title={t('reviewTitle')}>
          <BallotReview rows={askedOf(sheet)} marks={marks} recused={recused} />
          <Refusal error={cast.error} />
          <div className="row">
            <Button size="lg" loading={cast.busy} onClick={send}>
              {t('cast')}
            </Button>
            <Button size="lg" variant="default" disabled={cast.busy} onClick={() => review(false)}>
              {t('back')}
            </Button>
          </div>
        </Section>
      ) : (
        <Rows sheet={sheet} recused={recused} marks={marks} onMarks={setMarks} onReview={() => review(true)} />
      )}
    </div>
  );
}

interface RowsProps {
  sheet: Sheet;
  recused: ReadonlySet<string>;
  marks: Marks;
  onMarks: (marks: Marks) => void;
  onReview: () => void;
}

function Rows({ sheet, recused, marks, onMarks, onReview }: RowsProps) {
  const t = useCouncilWords();
  const rows = askedOf(sheet);
  const open = rows.filter((row) => closedBy(row, recused) === undefined);
  const count = open.filter(({ dossierId }) => marks[dossierId]).length;
  return (
    <Section title={t('ballot')}>
      <p className="read">{t('ballotLead')}</p>
      <p className="read dimmed">{t(sheet.ballotKind === 'secret' ? 'secretBallot' : 'openBallot')}</p>
      <BallotList rows={rows} recused={recused} marks={marks} onMarks={onMarks} />
      <div className={styles['foot']}>
        <span role="status">{t('chosen', { count, of: open.length })}</span>
        <Button size="lg" onClick={onReview}>
          {t('review')}
        </Button>
      </div>
    </Section>
  );
}
