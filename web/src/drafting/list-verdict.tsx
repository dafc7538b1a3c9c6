import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Mark } from '../parts/mark.tsx';
import styles from './list.module.css';
import { useListWords } from './list.words.ts';
import type { ListRow, Nominee, Verdict } from './unit-list.ts';

interface ListVerdictProps {
  row: ListRow;
  /** Undefined for a blank line. */
  verdict: Verdict | undefined;
  onChoose: (choice: ListRow['choice']) => void;
}

/** What the register says of a line, and the choice where it cannot know. */
export function ListVerdict({ row, verdict, onChoose }: ListVerdictProps) {
  const t = useListWords();
  if (!verdict) return null;
  return (
    <div className={styles['verdict']}>
      <Told verdict={verdict} />
      {'others' in verdict && verdict.is !== 'choose' && row.choice !== 'another' && <Another onChoose={onChoose} />}
      {verdict.is === 'choose' && (
        <>
          {verdict.others.map((nominee) => (
            <Button key={nominee.id} size="compact-sm" variant="default" onClick={() => onChoose({ use: nominee.id })}>
              {t('useThis', { who: told(nominee) })}
            </Button>
          ))}
          <Another onChoose={onChoose} />
        </>
      )}
      {row.choice === 'another' && (
        <Button size="compact-sm" variant="default" onClick={() => onChoose(null)}>
          {t('notAnother')}
        </Button>
      )}
    </div>
  );
}

const told = ({ name, year }: Nominee): string => (year ? `${name} (${year})` : name);

function Another({ onChoose }: { onChoose: (choice: 'another') => void }) {
  const t = useListWords();
  return (
    <Button size="compact-sm" variant="default" onClick={() => onChoose('another')}>
      {t('another')}
    </Button>
  );
}

function Told({ verdict }: { verdict: Verdict }) {
  const t = useListWords();
  switch (verdict.is) {
    case 'known':
      return (
        <>
          <Mark tone="done">{t('known')}</Mark>
          <span className="small">{told(verdict.nominee)}</span>
          {verdict.nominee.pastAwards.slice(0, 2).map(({ title, year }) => (
            <span key={title + year} className="dimmed small">
              {title}, {year}
            </span>
          ))}
        </>
      );
    case 'twice':
      return <Mark tone="time">{t('twice', { of: verdict.of })}</Mark>;
    case 'live':
      return (
        <>
          <Mark tone="time">{t('live')}</Mark>
          <Link to="/ho-so/$id" params={{ id: verdict.dossier.id }}>
            {t('openIt')}
          </Link>
        </>
      );
    case 'choose':
      return <Mark tone="time">{t('choose')}</Mark>;
    case 'noAward':
      return <Mark tone="time">{t('noAward')}</Mark>;
    case 'looking':
      return <span className="dimmed small">{t('looking')}</span>;
    case 'new':
      return <Mark>{t('new')}</Mark>;
  }
}
