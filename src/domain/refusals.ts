import { BATCH_STATE_LABELS } from './batch-labels.js';
import { CATALOGUE, type RefusalCode } from './refusal-catalogue.js';
import type { Capacity, Sentence } from './vocabulary.js';
import { wordFor } from './words.js';

export type Params = Record<string, string | number | string[]>;

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
  const fill = (text: string, language: keyof Sentence) => fillIn(text, worded(refusal, language));
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

/** The parameters in a reader's words: roles, states and pieces of a dossier by their names. */
const worded = ({ code, params }: Refusal, language: keyof Sentence): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((one) => wordFor(one, language))
        : typeof value === 'string'
          ? (stateOf(code, name, value)?.[language] ?? wordFor(value, language))
          : value,
    ]),
  );

/** The state of a sitting, a sheet or a letter, as that kind of thing calls it: each has an "open" of its own. */
const stateOf = (code: string, name: string, value: string): Sentence | undefined =>
  name === 'state' ? BATCH_STATE_LABELS[code.split('.')[0] as keyof typeof BATCH_STATE_LABELS]?.[value] : undefined;

/** Puts the parameters into the `{places}` of a sentence; lists are joined by commas. */
export const fillIn = (text: string, params: Params): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return Array.isArray(value) ? value.join(', ') : String(value);
  });

/** Thrown by the shell where a refusal ends a request; the only error that HTTP turns into an answer with a code. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export const refused = (code: string, params?: Params): Refused => new Refused(refuse(code, params));
