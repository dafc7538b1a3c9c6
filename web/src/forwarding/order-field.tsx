import { Button } from '@mantine/core';
import { byName, useAwards } from './awards.ts';
import styles from './forwarding.module.css';
import { useGatheringWords } from './gathering.words.ts';

interface Ordered {
  dossierId: string;
  awardCode: string;
  nominee: { name: string };
}

interface OrderFieldProps<Row> {
  campaignId: string;
  /** In their present order. */
  rows: readonly Row[];
  onChange: (ids: string[]) => void;
}

/** The order in which a letter names its dossiers: by award, by given name, or by hand. */
export function OrderField<Row extends Ordered>({ campaignId, rows, onChange }: OrderFieldProps<Row>) {
  const t = useGatheringWords();
  const { byAward, titleOf } = useAwards(campaignId);
  const sorted = (order: (a: Row, b: Row) => number) => onChange(rows.toSorted(order).map((row) => row.dossierId));
  return (
    <div className="stack">
      <div className="row">
        <Button variant="default" onClick={() => sorted(byAward)}>
          {t('orderByAward')}
        </Button>
        <Button variant="default" onClick={() => sorted(byName)}>
          {t('orderByName')}
        </Button>
      </div>
      <ol className={styles['order']} aria-label={t('order')}>
        {rows.map((row, index) => (
          <li key={row.dossierId}>
            <span className={styles['place']}>
              <span>
                {row.nominee.name} <span className="dimmed small">{titleOf(row.awardCode)}</span>
              </span>
              <span className="row">
                <Mover rows={rows} index={index} by={-1} onChange={onChange} />
                <Mover rows={rows} index={index} by={1} onChange={onChange} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mover({
  rows,
  index,
  by,
  onChange,
}: {
  rows: readonly Ordered[];
  index: number;
  by: -1 | 1;
  onChange: (ids: string[]) => void;
}) {
  const t = useGatheringWords();
  const move = () => {
    const ids = rows.map((row) => row.dossierId);
    const [moved] = ids.splice(index, 1);
    onChange(ids.toSpliced(index + by, 0, moved!));
  };
  const isLast = index + by < 0 || index + by >= rows.length;
  return (
    <Button
      variant="default"
      size="compact-md"
      // Still reachable by keyboard at the end of its way, so that focus is not lost there.
      aria-disabled={isLast || undefined}
      data-disabled={isLast || undefined}
      aria-label={t(by < 0 ? 'moveUp' : 'moveDown', { name: rows[index]!.nominee.name })}
      onClick={() => !isLast && move()}
    >
      {t(by < 0 ? 'up' : 'down')}
    </Button>
  );
}
