import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { slipAddress } from '../entrance/slip-address.ts';
import { Section } from '../frame/page.tsx';
import { moment } from '../words/when.ts';
import { usePeopleWords } from './people.words.ts';
import styles from './slip-sheet.module.css';

const SquareCode = lazy(() => import('./square-code.tsx'));

export interface Slip {
  personId: string;
  fullName: string;
  username: string;
  code: string;
  expiresAt: string;
}

/** The slips that were just made, to be printed on one sheet and cut apart. Nothing keeps them when the page is left. */
export function SlipSheet({ slips, onPutAway }: { slips: readonly Slip[]; onPutAway: () => void }) {
  const t = usePeopleWords();
  if (slips.length === 0) return null;
  return (
    <Section title={t('slips', { count: slips.length })}>
      <p className={`read not-printed ${styles['once']}`}>{t('slipsOnce')}</p>
      <div className="row not-printed">
        <Button onClick={() => globalThis.print()}>{t('print')}</Button>
        <Button variant="default" onClick={onPutAway}>
          {t('putAway')}
        </Button>
      </div>
      <ul className={styles['sheet']}>
        {slips.map((slip) => (
          <OneSlip key={slip.code} slip={slip} />
        ))}
      </ul>
    </Section>
  );
}

function OneSlip({ slip: { fullName, username, code, expiresAt } }: { slip: Slip }) {
  const t = usePeopleWords();
  const { origin } = globalThis.location;
  return (
    <li className={styles['slip']}>
      <h3>
        {t('slipTitle')}: {fullName}
      </h3>
      <div className={styles['content']}>
        <dl className={styles['facts']}>
          <dt>{t('slipAddress')}</dt>
          <dd>{origin}</dd>
          <dt>{t('username')}</dt>
          <dd>{username}</dd>
          <dt>{t('slipCode')}</dt>
          <dd className={styles['code']}>{code}</dd>
          <dt>{t('slipValid')}</dt>
          <dd>{moment(expiresAt)}</dd>
        </dl>
        <Suspense fallback={<div className={styles['square']} />}>
          <SquareCode
            text={slipAddress(origin, username, code)}
            label={t('square', { name: fullName })}
            className={styles['square']}
          />
        </Suspense>
      </div>
      <p className="small">{t('slipUse')}</p>
    </li>
  );
}
