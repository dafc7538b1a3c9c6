import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** A list with nothing in it says so, and names the one next thing to do. */
export function Empty({ children, next }: { children: ReactNode; next?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <p className="read">{children}</p>
      {next}
    </div>
  );
}
