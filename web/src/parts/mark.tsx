import type { ReactNode } from 'react';
import styles from './mark.module.css';

/** `done` for what was done or checked, `time` for time that runs out, `honour` for what is wrong or final; `plain` else. */
export type Tone = 'plain' | 'done' | 'time' | 'honour';

/** A short word beside a thing: its state, its due date. Never the colour alone. */
export function Mark({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles['mark']} data-tone={tone}>
      {children}
    </span>
  );
}
