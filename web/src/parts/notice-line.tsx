import type { ReactNode } from 'react';
import styles from './notice-line.module.css';

/** What was just done, said where it was done. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles['done']}>
      {children}
    </div>
  );
}
