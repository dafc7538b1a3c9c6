import { Button, Textarea } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/act.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { correctPaper } from './issuing.acts.ts';
import type { Outgoing } from './issuing.queries.ts';
import { useIssuingWords } from './issuing.words.ts';

/** Another in its place, with a reason; both stay. */
export function CorrectForm({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  const [reason, setReason] = useState('');
  const go = useNavigate();
  const act = useAct(correctPaper, {
    onDone: ({ edition }) =>
      void go({
        ...{ to: '/van-ban/$code/$id', params: { code: paper.form, id: paper.subjectId } },
        search: { ban: edition },
      }),
  });
  return (
    <Section title={t('correct')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          act.run({ seen: paper, reason });
        }}
      >
        <p className="read dimmed">{t('correctWhy')}</p>
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refusal error={act.error} />
        <div>
          <Button type="submit" variant="default" loading={act.busy} disabled={reason.trim() === ''}>
            {t('correct')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** Number and date of a letter whose list is signed are given with the list. */
export function ToLetter({ paper }: { paper: Outgoing }) {
  const t = useIssuingWords();
  return (
    <p className="read">
      {t('toLetter')}{' '}
      <Link to="/to-trinh/$id" params={{ id: paper.subjectId }}>
        {t('openLetter')}
      </Link>
    </p>
  );
}
