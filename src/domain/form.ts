import type { Sentence } from './vocabulary.js';

/**
 * What a paper that is written from facts consists of. A template names a field by its tag, `{Họ và tên}`, a word that an
 * office reads; a list, or what is there or not, is opened by `{#Danh sách}` and closed by `{/Danh sách}`.
 */
export interface TextField {
  kind: 'text';
  tag: string;
  /** What stands there in a preview. */
  sample: string;
  /** A template that leaves it out says less than the paper must. */
  must: boolean;
}

export interface ListField<Of extends Fields = Fields> {
  kind: 'list';
  tag: string;
  of: Of;
  must: boolean;
}

export interface WhetherField {
  kind: 'whether';
  tag: string;
}

export type Field = TextField | ListField | WhetherField;
export interface Fields {
  readonly [name: string]: Field;
}

/** The facts of a paper, by the names of its fields. A text may hold line breaks; where nothing is known it is ''. */
export type FactsOf<F extends Fields> = {
  -readonly [Name in keyof F]: F[Name] extends ListField<infer Of>
    ? FactsOf<Of>[]
    : F[Name] extends WhetherField
      ? boolean
      : string;
};

export const text = (tag: string, sample: string): TextField => ({ kind: 'text', tag, sample, must: false });
export const list = <Of extends Fields>(tag: string, of: Of): ListField<Of> => ({ kind: 'list', tag, of, must: false });
export const whether = (tag: string): WhetherField => ({ kind: 'whether', tag });
export const must = <F extends TextField | ListField>(field: F): F => ({ ...field, must: true });

/** The same fields, of which a template may leave out none of these. */
export const mustHave = <F extends Fields>(fields: F, ...names: (keyof F & string)[]): F => ({
  ...fields,
  ...Object.fromEntries(names.map((name) => [name, must(fields[name] as TextField | ListField)])),
});

/** What a paper is about; its facts are gathered for one of these. */
export const FORM_SUBJECTS = [
  'dossier',
  'nomination',
  'sitting',
  'sheet',
  'campaign',
  'submission',
  'decision',
] as const;
export type FormSubject = (typeof FORM_SUBJECTS)[number];

/** The number that a form has in an annex: it changes with each decree, so it is told with its source. */
export interface FormNumber {
  number: string;
  citation: string;
  certainty: 'verified' | 'unverified';
}

/**
 * Who issues a paper, and in whose register its number stands: a council has a series of its own beside its committee's
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I), a unit has its own book.
 */
export type IssuedBy = 'office' | 'council' | 'unit';

/** One kind of paper. */
export interface Form<F extends Fields = Fields> {
  title: Sentence;
  subject: FormSubject;
  issuedBy: IssuedBy;
  /** "TTr" in "05/TTr-UBND"; null for a paper that the office's register gives no number. */
  symbol: string | null;
  annex: FormNumber | null;
  /** Issued again and again about the same: for each round, for each list that is decided. */
  repeats?: true;
  fields: F;
}

/** Lists in a preview have so many rows. */
const SAMPLE_ROWS = 3;

/** Facts of nobody, for a preview of a template. */
export function sampleOf<F extends Fields>(fields: F): FactsOf<F> {
  const sample = (field: Field): unknown => {
    if (field.kind === 'whether') return true;
    if (field.kind === 'text') return field.sample;
    return Array.from({ length: SAMPLE_ROWS }, () => sampleOf(field.of));
  };
  return mapped(fields, sample) as FactsOf<F>;
}

/** The same facts by the tags that a template names. */
export function byTags<F extends Fields>(fields: F, facts: FactsOf<F>): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, field]) => {
    const fact = facts[name];
    const told =
      field.kind === 'list' ? (fact as FactsOf<Fields>[]).map((row) => byTags(field.of, row)) : printable(fact);
    return [field.tag, told];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** What XML cannot hold would break the paper of everybody who stands on it; of that, all else is refused where it is typed. */
const printable = (fact: unknown): unknown =>
  typeof fact === 'string' ? fact.replaceAll(/[\ufffe\uffff]/g, '') : fact;

const mapped = (fields: Fields, value: (field: Field) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, value(field)]));
