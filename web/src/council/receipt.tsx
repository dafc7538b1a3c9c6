import { Button } from '@mantine/core';
import { Section } from '../frame/page.tsx';
import type { Sheet } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import styles from './sheet.module.css';

/** After the vote: that it is in the box, and nothing that shows what was chosen. */
export function Receipt({ sheet }: { sheet: Sheet }) {
  const t = useCouncilWords();
  // Once the box is empty there is nothing left to say.
  if (sheet.state === 'settled' && !sheet.mine.receipt) return null;
  return (
    <Section title={t('castDone')}>
      {sheet.state === 'open' && (
        <p className="read" role="status">
          {t('castDoneLead')}
        </p>
      )}
      {sheet.mine.receipt && (
        <figure className={styles['receipt']}>
          <figcaption>{t('receipt')}</figcaption>
          <p className={styles['letters']}>{sheet.mine.receipt}</p>
          <p className="dimmed small">{t('receiptHint')}</p>
          <Button className="not-printed" variant="default" size="sm" onClick={() => globalThis.print()}>
            {t('print')}
          </Button>
        </figure>
      )}
    </Section>
  );
}
