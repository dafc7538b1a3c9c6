import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { STATE_LABELS } from '#domain/vocabulary.js';
import { dossiers } from '../api/queries.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { useSentence } from '../words/words.ts';
import styles from './forwarding.module.css';
import { submissions, type LetterRow } from './forwarding.queries.ts';
import { useLetterName } from './letter-name.ts';
import { useLetterWords } from './letter.words.ts';

/** What waits for the chair's signature or consent, each with the way straight to it. Nothing where nothing waits. */
export function MySignatures() {
  const { has } = useMyself();
  return has('chair') ? <Waiting /> : null;
}

function Waiting() {
  const t = useLetterWords();
  const say = useSentence();
  const { organisation } = useMyself();
  const letters = (useQuery(submissions).data ?? []).filter((one) => one.organisation.id === organisation.id);
  const toSign = letters.filter(({ state, waiting }) => state === 'drafted' && waiting > 0);
  const failed = letters.filter(({ failure }) => failure !== null);
  const ineligible = useWaiting({ state: 'evidence.ineligibility' });
  const askedBack = useWaiting({ askedBack: true });
  if (toSign.length + failed.length + ineligible.length + askedBack.length === 0) return null;
  return (
    <Section title={t('mySignatures')}>
      <ul className={styles['waiting']}>
        <Letters rows={failed} word="failedToSend" />
        <Letters rows={toSign} word="toSign" />
        {askedBack.map(({ id, nominee, unit, state }) => (
          <li key={id}>
            <Link to="/ho-so/$id" params={{ id }}>
              {t('askedBack', { name: nominee.name })}
            </Link>
            <span className="dimmed small">
              {unit.name}; {say(STATE_LABELS[state])}
            </span>
          </li>
        ))}
        {ineligible.map(({ id, nominee, unit }) => (
          <li key={id}>
            <Link to="/ho-so/$id" params={{ id }}>
              {t('toConfirm', { name: nominee.name })}
            </Link>
            <span className="dimmed small">{unit.name}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const useWaiting = (filter: Parameters<typeof dossiers>[0]) =>
  useInfiniteQuery(dossiers(filter, 100)).data?.pages.flatMap(({ items }) => items) ?? [];

function Letters({ rows, word }: { rows: readonly LetterRow[]; word: 'toSign' | 'failedToSend' }) {
  const t = useLetterWords();
  const name = useLetterName();
  return rows.map((row) => (
    <li key={row.id}>
      <Link to="/to-trinh/$id" params={{ id: row.id }}>
        {t(word, { letter: name(row) })}
      </Link>
      <span className="dimmed small">{t('sentTo', { receiver: row.receiver.name, count: row.waiting })}</span>
    </li>
  ));
}
