import { day, dayOfInstant } from '../words/when.ts';
import type { LetterRow } from './forwarding.queries.ts';
import { useLetterWords } from './letter.words.ts';

/** What a letter is called: by number and date, before it has them by the day on which it was drawn up. */
export function useLetterName(): (letter: Pick<LetterRow, 'letter' | 'createdAt'>) => string {
  const t = useLetterWords();
  return ({ letter, createdAt }) =>
    letter?.number && letter.date
      ? t('letterNamed', { number: letter.number, day: day(letter.date) })
      : t('letterUnnamed', { day: dayOfInstant(createdAt) });
}
