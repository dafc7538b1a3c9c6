import { Button } from '@mantine/core';
import { useState } from 'react';
import { mayHandIn } from '#domain/grounds.js';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper, type PaperDraft } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useAnswerWords } from './answer.words.ts';
import styles from './forwarding.module.css';

const PURPOSES = ['decision'] as const;

const enter = ({ id, paper }: { id: string; paper: PaperDraft }, key: string) =>
  enterPaper(paper, { kind: 'decision', id }, key);

/**
 * The paper of a decision that was made before there was one, entered once by whoever may hand it in: it is filed about the
 * decision, since what was decided is not rewritten.
 */
export function LaterPaperForm({ id }: { id: string }) {
  const t = useAnswerWords();
  const { roles } = useMyself();
  const [paper, setPaper] = useState(() => blankPaper('decision'));
  const act = useAct(enter);
  if (!mayHandIn(roles, 'decision')) return null;
  return (
    <form
      className={`${styles['narrow']} not-printed`}
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ id, paper });
      }}
    >
      <PaperField legend={t('laterPaper')} purposes={PURPOSES} value={paper} onChange={setPaper} error={act.error} />
      <Refusal error={act.error} />
      <div>
        <Button type="submit" variant="default" loading={act.busy} disabled={paper.number === '' || paper.date === ''}>
          {t('enterPaper')}
        </Button>
      </div>
    </form>
  );
}
