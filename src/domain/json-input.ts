import { at, problem, type Problem } from './problem.js';
import { normaliseText, textProblem } from './text.js';

const DEPTH = 16;
const VALUES = 20_000;

/** What came in, rebuilt from plain objects, lists, NFC texts, numbers, booleans and null; and what was wrong with it. */
export interface CleanJson {
  value: unknown;
  problems: Problem[];
}

/**
 * The pipe that any JSON from outside goes through before a library touches it: bounded in depth and size, without
 * names that every object has from birth (`__proto__`, `constructor`), so that no input can make a reader throw.
 * Anything that is not JSON counts as absent.
 */
export function cleanJson(input: unknown): CleanJson {
  const problems: Problem[] = [];
  let count = 0;
  const clean = (value: unknown, path: string, depth: number): unknown => {
    count += 1;
    if (count > VALUES) return void once(problems, 'file.tooLarge', VALUES);
    if (depth > DEPTH) return void once(problems, 'file.tooDeep', DEPTH);
    if (typeof value === 'string') return cleanText(value, path, problems);
    if (Array.isArray(value)) return bounded(value).map((item, index) => clean(item, at(path, index), depth + 1));
    if (typeof value === 'object' && value !== null) return cleanObject(value, path, depth);
    return isPlain(value) ? value : undefined;
  };
  const cleanObject = (value: object, path: string, depth: number) => {
    const entries = bounded(Object.keys(value)).flatMap((key): [string, unknown][] => {
      const place = at(path, key);
      const known = isName(key);
      if (!known) problems.push(problem(place, 'value.unknown'));
      return known ? [[key, clean((value as Record<string, unknown>)[key], place, depth + 1)]] : [];
    });
    return Object.fromEntries(entries);
  };
  return { value: clean(input, '', 1), problems };
}

/** Whether the input was cut short, so that nothing more can be said about it. */
export const cutShort = ({ problems }: CleanJson): Problem[] =>
  problems.filter(({ code }) => code === 'file.tooDeep' || code === 'file.tooLarge');

const isPlain = (value: unknown): boolean => value === null || typeof value === 'boolean' || typeof value === 'number';

const isName = (key: string): boolean => !(key in {}) && textProblem(key) === undefined;

/** One more than allowed is enough to know that it is too many. */
const bounded = <Item>(list: readonly Item[]): Item[] => Array.from(list.slice(0, VALUES + 1));

function cleanText(text: string, path: string, problems: Problem[]): string {
  const code = textProblem(text);
  if (code) problems.push(problem(path, code));
  return normaliseText(text);
}

function once(problems: Problem[], code: 'file.tooLarge' | 'file.tooDeep', most: number): void {
  if (!problems.some((known) => known.code === code)) problems.push(problem('', code, { most }));
}
