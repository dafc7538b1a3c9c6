import type { Answer } from '../api/client.ts';
import { useCheckWords } from './check.words.ts';
import styles from './both-values.module.css';

type Difference = Answer<'DifferenceDto'>;

/** One side of a difference, with the letters marked that the other has not. */
export function BothValues({ difference, side }: { difference: Difference; side: 'record' | 'file' }) {
  const t = useCheckWords();
  const { kind, record, file } = difference;
  const value = side === 'record' ? record : file;
  if (kind === 'rowMoved') return <mark className={styles['mark']}>{t('rowAt', { number: value })}</mark>;
  if (value === '')
    return (
      <span className="dimmed">{t(side === 'record' ? 'notThere' : kind === 'rowMissing' ? 'goneRow' : 'gone')}</span>
    );
  const [start, end] = parting(record, file);
  return (
    <>
      {value.slice(0, start)}
      <mark className={styles['mark']}>{value.slice(start, value.length - end)}</mark>
      {value.slice(value.length - end)}
    </>
  );
}

/** How many letters both begin and end with; whole words, so that a name with another mark is seen at once. */
function parting(record: string, file: string): [start: number, end: number] {
  const [ours, theirs] = [record.split(/(?<= )/), file.split(/(?<= )/)];
  const most = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < most && ours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < most - start && ours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  const length = (words: readonly string[]) => words.join('').length;
  return [length(ours.slice(0, start)), length(end === 0 ? [] : ours.slice(-end))];
}
