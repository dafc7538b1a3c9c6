import { isAside, STATIONS, stationOf } from '#domain/journey.js';
import { STATE_LABELS, type State } from '#domain/vocabulary.js';
import { useSentence } from '../words/words.ts';
import { usePathWords } from './journey-path.words.ts';
import styles from './thin-path.module.css';

/** The same way as a thin line in a list, with the state in words. */
export function ThinPath({ state }: { state: State }) {
  const t = usePathWords();
  const say = useSentence();
  const here = STATIONS.indexOf(stationOf(state));
  const name = t('step', { at: here + 1, of: STATIONS.length, name: t(STATIONS[here]!) });
  return (
    <span className={styles['thin']}>
      <span className={styles['line']} role="img" aria-label={name}>
        {STATIONS.map((station, index) => (
          <span
            key={station}
            data-standing={index < here ? 'passed' : index > here ? 'ahead' : 'here'}
            data-aside={isAside(state) || undefined}
          />
        ))}
      </span>
      <span>{say(STATE_LABELS[state])}</span>
    </span>
  );
}
