import { Link } from '@tanstack/react-router';
import { Section } from '../frame/page.tsx';
import { useDecisionName } from './decision-name.ts';
import styles from './forwarding.module.css';
import type { Letter } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';

/** The decisions that answered a letter; there may be several, each for some of its dossiers. */
export function DecisionsOf({ letter: { decisions } }: { letter: Letter }) {
  const t = useLetterWords();
  const name = useDecisionName();
  if (decisions.length === 0) return null;
  return (
    <Section title={t('decisions')}>
      <ul className={styles['plain']}>
        {decisions.map((one) => (
          <li key={one.id}>
            <Link to="/quyet-dinh/$id" params={{ id: one.id }}>
              {name(one)}
            </Link>
            : {t('outcomes', { awarded: one.awarded, notAwarded: one.notAwarded })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
