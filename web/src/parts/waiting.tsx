import { useFrameWords } from '../frame/frame.words.ts';
import styles from './waiting.module.css';

/** In the place of what is on its way: as tall as what usually comes, so that nothing jumps. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const t = useFrameWords();
  return (
    <div role="status" className={styles['waiting']}>
      <span className="seen-by-readers-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={styles['bar']} data-short={index % 3 === 2 || undefined} />
      ))}
    </div>
  );
}
