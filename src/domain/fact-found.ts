import { isCapital, plain, tells, written, type Word } from './paper-words.js';

/** What a file has where the record has a fact. */
export type Found = 'same' | 'filled' | 'changed';

const keys = (words: readonly Word[]): string[] => words.map(({ key }) => key);
const sameWords = (first: readonly string[], second: readonly string[]): boolean =>
  first.length === second.length && first.every((key, at) => key === second[at]);

/** Whether it is the fact, the fact with what was left to be filled in, or something else. */
export function foundAs(record: readonly Word[], file: readonly Word[]): Found {
  const ours = unended(record);
  const theirs = unended(file.filter((word) => word.kind !== 'dots' || record.some(({ kind }) => kind === 'dots')));
  if (ours.some(({ kind }) => kind === 'hole') || ours.length === 0) return filledIn(ours, theirs);
  const same = [theirs, withoutCourtesy(theirs)].some(
    (said) => sameWords(keys(ours), keys(said)) || sameWords(keys(ours).map(capitals), capitalKeys(said)),
  );
  return same ? 'same' : 'changed';
}

const capitals = (key: string): string => key.toLocaleUpperCase('vi');
/** Who writes a whole name in capitals writes the same name. */
const capitalKeys = (words: readonly Word[]): string[] => {
  const said = keys(words);
  return said.every((key) => key === capitals(key)) ? said : [];
};

const ENDS = ['.', ',', ';', ':'];
const unended = (words: readonly Word[]): readonly Word[] =>
  words.length > 1 && ENDS.includes(words.at(-1)!.key) ? words.slice(0, -1) : words;

/** What comes before a name out of courtesy. */
const COURTESY = ['ông', 'bà', 'anh', 'chị', 'đồng chí', 'đ / c'].map((said) => said.split(' '));
function withoutCourtesy(words: readonly Word[]): readonly Word[] {
  const begins = keys(words.slice(0, 3)).map((key) => key.toLocaleLowerCase('vi'));
  const said = COURTESY.find((title) => sameWords(title, begins.slice(0, title.length)));
  return words.slice(said?.length ?? 0);
}

/** Nobody fills in more words than this. */
const MOST_FILLED = 200;

/** What stands at the places that were left open; whatever stood around them must still. */
function filledIn(record: readonly Word[], file: readonly Word[]): Found {
  const known = record.filter(({ kind }) => kind !== 'hole');
  if (sameWords(keys(known), keys(file))) return 'same';
  const isFilled = record.length === 0 || (file.length <= MOST_FILLED && fits(record, keys(file)));
  return isFilled ? 'filled' : 'changed';
}

/** Whether the words between the open places follow each other in the file, from its beginning to its end. */
function fits(record: readonly Word[], said: readonly string[]): boolean {
  const runs: string[][] = [[]];
  for (const { kind, key } of record)
    if (kind === 'hole') runs.push([]);
    else runs.at(-1)!.push(key);
  const isAt = (run: readonly string[], at: number) => run.every((key, index) => said[at + index] === key);
  const [first, last] = [runs[0]!, runs.at(-1)!];
  const end = said.length - last.length;
  if (first.length > end || !isAt(first, 0) || !isAt(last, end)) return false;
  let at = first.length;
  for (const run of runs.slice(1, -1)) {
    while (at + run.length <= end && !isAt(run, at)) at += 1;
    at += run.length;
    if (at > end) return false;
  }
  return true;
}

const CONTEXT = 4;
const SHORT = 14;

/** Both values as they are shown: of a long one what differs, with some words around it. */
export function excerpts(record: Stated, file: Stated): { record: string; file: string } {
  if (record.words.length <= SHORT && file.words.length <= SHORT) return { record: shown(record), file: shown(file) };
  const [ours, theirs] = [keys(record.words), keys(file.words)];
  const most = Math.min(ours.length, theirs.length);
  let start = 0;
  while (start < most && ours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < most - start && ours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  return { record: cut(record, start, end), file: cut(file, start, end) };
}

/** Words of a text. */
export interface Stated {
  text: string;
  words: readonly Word[];
}

const MOST_SHOWN = 300;
const bounded = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
export const shown = ({ text, words }: Stated): string =>
  bounded(plain(written(text, words)).replaceAll('\ue003', '…').replaceAll(/ {2,}/g, ' '));

function cut({ text, words }: Stated, start: number, end: number): string {
  const [from, to] = [Math.max(0, start - CONTEXT), Math.min(words.length, words.length - end + CONTEXT)];
  const said = shown({ text, words: words.slice(from, to) });
  return `${from > 0 ? '…' : ''}${said}${to < words.length ? '…' : ''}`;
}

/** Whether a change of a sentence is of a number or a name in it, and not of its wording. */
export function changesFacts(record: readonly Word[], file: readonly Word[]): boolean {
  const told = (words: readonly Word[]) => keys(words.filter((word, at) => tells(word) && !beginsSentence(words, at)));
  return !sameWords(told(record), told(file));
}

const beginsSentence = (words: readonly Word[], at: number): boolean =>
  isCapital(words[at]!) && (at === 0 || ['.', '-', ':', '…'].includes(words[at - 1]!.key));
