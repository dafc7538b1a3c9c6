import { Section } from '../frame/page.tsx';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import styles from './sheet.module.css';

/** How many have voted; who has not, to those only who lead the vote. */
export function Turnout({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  const { nameOf } = useMembers(sheet.organisationId);
  const { turnout, roll } = sheet;
  if (!turnout || sheet.ballotKind === 'paper') return null;
  const missing = roll?.filter(({ present, voted }) => present && !voted) ?? [];
  return (
    <Section title={t('turnout')}>
      <p className={styles['turnout']} role="status">
        {t('turnoutOf', { voted: turnout.voted, present: turnout.present })}
      </p>
      <progress
        className={styles['bar']}
        value={turnout.voted}
        max={Math.max(1, turnout.present)}
        aria-label={t('turnout')}
      />
      {turnout.opinions > 0 && <p>{t('opinions', { count: turnout.opinions })}</p>}
      {roll && sheet.state === 'open' && (
        <p className="dimmed">
          {missing.length > 0
            ? `${t('notYet')}: ${missing.map(({ personId }) => nameOf(personId)).join(', ')}`
            : t('everybody')}
        </p>
      )}
    </Section>
  );
}
