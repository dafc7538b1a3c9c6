import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unread } from '../notices/notices.queries.ts';
import { useFrameWords } from './frame.words.ts';
import styles from './notices-link.module.css';

/** How many notices wait, asked for again every quarter of a minute while the page is looked at. */
export function NoticesLink() {
  const t = useFrameWords();
  const { data } = useQuery(unread);
  const count = data?.count ?? 0;
  return (
    <Link to="/thong-bao" className={styles['link']}>
      {t('notices')}
      {count > 0 && (
        <span className={styles['badge']}>
          <span aria-hidden>{count > 99 ? '99+' : count}</span>
          <span className="seen-by-readers-only" role="status">
            {t('unread', { count })}
          </span>
        </span>
      )}
    </Link>
  );
}
