import { Refusal } from '../parts/refusal.tsx';
import { timeOfInstant } from '../words/when.ts';
import type { Saved } from './autosave.ts';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

/** Where what was typed is now: saved and when, on this device, or refused and why. */
export function SavedMark({ saved, zone }: { saved: Saved<unknown>; zone: string }) {
  const t = useWritingWords();
  const { standing, savedAt, error, restored } = saved;
  return (
    <>
      {restored && standing !== 'changed' && <p className={styles['restored']}>{t('restored')}</p>}
      <p role="status" className={styles['saved']} data-standing={standing}>
        {standing === 'saved'
          ? savedAt && t('savedAt', { time: timeOfInstant(savedAt.toISOString(), zone) })
          : t(WORDS[standing])}
      </p>
      <Refusal error={error} />
    </>
  );
}

const WORDS = {
  typed: 'typed',
  saving: 'savingNow',
  held: 'heldHere',
  changed: 'changedMeanwhile',
  refused: 'notSaved',
} as const;
