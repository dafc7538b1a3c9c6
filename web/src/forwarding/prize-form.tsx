import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { GOLD_BOOK_KEEPERS } from '#domain/gold-book.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import styles from './forwarding.module.css';
import { useGoldBookWords } from './gold-book.words.ts';

type Shown = Answer<'ShownDecision'>;
type Given = Shown['outcomes'][number];

interface Amount {
  id: string;
  version: number;
  campaignId: string;
  awardCode: string;
  amount: number | null;
}

const set = ({ id, version, ...body }: Amount, key: string) =>
  answered(api.PUT('/api/v1/decisions/{id}/prizes', { params: { path: { id } }, body, ...stamped(key, version) }));

/** What the office itself pays for an award of this decision, where law does not say it or its own rules differ. */
export function PrizeForm({ shown, titleOf }: { shown: Shown; titleOf: (awardCode: string) => string }) {
  const t = useGoldBookWords();
  const { organisation, roles } = useMyself();
  const isOurs = organisation.id === shown.organisationId && GOLD_BOOK_KEEPERS.some((role) => roles.includes(role));
  const given = shown.outcomes.filter(({ outcome, stands }) => outcome === 'awarded' && stands);
  const awards = [...new Map(given.map((one) => [`${one.campaignId} ${one.awardCode}`, one])).entries()];
  if (!isOurs || awards.length === 0) return null;
  return (
    <Section title={t('prizes')}>
      <div className="stack not-printed">
        <p className="read dimmed">{t('prizesWhy')}</p>
        {awards.map(([key, one]) => (
          <AmountField key={key} shown={shown} of={one} title={titleOf(one.awardCode)} />
        ))}
      </div>
    </Section>
  );
}

function AmountField({ shown: { id, version }, of, title }: { shown: Shown; of: Given; title: string }) {
  const t = useGoldBookWords();
  const { campaignId, awardCode, prize } = of;
  const [amount, setAmount] = useState<number | string>(prize?.why === 'byHand' ? (prize.amount ?? '') : '');
  const act = useAct(set);
  return (
    <form
      className={styles['narrow']}
      onSubmit={(event) => {
        event.preventDefault();
        act.run({ id, version, campaignId, awardCode, amount: typeof amount === 'number' ? amount : null });
      }}
    >
      <NumberInput
        label={t('amountOf', { award: title })}
        min={0}
        max={1_000_000_000}
        allowDecimal={false}
        thousandSeparator="."
        decimalSeparator=","
        value={amount}
        onChange={setAmount}
      />
      {act.done && <Done>{t('saved')}</Done>}
      <Refusal error={act.error} />
      <div>
        <Button type="submit" variant="default" loading={act.busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
