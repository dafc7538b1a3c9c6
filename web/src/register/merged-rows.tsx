import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAct } from '../api/act.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Refusal } from '../parts/refusal.tsx';
import styles from './register.module.css';
import { nominee, splitRows, type Nominee } from './register.queries.ts';
import { useRegisterWords } from './register.words.ts';

/** The rows that were made one with this, or the one that stands for it; each can be made two again. */
export function MergedRows({ row }: { row: Nominee }) {
  const t = useRegisterWords();
  const { has } = useMyself();
  const split = useAct(splitRows);
  if (row.mergedInto === null && row.mergedFrom.length === 0) return null;
  const undo = (id: string, name: string) =>
    has('clerk') && (
      <Button size="compact-sm" variant="default" loading={split.busy} onClick={() => split.run([id])}>
        {t('split')}
        <span className="seen-by-readers-only"> {name}</span>
      </Button>
    );
  return (
    <Section title={t('mergedRows')}>
      {row.mergedInto !== null && (
        <p className="row">
          <span>{t('standsFor')}</span>
          <RowLink id={row.mergedInto} />
          {undo(row.id, row.name)}
        </p>
      )}
      <ul className={styles['plain']} aria-label={t('mergedRows')}>
        {row.mergedFrom.map(({ id, name }) => (
          <li key={id} className="row">
            <Link to="/danh-ba/$id" params={{ id }}>
              {name}
            </Link>
            {undo(id, name)}
          </li>
        ))}
      </ul>
      <Refusal error={split.error} />
    </Section>
  );
}

function RowLink({ id }: { id: string }) {
  const { data } = useQuery(nominee(id));
  return (
    <Link to="/danh-ba/$id" params={{ id }}>
      {data?.name ?? '…'}
    </Link>
  );
}
