import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { refuse, tell, type ToldRefusal } from '#domain/refusals.js';
import { RefusalText } from '../parts/refusal.tsx';
import { dayOfInstant } from '../words/when.ts';
import styles from './forwarding.module.css';
import type { Letter } from './forwarding.queries.ts';
import { LetterScan } from './letter-scan.tsx';
import { useLetterWords } from './letter.words.ts';
import { PaperLink } from './paper-link.tsx';

/** What is known of the letter itself, and what keeps it from leaving. */
export function LetterFacts({ letter }: { letter: Letter }) {
  const t = useLetterWords();
  const { signer, signedAt, replacesId, replacedById } = letter;
  return (
    <>
      <Obstacle letter={letter} />
      <dl className={styles['facts']}>
        <Fact name={t('sender')}>{letter.organisation.name}</Fact>
        <Fact name={t('receiver')}>{letter.receiver.name}</Fact>
        {signedAt && (
          <>
            <Fact name={t('letter')}>
              <PaperLink paper={letter.letter} />
            </Fact>
            <Fact name={t('signer')}>{signer?.name ?? '–'}</Fact>
            <Fact name={t('channel')}>{t(letter.channel === 'inbox' ? 'byInbox' : 'byPaper')}</Fact>
          </>
        )}
        {replacesId && (
          <Fact name={t('replaces')}>
            <Link to="/to-trinh/$id" params={{ id: replacesId }}>
              {t('openEarlier')}
            </Link>
          </Fact>
        )}
        {replacedById && (
          <Fact name={t('replacedBy')}>
            <Link to="/to-trinh/$id" params={{ id: replacedById }}>
              {t('openLater')}
            </Link>
          </Fact>
        )}
      </dl>
      <LetterScan paper={letter.letter} />
    </>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Why a signed letter could not leave, or what it waits for until it leaves by itself. */
function Obstacle({ letter }: { letter: Letter }) {
  const t = useLetterWords();
  const { failure, waitsFor } = letter;
  if (failure)
    return (
      <div className={styles['refusals']} role="status">
        <p>
          <b>{t('notDelivered')}</b>
        </p>
        <RefusalText told={failedWith(letter)} />
      </div>
    );
  if (!waitsFor) return null;
  return (
    <div className={styles['warning']} role="status">
      <p>{t(WAITING[waitsFor])}</p>
    </div>
  );
}

const WAITING = {
  'receiver.noOfficer': 'waitsForOfficer',
  'letter.holdsHeld': 'waitsForHeld',
  'letter.notNumbered': 'waitsForNumber',
} as const;

function failedWith({ failure, receiver, life }: Letter): ToldRefusal {
  const at = life.findLast(({ command }) => command === 'DELIVERY_FAILED')?.at;
  return tell(refuse(failure!, { receiver: receiver.name, day: at ? dayOfInstant(at) : '–' }));
}
