import type { Answer } from '../api/client.ts';
import { Mark } from '../parts/mark.tsx';
import { day } from '../words/when.ts';
import { useRegisterWords } from './register.words.ts';
import styles from './register.module.css';

/** Awards of the register, the latest first, with their decisions. */
export function PastAwards({ awards }: { awards: Answer<'PastAwardDto'>[] }) {
  const t = useRegisterWords();
  if (awards.length === 0) return <span className="dimmed">{t('noAwards')}</span>;
  return (
    <ul className={styles['plain']}>
      {awards.map(({ title, year, decisionNumber, decisionDate, decidedBy, goldBook, revoked }) => (
        <li key={title + year + decisionNumber}>
          {title}, {year}
          {decisionNumber && ` · ${t('decision', { number: decisionNumber })}`}
          {decisionDate && `, ${day(decisionDate)}`} {decidedBy && t('decidedBy', { who: decidedBy })}
          {goldBook !== null && ` · ${t('goldBook', { number: goldBook })}`}{' '}
          {revoked && <Mark tone="honour">{t('revoked')}</Mark>}
        </li>
      ))}
    </ul>
  );
}
