import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { LineLost, Problem } from '../api/problem.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useFrameWords } from './frame.words.ts';
import { Page } from './page.tsx';

/** What is shown instead of a screen that could not be drawn. */
export function Broken({ error }: ErrorComponentProps) {
  const t = useFrameWords();
  const known = error instanceof Problem || error instanceof LineLost;
  return (
    <Page title={t('brokenTitle')}>
      {known ? <Refusal error={error} /> : <p className="read">{t('broken', { what: String(error) })}</p>}
      <div>
        <Button onClick={() => globalThis.location.reload()}>{t('reload')}</Button>
      </div>
    </Page>
  );
}
