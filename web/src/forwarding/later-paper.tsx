import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mayHandIn } from '#domain/grounds.js';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { PaperField } from '../parts/paper-field.tsx';
import { blankPaper, enterPaper, type PaperDraft } from '../parts/papers.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useAnswerWords } from './answer.words.ts';
import styles from './forwarding.module.css';
import { papersOf } from './forwarding.queries.ts';
import { PaperLink } from './paper-link.tsx';

const PURPOSES = ['decision'] as const;

const enter = ({ id, paper }: { id: string; paper: PaperDraft }, key: string) =>
  enterPaper(paper, { kind: 'decision', id }, key);

/** The paper of a decision that was made before there was one: filed about it, since what was decided is not rewritten. */
export function LaterPaper({ id }: { id: string }) {
  const t = useAnswerWords();
  const { data = [] } = useQuery(papersOf('decision', id));
  const there = data.filter(({ purpose }) => purpose === 'decision');
  if (there.length === 0) return t('noPaper');
  return there.map(({ id: paperId, number, date, fileSha256 }) => (
    <PaperLink key={paperId} paper={{ id: paperId, number, date, attached: fileSha256 !== null }} />
  ));
}

/** Entered once, by whoever may hand it in. */
export function LaterPaperForm({ id }: { id: string }) {
  const t = useAnswerWords();
  const { roles } = useMyself();
  const { data } = useQuery(papersOf('decision', id));
  const [paper, setPaper] = useState(() => blankPaper('decision'));
  const act = useAct(enter);
  if (!data || data.some(({ purpose }) => purpose === 'decision') || !mayHandIn(roles, 'decision')) return null;
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
