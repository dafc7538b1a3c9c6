import type { Letter } from './forwarding.queries.ts';
import { day } from '../words/when.ts';
import { useLetterWords } from './letter.words.ts';

/** A paper by its number and date; a link where its file is there. */
export function PaperLink({ paper }: { paper: Letter['letter'] | undefined }) {
  const t = useLetterWords();
  if (!paper) return null;
  const { id, number, date, attached } = paper;
  const words = number && date ? t('numbered', { number, day: day(date) }) : t('notNumberedYet');
  return attached ? <a href={`/api/v1/papers/${id}/content`}>{words}</a> : <span>{words}</span>;
}
