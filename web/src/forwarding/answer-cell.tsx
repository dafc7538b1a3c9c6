import { Link } from '@tanstack/react-router';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import { itemTold } from '#domain/item-labels.js';
import { Mark } from '../parts/mark.tsx';
import { dayOfInstant } from '../words/when.ts';
import { language, useSentence } from '../words/words.ts';
import styles from './forwarding.module.css';
import type { Member } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';
import { PaperLink } from './paper-link.tsx';

/** What was said of one dossier last: the outcome or the return, when, why, and from which paper it is known. */
export function AnswerCell({ answer, criteria }: Pick<Member, 'answer'> & { criteria: readonly string[] }) {
  const t = useLetterWords();
  const say = useSentence();
  if (!answer) return <span className="dimmed">{t('noAnswer')}</span>;
  const { command, outcome, at, basis, paper, reason, items, decisionId } = answer;
  const what = outcome ? t(outcome) : say(COMMAND_LABELS[command as Command]);
  return (
    <div className={styles['group']}>
      <span className="row">
        <Mark tone={outcome === 'awarded' ? 'done' : 'plain'}>{what}</Mark>
        <time dateTime={at}>{dayOfInstant(at)}</time>
      </span>
      {basis !== 'screen' && (
        <span className="small">
          {t('recorded')} <PaperLink paper={paper} />
        </span>
      )}
      {reason && <span className={styles['kept']}>{t('reasonIs', { text: reason })}</span>}
      {items.length > 0 && (
        <span>
          {t('toCorrect')}
          {items.map(({ code, text }) => (
            <span key={code} className={styles['item']}>
              {itemTold(code, criteria, language())}
              {text && `: ${text}`}
            </span>
          ))}
        </span>
      )}
      {decisionId && (
        <Link className="not-printed" to="/quyet-dinh/$id" params={{ id: decisionId }}>
          {t('openDecision')}
        </Link>
      )}
    </div>
  );
}
