import { onlineManager, useIsMutating } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useFrameWords } from './frame.words.ts';
import styles from './line.module.css';

/** Said while there is no connection: what is kept, and what waits. */
export function Line() {
  const t = useFrameWords();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  const count = useIsMutating({ predicate: ({ state }) => state.isPaused });
  if (online) return null;
  return (
    <div role="status" className={styles['line']}>
      {t('offline')} {count > 0 && t('waiting', { count })}
    </div>
  );
}
