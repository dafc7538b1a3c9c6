import { day, dayOfInstant } from '../words/when.ts';
import type { Letter } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';

/** What a decision is called: by the number and date of its paper, else by the day on which it was recorded. */
export function useDecisionName(): (decision: { paper: Letter['letter']; createdAt: string }) => string {
  const t = useLetterWords();
  return ({ paper, createdAt }) =>
    paper?.number && paper.date
      ? t('decisionNamed', { number: paper.number, day: day(paper.date) })
      : t('decisionUnnamed', { day: dayOfInstant(createdAt) });
}
