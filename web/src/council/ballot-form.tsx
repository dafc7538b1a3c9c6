import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { BallotRow, type Mark, type Marks } from './ballot-row.tsx';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { BallotReview } from './ballot-review.tsx';
import styles from './ballot.module.css';

type Choices = Answer<'BallotRequest'>['choices'];

/** The whole sheet on one page; then one look over it, and one confirmation. */
export function BallotForm({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  const [marks, setMarks] = useState<Marks>({});
  const [reviewing, review] = useState(false);
  const rows = sheet.dossiers.filter(({ contentDigest }) => contentDigest !== null);
  const recused = new Set(sheet.mine.recusedFrom);
  const open = rows.filter(({ dossierId }) => !recused.has(dossierId));
  const count = Object.keys(marks).length;
  const cast = useAct((choices: Choices, key: string) =>
    answered(
      api.POST('/api/v1/sheets/{id}/ballots', {
        params: { path: { id: sheet.id } },
        body: { choices },
        ...stamped(key),
      }),
    ),
  );
  useBlocker({
    shouldBlockFn: () => !globalThis.confirm(t('leaveSure')),
    enableBeforeUnload: true,
    disabled: count === 0 || cast.done !== undefined,
  });
  const send = () => {
    const choices: Choices = {};
    for (const { dossierId } of rows)
      choices[dossierId] = recused.has(dossierId) ? 'recused' : (marks[dossierId] ?? 'blank');
    void cast.ask(choices).then(
      () => setMarks({}),
      () => undefined,
    );
  };
  const mark = (id: string, choice: Mark | undefined) => {
    const { [id]: _, ...others } = marks;
    setMarks(choice ? { ...others, [id]: choice } : others);
  };
  if (cast.done) return <Section title={t('castDone')}>{t('castDoneLead')}</Section>;
  if (reviewing)
    return (
      <Section title={t('reviewTitle')}>
        <BallotReview rows={rows} marks={marks} recused={recused} />
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
    );
  return (
    <Section title={t('ballot')}>
      <p className="read">{t('ballotLead')}</p>
      <p className="read dimmed">{t(sheet.ballotKind === 'secret' ? 'secretBallot' : 'openBallot')}</p>
      <ol className={styles['ballot']}>
        {rows.map((row, index) => (
          <BallotRow
            key={row.dossierId}
            row={row}
            number={index + 1}
            recused={recused.has(row.dossierId)}
            mark={marks[row.dossierId]}
            onMark={(choice) => mark(row.dossierId, choice)}
          />
        ))}
      </ol>
      <div className={styles['foot']}>
        <span role="status">{t('chosen', { count, of: open.length })}</span>
        <Button size="lg" onClick={() => review(true)}>
          {t('review')}
        </Button>
      </div>
    </Section>
  );
}
