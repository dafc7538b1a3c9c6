import { Link } from '@tanstack/react-router';
import { isAside, STATIONS, stationOf, type StationName } from '#domain/journey.js';
import { STATE_LABELS } from '#domain/vocabulary.js';
import type { Listed } from '../parts/dossier-columns.tsx';
import { Due } from '../parts/due.tsx';
import { usePathWords } from '../parts/journey-path.words.ts';
import { Mark } from '../parts/mark.tsx';
import { useSentence } from '../words/words.ts';
import styles from './board.module.css';
import { useListsWords } from './lists.words.ts';

/** Where all dossiers stand along the way: one column for each station, with what stands beside the way marked. */
export function Board({ rows }: { rows: readonly Listed[] }) {
  const t = useListsWords();
  return (
    <div className={styles['around']} role="region" aria-label={t('board')} tabIndex={0}>
      <div className={styles['board']}>
        {STATIONS.map((station) => (
          <Station key={station} name={station} rows={rows.filter(({ state }) => stationOf(state) === station)} />
        ))}
      </div>
    </div>
  );
}

function Station({ name, rows }: { name: StationName; rows: readonly Listed[] }) {
  const path = usePathWords();
  return (
    <section className={styles['station']} data-empty={rows.length === 0 || undefined}>
      <h2 className={styles['name']}>
        {path(name)} <span className={styles['count']}>{rows.length}</span>
      </h2>
      {rows.length > 0 && (
        <ul className={styles['rows']}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ row: { id, nominee, unit, state, dueAt, held } }: { row: Listed }) {
  const path = usePathWords();
  const say = useSentence();
  return (
    <li className={styles['row']}>
      <Link to="/ho-so/$id" params={{ id }}>
        {nominee.name}
      </Link>
      <span className="dimmed small">{unit.name}</span>
      <span className="small">
        {isAside(state) ? <Mark tone="honour">{say(STATE_LABELS[state])}</Mark> : say(STATE_LABELS[state])}
      </span>
      {held && <Mark tone="time">{path('held')}</Mark>}
      {dueAt && (
        <span className="small">
          <Due at={dueAt} />
        </span>
      )}
    </li>
  );
}
