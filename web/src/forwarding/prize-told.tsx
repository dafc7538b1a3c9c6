import { dongTold } from '#domain/prize.js';
import type { Answer } from '../api/client.ts';
import { useGoldBookWords } from './gold-book.words.ts';

/** What is paid with an award, and who says so where that is not the law. */
export function PrizeTold({ prize }: { prize: Answer<'PrizeDto'> | null }) {
  const t = useGoldBookWords();
  if (prize?.why === 'higherTitle') return t('higher');
  if (!prize || prize.amount === null) return null;
  const amount = dongTold(prize.amount);
  return prize.why === 'byHand' ? (
    <>
      {amount} <span className="dimmed">({t('byHand')})</span>
    </>
  ) : (
    amount
  );
}
