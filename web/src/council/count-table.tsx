import { isMarked, type Counts, type ReadNumber } from './counts.ts';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './sheet.module.css';

interface CountTableProps {
  /** Which entry it is, said to readers. */
  name: string;
  rows: Sheet['dossiers'];
  columns: readonly ReadNumber[];
  counts: Counts;
  onChange: (counts: Counts) => void;
  /** Cells that are wrong: empty, or unlike the other entry. */
  marked: ReadonlySet<string>;
}

/** One entry of the counts, as they stand in the record. */
export function CountTable({ name: entry, rows, columns, counts, onChange, marked }: CountTableProps) {
  const t = useCouncilWords();
  return (
    <div className={styles['counting']} role="region" tabIndex={0} aria-label={`${t('counts')}: ${entry}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('nominee')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ dossierId, nominee }) => (
            <tr key={dossierId}>
              <th scope="row">{nominee.name}</th>
              {columns.map((name) => (
                <td key={name}>
                  <input
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={`${nominee.name}: ${t(name)}`}
                    aria-invalid={isMarked(marked, dossierId, name)}
                    value={counts[dossierId]![name]}
                    onChange={(event) =>
                      onChange({
                        ...counts,
                        [dossierId]: { ...counts[dossierId]!, [name]: event.currentTarget.value.replaceAll(/\D/g, '') },
                      })
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
