import { useSentence } from '../words/words.ts';
import styles from './forwarding.module.css';
import type { Candidate } from './forwarding.queries.ts';
import { obstaclesOf } from './letter.acts.ts';
import { useLetterWords } from './letter.words.ts';

/** What stands in the way of one dossier's signature, and what clears it. */
export function Obstacles({
  row,
}: {
  row: Pick<Candidate, 'held' | 'missingPapers' | 'minutesAttached' | 'openBlocks'>;
}) {
  const t = useLetterWords();
  const say = useSentence();
  const told = obstaclesOf(row);
  if (told.length === 0) return <span className="dimmed">{t('noObstacle')}</span>;
  return (
    <ul className={styles['obstacles']}>
      {told.map(({ code, sentence, help }) => (
        <li key={code}>
          <b>{say(sentence)}</b> {say(help)}
        </li>
      ))}
    </ul>
  );
}
