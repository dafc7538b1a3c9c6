import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dossier } from '../api/queries.ts';
import { StateMark } from './state-mark.tsx';
import styles from './named-dossiers.module.css';

/** As many as one reads before one goes on to the list of all. */
const SHOWN = 20;

/** The dossiers that a refusal speaks of, by the names of their nominees, each with the way to it. */
export function NamedDossiers({ ids, label }: { ids: readonly string[]; label: string }) {
  const found = useQueries({ queries: ids.slice(0, SHOWN).map((id) => dossier(id)) });
  return (
    <ul className={styles['list']} aria-label={label}>
      {found.flatMap(({ data }) =>
        data
          ? [
              <li key={data.id}>
                <Link to="/ho-so/$id" params={{ id: data.id }}>
                  {data.nominee.name}
                </Link>{' '}
                <span className="small">{data.unit.name}</span> <StateMark state={data.state} />
              </li>,
            ]
          : [],
      )}
    </ul>
  );
}
