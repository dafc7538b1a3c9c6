import { Link } from '@tanstack/react-router';
import { useFrameWords } from './frame.words.ts';
import { Page } from './page.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useFrameWords();
  return (
    <Page title={t('notFoundTitle')} lead={t('notFound')}>
      <Link to="/viec-cua-toi">{t('toWork')}</Link>
    </Page>
  );
}
