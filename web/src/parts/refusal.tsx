import { Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { lineTold } from '#domain/batch-told.js';
import { placeTold } from '#domain/place-labels.js';
import { ROLE_LABELS, type Capacity, type Sentence } from '#domain/vocabulary.js';
import { isProblem, LineLost, Problem, type ProblemDocument } from '../api/problem.ts';
import { useFrameWords } from '../frame/frame.words.ts';
import { moment } from '../words/when.ts';
import { language, useSentence } from '../words/words.ts';
import styles from './refusal.module.css';

interface Told {
  sentence: Sentence;
  help: Sentence;
  unblockedBy: readonly Capacity[];
  others?: readonly { code: string; sentence: Sentence }[];
}

/** A "no" as a person reads it: why, who can clear the way, what to do next. Whatever was typed stays where it was. */
export function Refusal({ error, again }: { error: Error | null | undefined; again?: () => void }) {
  const t = useFrameWords();
  if (!error) return null;
  if (error instanceof Problem && isConflict(error.told)) return <Conflict told={error.told} again={again} />;
  return (
    <div role="alert" className={styles['refusal']}>
      {error instanceof Problem ? (
        <RefusalText told={error.told} />
      ) : (
        <>
          <p className={styles['sentence']}>{error instanceof LineLost ? t('lineLost') : error.message}</p>
          {error instanceof LineLost && <p>{t('lineLostHelp')}</p>}
        </>
      )}
      {isProblem(error, 'session.missing') && <SignInAgain />}
      {again && (
        <Button size="sm" variant="default" onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

/** Who was signed out in the middle of something signs in and comes back to this very page. */
function SignInAgain() {
  const t = useFrameWords();
  const tiep = useLocation({ select: ({ href }) => href });
  return (
    <p>
      <Link to="/dang-nhap" search={{ tiep }}>
        {t('signInAgain')}
      </Link>
    </p>
  );
}

/** The words of a refusal, without their frame: under a greyed button, in a row of answers. */
export function RefusalText({ told }: { told: Told & { problems?: ProblemDocument['problems'] } }) {
  const t = useFrameWords();
  const say = useSentence();
  const who = told.unblockedBy.map((role) => say(ROLE_LABELS[role])).join(', ');
  // Of two dossiers the same may be said; once is enough.
  const also = [...new Set(told.others?.map((one) => say(one.sentence)))].filter((one) => one !== say(told.sentence));
  return (
    <>
      <p className={styles['sentence']}>{say(told.sentence)}</p>
      {told.problems?.map(({ path, message }) => (
        <p key={path + message.en}>
          <Place path={path} /> {say(message)}
        </p>
      ))}
      <p>
        {say(told.help)} {who !== '' && t('whoCanHelp', { who })}
      </p>
      {also.length > 0 && (
        <p>
          {t('also')} {also.join(' ')}
        </p>
      )}
    </>
  );
}

/** Where in what was typed, as its screen calls it. */
function Place({ path }: { path: string }) {
  const told = placeTold(path, language());
  return told === '' ? null : <b>{told.charAt(0).toLocaleUpperCase('vi') + told.slice(1)}:</b>;
}

const isConflict = ({ code, params }: ProblemDocument): boolean =>
  (code === 'conflict.version' || code === 'conflict.changed') && typeof params['who'] === 'string';

/** Somebody was faster: who did what, and when. */
function Conflict({ told, again }: { told: ProblemDocument; again?: () => void }) {
  const t = useFrameWords();
  const say = useSentence();
  const { who, what, when } = told.params as { who: string; what: string; when: string };
  const at = Number.isNaN(Date.parse(when)) ? when : moment(when);
  return (
    <div role="alert" className={styles['refusal']} data-tone="time">
      <p className={styles['sentence']}>{t('changedBy', { who, what: say(lineTold(what)), when: at })}</p>
      <p>{t('changedHelp')}</p>
      {again && (
        <Button size="sm" variant="default" onClick={again}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
