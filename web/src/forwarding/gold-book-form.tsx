import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { GOLD_BOOK_KEEPERS, toBeEntered } from '#domain/gold-book.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import styles from './forwarding.module.css';
import { useGoldBookWords } from './gold-book.words.ts';

type Shown = Answer<'ShownDecision'>;

const enter = ({ id, version, first }: { id: string; version: number; first: number | undefined }, key: string) =>
  answered(
    api.POST('/api/v1/decisions/{id}/gold-book', {
      params: { path: { id } },
      body: { ...(first !== undefined && { first }) },
      ...stamped(key, version),
    }),
  );

/** Each award that stands gets its number; the first of a book is said by whoever begins it. */
export function GoldBookForm({ shown: { id, organisationId, version, outcomes, goldBookNext } }: { shown: Shown }) {
  const t = useGoldBookWords();
  const { organisation, roles } = useMyself();
  const [first, setFirst] = useState<number | string>(1);
  const act = useAct(enter);
  const isOurs = organisation.id === organisationId && GOLD_BOOK_KEEPERS.some((role) => roles.includes(role));
  const count = toBeEntered(outcomes).length;
  if (!isOurs || !outcomes.some(({ outcome }) => outcome === 'awarded')) return null;
  if (count === 0)
    return <Section title={t('title')}>{act.done ? <Done>{t('entered')}</Done> : <p>{t('all')}</p>}</Section>;
  const begins = goldBookNext === null;
  return (
    <Section title={t('title')}>
      <form
        className={`${styles['narrow']} not-printed`}
        onSubmit={(event) => {
          event.preventDefault();
          act.run({ id, version, first: begins && typeof first === 'number' ? first : undefined });
        }}
      >
        <p>
          {t('waiting', { count })} {begins ? t('begin') : t('next', { next: goldBookNext })}
        </p>
        {begins && (
          <NumberInput
            label={t('first')}
            required
            min={1}
            max={1_000_000}
            allowDecimal={false}
            value={first}
            onChange={setFirst}
          />
        )}
        <Refusal error={act.error} />
        <div>
          <Button type="submit" loading={act.busy}>
            {t('enter', { count })}
          </Button>
        </div>
      </form>
    </Section>
  );
}
