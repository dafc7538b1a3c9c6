import { BATCH_STATE_LABELS } from '#domain/batch-labels.js';
import styles from '../parts/journey-path.module.css';
import { usePathWords } from '../parts/journey-path.words.ts';
import { dayOfInstant } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import type { Letter } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';

const WAY = ['drafted', 'signed', 'delivered', 'answered'] as const;
type Life = Letter['life'];

/** A letter that came back or was dropped ends beside its way. */
function stationsOf(state: string, life: Life): string[] {
  const straight: readonly string[] = WAY;
  if (straight.includes(state)) return [...WAY];
  return [...WAY.filter((station) => life.some(({ to }) => to === station)), state];
}

/** The life of a letter as a small path: what was passed with day and person, where it is, what lies ahead. */
export function LetterPath({ state, life, zone }: Pick<Letter, 'state' | 'life'> & { zone?: string }) {
  const t = useLetterWords();
  const path = usePathWords();
  const say = useSentence();
  const stations = stationsOf(state, life);
  const here = stations.indexOf(state);
  return (
    <ol className={styles['path']} aria-label={t('path')}>
      {stations.map((station, index) => {
        const standing = index < here ? 'passed' : index > here ? 'ahead' : 'here';
        const reached = index <= here ? firstIn(station, life) : undefined;
        return (
          <li
            key={station}
            className={styles['station']}
            data-standing={standing}
            aria-current={standing === 'here' ? 'step' : undefined}
          >
            <span className={styles['dot']} aria-hidden />
            <span className={styles['name']}>{say(BATCH_STATE_LABELS.submission[station]!)}</span>
            <span className="seen-by-readers-only">{path(standing)}</span>
            {reached && (
              <span className={styles['since']}>
                <time dateTime={reached.at}>{dayOfInstant(reached.at, zone)}</time>
                {reached.who && <span>{reached.who}</span>}
                {reached.basis !== 'screen' && <span>{t('recorded')}</span>}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** When it came there; of an answer, when the last was given. */
const firstIn = (station: string, life: Life) =>
  station === 'answered' ? life.findLast(({ to }) => to === station) : life.find(({ to }) => to === station);
