import type { ReactNode } from 'react';
import styles from './doorway.module.css';

/** Before one is inside: one narrow sheet, nothing beside it. */
export function Doorway({ children }: { children: ReactNode }) {
  return (
    <div className={styles['doorway']}>
      <header className={styles['mark']}>Vinh Danh</header>
      <main className={styles['sheet']}>{children}</main>
    </div>
  );
}
