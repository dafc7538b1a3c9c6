import { journey, type Passage, type Station, type Way } from '#domain/journey.js';
import { STATE_LABELS, type State } from '#domain/vocabulary.js';
import { dayOfInstant, lastDay } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import styles from './journey-path.module.css';
import { usePathWords } from './journey-path.words.ts';

interface PathProps {
  state: State;
  passages: readonly Passage[];
  way: Way;
  held: boolean;
  dueAt: string | null;
}

/** The way of one dossier from draft to result: passed stations with day and person, the present one alive, side tracks where they were taken. */
export function JourneyPath({ state, passages, way, held, dueAt }: PathProps) {
  const t = usePathWords();
  const say = useSentence();
  return (
    <ol className={styles['path']} aria-label={t('path')}>
      {journey(state, passages, way).map((station) => (
        <li
          key={station.name}
          className={styles['station']}
          data-standing={station.standing}
          aria-current={station.standing === 'here' ? 'step' : undefined}
        >
          <span className={styles['dot']} aria-hidden />
          <span className={styles['name']}>{t(station.name)}</span>
          {station.standing === 'here' ? (
            <span className={styles['here']}>
              <span className="seen-by-readers-only">{t('here')}: </span>
              {say(STATE_LABELS[state])}
              {held && <b className={styles['held']}>{t('held')}</b>}
            </span>
          ) : (
            <span className="seen-by-readers-only">{t(station.standing)}</span>
          )}
          <Since station={station} />
          {station.standing === 'here' && dueAt && (
            <span className={styles['due']}>{t('until', { day: lastDay(dueAt) })}</span>
          )}
          {station.asides.map((aside) => (
            <span key={aside.at} className={styles['aside']}>
              ↳ {say(STATE_LABELS[aside.state])}, {dayOfInstant(aside.at)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Since({ station: { since } }: { station: Station }) {
  if (!since) return null;
  return (
    <span className={styles['since']}>
      <time dateTime={since.at}>{dayOfInstant(since.at)}</time>
      {since.who && <span>{since.who}</span>}
    </span>
  );
}
