import { closedBy } from './ballot-rows.ts';
import type { Marks } from './ballot-row.tsx';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './ballot.module.css';

interface BallotReviewProps {
  rows: Sheet['dossiers'];
  marks: Marks;
  recused: ReadonlySet<string>;
}

/** What is about to be put into the box, in words. */
export function BallotReview({ rows, marks, recused }: BallotReviewProps) {
  const t = useCouncilWords();
  const choices = rows.map((row) => closedBy(row, recused) ?? marks[row.dossierId] ?? 'blank');
  const count = (choice: string) => choices.filter((one) => one === choice).length;
  return (
    <>
      <ol className={styles['review']}>
        {rows.map(({ dossierId, nominee }, index) => (
          <li key={dossierId}>
            <span>{nominee.name}</span>
            <b data-choice={choices[index]}>{t(choices[index]!)}</b>
          </li>
        ))}
      </ol>
      <p className={styles['sum']}>
        {t('sum', { yes: count('yes'), no: count('no'), blank: count('blank') })}{' '}
        {recused.size > 0 && t('sumRecused', { count: recused.size })}
      </p>
      <p>{t('reviewLead')}</p>
    </>
  );
}
