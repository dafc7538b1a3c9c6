import { at, problem, type Problem, type Sound } from './problem.js';
import type { ProblemCode } from './problem-sentences.js';
import type { Params } from './refusals.js';

/** A part of a file and where it stands. */
export interface Part<T> {
  value: T;
  path: string;
}

/**
 * One rule of meaning about a part. It reads only the members it names (`period.to`, `papers[].from`), so it can be
 * asked wherever their form is right. It answers with the parameters of its sentence, or false.
 */
export interface Check<T> {
  code: ProblemCode;
  /** The member at which the problem is told. */
  place: string;
  reads: readonly string[];
  wrong: (value: T) => boolean | Params;
}

/** Asks every rule of a part that can be asked. */
export const ask = <T>({ value, path }: Part<T>, checks: readonly Check<T>[], sound: Sound): Problem[] =>
  checks
    .filter(({ reads }) => reads.every((member) => sound(under(path, member))))
    .flatMap(({ code, place, wrong }) => {
      const found = wrong(value);
      return found === false ? [] : [problem(under(path, place), code, found === true ? {} : found)];
    });

const under = (path: string, member: string): string => (path === '' ? member : `${path}.${member}`);

/** The items of a list, each with its place; what is no group of values is left out. */
export const partsOf = <T>(list: readonly T[], path: string): Part<T>[] =>
  Array.isArray(list)
    ? list
        .map((value: T, index) => ({ value, path: at(path, index) }))
        .filter(({ value }) => typeof value === 'object' && value !== null)
    : [];

/** The items whose key (by default what the member holds) an earlier item has already, told at that member. */
export function repeats<T>(
  parts: readonly Part<T>[],
  member: keyof T & string,
  sound: Sound,
  keyOf: (value: T) => string = (value) => String(value[member]),
): Problem[] {
  const seen = new Set<string>();
  return parts
    .filter(({ path }) => sound(under(path, member)))
    .flatMap(({ value, path }) => {
      const code = keyOf(value);
      const known = seen.has(code);
      seen.add(code);
      return known ? [problem(under(path, member), 'code.repeated', { code })] : [];
    });
}

/** The words of a list that stand in it already. */
export const repeatedWords = ({ value, path }: Part<readonly string[]>): Problem[] =>
  value.flatMap((word, index) =>
    value.indexOf(word) < index ? [problem(at(path, index), 'code.repeated', { code: word })] : [],
  );

/** Of rule cards and routing rules: a span of days that holds none is a slip. */
export const VALIDITY: Check<{ validFrom: string | null; validTo: string | null }> = {
  code: 'validity.endsBeforeItStarts',
  place: 'validTo',
  reads: ['validTo', 'validFrom'],
  wrong: ({ validFrom, validTo }) => validFrom !== null && validTo !== null && validTo < validFrom,
};
