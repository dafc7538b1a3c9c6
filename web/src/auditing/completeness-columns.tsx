import { Link } from '@tanstack/react-router';
import { itemsTold } from '#domain/item-labels.js';
import { PAPER_LABELS } from '#domain/paper-labels.js';
import type { Answer } from '../api/client.ts';
import type { Column } from '../parts/list-table.tsx';
import { Mark } from '../parts/mark.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { day, moment } from '../words/when.ts';
import { language, useSentence } from '../words/words.ts';
import styles from './auditing.module.css';
import { useAuditingWords } from './auditing.words.ts';

type Checked = Answer<'CheckedDossier'>;

/** Something that the campaign asks for is not there, or minutes that were promised. */
export const isLacking = ({ missing, missingPapers, minutes }: Checked): boolean =>
  missing.length > 0 || missingPapers.length > 0 || (minutes?.promised ?? false);

export function useCompletenessColumns(titleOf: (code: string) => string): Column<Checked>[] {
  const t = useAuditingWords();
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ id, nominee }) => (
        <Link to="/kiem-tra/$kind/$id" params={{ kind: 'dossier', id }} aria-label={t('proof', { name: nominee.name })}>
          {nominee.name}
        </Link>
      ),
      naming: true,
    },
    {
      key: 'award',
      head: t('awardAndUnit'),
      cell: ({ awardCode, unit }) => (
        <>
          {titleOf(awardCode)}
          <br />
          <span className="dimmed">{unit.name}</span>
        </>
      ),
    },
    { key: 'state', head: t('state'), cell: ({ state }) => <StateMark state={state} /> },
    { key: 'missing', head: t('missing'), cell: (one) => <Missing one={one} /> },
    { key: 'minutes', head: t('minutes'), cell: (one) => <Minutes one={one} /> },
    { key: 'letter', head: t('letter'), cell: (one) => <Letter one={one} /> },
    { key: 'decision', head: t('decision'), cell: (one) => <Decision one={one} /> },
  ];
}

function Missing({ one }: { one: Checked }) {
  const t = useAuditingWords();
  const say = useSentence();
  if (!isLacking(one)) return <Mark tone="done">{t('nothing')}</Mark>;
  // The report is asked for as content and as a paper; it is missing once.
  const papers = one.missingPapers.filter((purpose) => purpose !== 'achievementReport');
  return (
    <ul className={styles['lines']}>
      {itemsTold(one.missing, one.criteria, language()).map((item) => (
        <li key={item}>{item}</li>
      ))}
      {papers.map((purpose) => (
        <li key={purpose}>{say(PAPER_LABELS[purpose])}</li>
      ))}
      {one.minutes?.promised && (
        <li>
          {t('minutes')}: {t('promised')}
        </li>
      )}
    </ul>
  );
}

/** Number, day and whether a scan is there. */
function Paper({ paper }: { paper: Answer<'PaperRef'> | null }) {
  const t = useAuditingWords();
  if (!paper) return null;
  const { number, date, attached } = paper;
  return (
    <li>
      {number && date ? t('dated', { number, day: day(date) }) : (number ?? t('unnumbered'))}
      {!attached && `, ${t('notAttached')}`}
    </li>
  );
}

function Minutes({ one: { minutes } }: { one: Checked }) {
  const t = useAuditingWords();
  if (!minutes) return <>{t('notYet')}</>;
  return (
    <ul className={styles['lines']}>
      <Paper paper={minutes.paper} />
      {!minutes.paper && minutes.promised && <li>{t('promised')}</li>}
    </ul>
  );
}

function Letter({ one: { letter } }: { one: Checked }) {
  const t = useAuditingWords();
  if (!letter) return <>{t('notYet')}</>;
  return (
    <ul className={styles['lines']}>
      <Paper paper={letter.paper} />
      <li>{t('signed', { name: letter.signer ?? t('signer'), when: moment(letter.signedAt) })}</li>
    </ul>
  );
}

function Decision({ one: { decision } }: { one: Checked }) {
  const t = useAuditingWords();
  if (!decision) return <>{t('notYet')}</>;
  return (
    <ul className={styles['lines']}>
      <li>{t(decision.outcome)}</li>
      <Paper paper={decision.paper} />
    </ul>
  );
}
