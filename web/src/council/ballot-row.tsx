import { Button } from '@mantine/core';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './ballot.module.css';

export type Mark = 'yes' | 'no';

/** A choice for each row; a row that is missing is a blank. Kept in a component alone: never in an address, on the device or in a cache. */
export type Marks = Readonly<Record<string, Mark>>;

interface BallotRowProps {
  row: Sheet['dossiers'][number];
  number: number;
  /** Said instead of the two boxes. */
  closed: string | undefined;
  mark: Mark | undefined;
  onMark: (mark: Mark | undefined) => void;
}

/** One name with its two boxes, side by side as on paper; what was chosen can be cleared, and is a blank again. */
export function BallotRow({ row, number, closed, mark, onMark }: BallotRowProps) {
  const t = useCouncilWords();
  const { name } = row.nominee;
  return (
    <li className={styles['row']}>
      <fieldset className={styles['choice']}>
        <legend className={styles['name']}>
          <span className={styles['number']}>{number}.</span> {name}
          <span className="dimmed small"> {row.unit.name}</span>
        </legend>
        {closed ? (
          <p className={`dimmed ${styles['said']}`}>{closed}</p>
        ) : (
          <div className={styles['boxes']}>
            {(['yes', 'no'] as const).map((choice) => (
              <label key={choice} className={styles['box']} data-chosen={mark === choice || undefined}>
                <input
                  type="radio"
                  name={`choice-${number}`}
                  checked={mark === choice}
                  onChange={() => onMark(choice)}
                  autoComplete="off"
                />
                {t(choice)}
              </label>
            ))}
          </div>
        )}
        {!closed && (
          <Button
            className={styles['clear']}
            variant="subtle"
            size="xs"
            disabled={mark === undefined}
            aria-label={t('clear', { name })}
            onClick={() => onMark(undefined)}
          >
            {t('clearWord')}
          </Button>
        )}
      </fieldset>
    </li>
  );
}
