import { Link } from '@tanstack/react-router';
import { ROLE_LABELS } from '#domain/vocabulary.js';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import styles from './forwarding.module.css';
import type { Letter } from './forwarding.queries.ts';
import { lineWord, useLetterWords } from './letter.words.ts';
import { PaperLink } from './paper-link.tsx';

/** What happened to the letter, newest first: who, what, on which grounds. */
export function LetterHistory({ life, zone }: { life: Letter['life']; zone?: string }) {
  return (
    <ol className={styles['history']} reversed>
      {life.toReversed().map((line) => (
        <HistoryLine key={line.seq} line={line} zone={zone} />
      ))}
    </ol>
  );
}

function HistoryLine({ line, zone }: { line: Letter['life'][number]; zone?: string }) {
  const t = useLetterWords();
  const say = useSentence();
  const recorded = line.basis !== 'screen';
  const role = say(ROLE_LABELS[line.capacity]);
  return (
    <li className={styles['event']}>
      <time className="dimmed small" dateTime={line.at}>
        {moment(line.at, zone)}
      </time>
      <div>
        <p>
          <b>{lineWord(line.command, true)}</b>
          {line.dossierIds && ` (${t('dossierCount', { count: line.dossierIds.length })})`} ·{' '}
          {recorded ? role : (line.who ?? role)}
          {line.who && !recorded && <span className="dimmed"> ({role})</span>}
        </p>
        {recorded && (
          <p className="dimmed small">
            {line.who ? t('recordedBy', { who: line.who }) : t('recorded')} <PaperLink paper={line.paper} />
          </p>
        )}
        {line.reason && <p className={`read ${styles['kept']}`}>{t('reasonIs', { text: line.reason })}</p>}
        {line.decisionId && (
          <Link className="not-printed" to="/quyet-dinh/$id" params={{ id: line.decisionId }}>
            {t('openDecision')}
          </Link>
        )}
      </div>
    </li>
  );
}
