import { paramsTold, type Params } from './param-words.js';
import { fillIn } from './places.js';
import { PROBLEM_SENTENCES, type ProblemCode } from './problem-sentences.js';
import type { Sentence } from './vocabulary.js';

/** One thing that is wrong in a file, and where: `awards[1].criteria[3].target.atLeast`. The file as a whole is ''. */
export interface Problem {
  path: string;
  code: ProblemCode;
  /** What fills the places of the sentence, as programs know it: the codes of a closed list. */
  params: Params;
  message: Sentence;
}

export function problem(path: string, code: ProblemCode, params: Params = {}): Problem {
  const say = (language: keyof Sentence) =>
    fillIn(PROBLEM_SENTENCES[code][language], paramsTold({ code, params, language }));
  return { path, code, params, message: { vi: say('vi'), en: say('en') } };
}

/** The path of a member or, by number, of an item; a key that is no plain word is quoted. */
export function at(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Whether a place in a file can be read without stumbling; `[]` in a path stands for any item of the list. */
export type Sound = (path: string) => boolean;

/** Sound is what neither holds one of the broken places nor lies within one. */
export function soundness(broken: readonly string[]): Sound {
  const places = broken.map(steps);
  return (path) => !places.some((place) => meet(place, steps(path)));
}

const steps = (path: string): string[] => path.match(/\[(?:"(?:\\.|[^"\\])*"|\d*)\]|[^.[\]]+/g) ?? [];

const meet = (a: string[], b: string[]): boolean =>
  a.every((step, index) => {
    const other = b[index] ?? step;
    return step === other || (other === '[]' && /^\[\d+\]$/.test(step));
  });
