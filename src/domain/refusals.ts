import { paramsTold, type Params } from './param-words.js';
import { fillIn } from './places.js';
import { CATALOGUE, type RefusalCode } from './refusal-catalogue.js';
import type { Capacity, Sentence } from './vocabulary.js';

export type { Params };

/** A coded "no". `others` are further things that stand in the way of the same command. */
export interface Refusal {
  code: RefusalCode;
  params: Params;
  others?: Refusal[];
}

/** A refusal as a person or a program reads it. */
export interface ToldRefusal {
  code: RefusalCode;
  status: number;
  params: Params;
  sentence: Sentence;
  /** In which capacity the way can be cleared. */
  unblockedBy: readonly Capacity[];
  help: Sentence;
  others?: ToldRefusal[];
}

/** Makes a refusal of a known code; an unknown one is a fault of the program. */
export function refuse(code: string, params: Params = {}, others: Refusal[] = []): Refusal {
  if (!(code in CATALOGUE)) throw new Error(`no refusal is called ${code}`);
  return { code: code as RefusalCode, params, ...(others.length > 0 && { others }) };
}

export function tell(refusal: Refusal): ToldRefusal {
  const entry = CATALOGUE[refusal.code];
  const fill = (text: string, language: keyof Sentence) => fillIn(text, paramsTold({ ...refusal, language }));
  return {
    code: refusal.code,
    status: entry.status,
    params: refusal.params,
    sentence: { vi: fill(entry.vi, 'vi'), en: fill(entry.en, 'en') },
    unblockedBy: entry.by,
    help: { vi: fill(entry.helpVi, 'vi'), en: fill(entry.helpEn, 'en') },
    ...(refusal.others && { others: refusal.others.map(tell) }),
  };
}

/** Thrown by the shell where a refusal ends a request; the only error that HTTP turns into an answer with a code. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export const refused = (code: string, params?: Params): Refused => new Refused(refuse(code, params));
