import { Link } from '@tanstack/react-router';
import { COMMAND_LABELS } from '#domain/command-labels.js';
import type { Command } from '#domain/command.js';
import type { LineBody } from '#domain/line.js';
import { ROLE_LABELS, STATE_LABELS, type State } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import { moment } from '../words/when.ts';
import { useSentence } from '../words/words.ts';
import { useDossierWords } from './dossier.words.ts';
import styles from './history.module.css';

type TrailLine = Answer<'TrailLineDto'>;

export const bodyOf = (line: TrailLine): LineBody => line.body as unknown as LineBody;

/** The trail in plain words, newest first: who did what, when, on which grounds. */
export function History({ dossierId, lines, zone }: { dossierId: string; lines: readonly TrailLine[]; zone: string }) {
  return (
    <ol className={styles['history']} reversed>
      {lines.toReversed().map((line) => (
        <HistoryLine key={bodyOf(line).seq} dossierId={dossierId} line={line} zone={zone} />
      ))}
    </ol>
  );
}

function HistoryLine({ dossierId, line, zone }: { dossierId: string; line: TrailLine; zone: string }) {
  const t = useDossierWords();
  const say = useSentence();
  const body = bodyOf(line);
  const command = body.command as Command;
  const recorded = 'recorder' in body.data;
  const role = say(ROLE_LABELS[body.capacity]);
  const who = line.who ?? role;
  const what = lowered(say(COMMAND_LABELS[command] ?? { vi: command, en: command }));
  return (
    <li id={`dong-${body.seq}`} className={styles['line']}>
      <time className={styles['at']} dateTime={body.at}>
        {moment(body.at, zone)}
      </time>
      <div>
        <p>
          <b>{who}</b>
          {line.who && !recorded && <span className="dimmed"> ({role})</span>}{' '}
          {recorded ? t('toldFor', { who: '', whom: role, what }).trim() : what}
          {body.from !== body.to && (
            <>
              {' '}
              <span aria-hidden>→</span> <b>{say(STATE_LABELS[body.to as State])}</b>
            </>
          )}
        </p>
        {body.basis.kind !== 'screen' && <p className="dimmed small">{t('recorded')}</p>}
        {line.note?.text && <p className={styles['note']}>{t('reasonIs', { text: line.note.text })}</p>}
      </div>
      <p className={`row small not-printed ${styles['proof']}`}>
        <Link to="/ho-so/$id" params={{ id: dossierId }} search={{ luc: body.seq }}>
          {t('asOf')}
        </Link>
        <Link to="/ho-so/$id/bang-chung" params={{ id: dossierId }} hash={`dong-${body.seq}`}>
          {t('proof')}
        </Link>
      </p>
    </li>
  );
}

/** In the middle of a sentence; a name of an office keeps its capital. */
const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
