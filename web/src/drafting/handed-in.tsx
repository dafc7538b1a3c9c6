import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ROLE_LABELS, STATE_LABELS, type Capacity } from '#domain/vocabulary.js';
import { tagsOf } from '#domain/arrows.js';
import { Page } from '../frame/page.tsx';
import { Due } from '../parts/due.tsx';
import { useSentence } from '../words/words.ts';
import type { HandedIn } from './hand-in.tsx';
import styles from './writing.module.css';
import { useWritingWords } from './writing.words.ts';

const DONE = { SUBMIT: 'doneSubmit', COMPLETE: 'doneComplete', RESUBMIT: 'doneResubmit' } as const;

/** After handing in: what was done, what happens next, until when, and who does it. */
export function HandedInPage({ handed: { desk, command, moved }, onGoOn }: { handed: HandedIn; onGoOn: () => void }) {
  const t = useWritingWords();
  const say = useSentence();
  const { nominee, id, dueAt } = desk.dossier;
  const mine = command === 'SUBMIT';
  return (
    <Page title={t(DONE[command], { name: nominee.name })}>
      <dl className={styles['next']}>
        <dt>{t('nowAt')}</dt>
        <dd>{say(STATE_LABELS[moved.state])}</dd>
        <dt>{t('whatNext')}</dt>
        <dd>{t(mine ? 'nextIsCompleting' : 'nextIsAppraisal')}</dd>
        <dt>{t('whoNext')}</dt>
        <dd>
          {turnOf(moved.state)
            .map((who) => say(ROLE_LABELS[who]))
            .join(', ')}
        </dd>
        <dt>{t('whenNext')}</dt>
        <dd>{mine && dueAt ? <Due at={dueAt} /> : t('noticeComes')}</dd>
      </dl>
      <div className="row">
        {mine && <Button onClick={onGoOn}>{t('goOn')}</Button>}
        <Button variant="default" component={Link} to={`/ho-so/${id}`}>
          {t('backToDossier')}
        </Button>
        <Link to="/viec-cua-toi">{t('toWork')}</Link>
      </div>
    </Page>
  );
}

const turnOf = (state: HandedIn['moved']['state']): Capacity[] =>
  [...tagsOf(state)].flatMap((tag) =>
    tag.startsWith('turn:') ? [CAPACITY[tag.slice(5)] ?? (tag.slice(5) as Capacity)] : [],
  );

/** Where a turn is called by another word than the role. */
const CAPACITY: Record<string, Capacity> = { council: 'councilMember', authority: 'authorityOfficer' };
