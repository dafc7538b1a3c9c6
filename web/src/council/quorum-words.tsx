import { leastToReach, quorumMet } from '#domain/quorum.js';
import type { RuleCard } from '#domain/rule-card.js';
import { useCouncilWords } from './council.words.ts';

interface QuorumWordsProps {
  cards: readonly RuleCard[];
  all: number;
  present: number;
  className?: string | undefined;
}

/** Whether those who are there are enough; said once where all cards ask the same. */
export function QuorumWords({ cards, all, present, className }: QuorumWordsProps) {
  const t = useCouncilWords();
  const said = new Set(
    cards.map((card) =>
      t(quorumMet(card, all, present) ? 'quorumMet' : 'quorumShort', {
        least: leastToReach(card.quorum, all, all) ?? all,
      }),
    ),
  );
  return [...said].map((sentence) => (
    <p key={sentence} className={className}>
      {sentence}
    </p>
  ));
}
