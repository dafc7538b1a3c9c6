import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFrameWords } from '../frame/frame.words.ts';
import { Section } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { RefusalText } from '../parts/refusal.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import type { Answered } from './bulk.ts';
import styles from './lists.module.css';
import { useListsWords } from './lists.words.ts';

/** One answer for each row: what was refused first, with who can clear the way. */
export function BulkAnswers({ answers, onClose }: { answers: readonly Answered[]; onClose: () => void }) {
  const t = useListsWords();
  const frame = useFrameWords();
  const refused = answers.filter(({ answer }) => !answer.ok).length;
  const close = (
    <Button size="sm" variant="default" className="not-printed" onClick={onClose}>
      {frame('close')}
    </Button>
  );
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} tabIndex={-1} className={styles['answered']}>
      <Section title={t('answers')} aside={close}>
        <Done>
          {t('accepted', { count: answers.length - refused })} {refused > 0 && t('refused', { count: refused })}
        </Done>
        <ul className={styles['answers']} aria-label={t('answers')}>
          {answers
            .toSorted((a, b) => Number(a.answer.ok) - Number(b.answer.ok))
            .map(({ row, answer }) => (
              <li key={row.id}>
                <Link to="/ho-so/$id" params={{ id: row.id }}>
                  {row.nominee.name}
                </Link>
                <div>
                  {answer.state && <StateMark state={answer.state} />}
                  {answer.refusal && <RefusalText told={answer.refusal} />}
                </div>
              </li>
            ))}
        </ul>
      </Section>
    </div>
  );
}
