import type { ComponentProps } from 'react';
import { useFrameWords } from '../frame/frame.words.ts';
import { Page } from '../frame/page.tsx';
import { Loaded } from './loaded.tsx';

/** The same where the whole screen waits for it: what does not come is told on a page that has its name, as any other. */
export function LoadedPage<Data>(props: ComponentProps<typeof Loaded<Data>>) {
  const t = useFrameWords();
  const { data, error } = props.query;
  if (data !== undefined || !error) return <Loaded {...props} />;
  return (
    <Page title={t('brokenTitle')}>
      <Loaded {...props} />
    </Page>
  );
}
