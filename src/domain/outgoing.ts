import type { PaperPurpose } from './campaign.js';
import { canonicalJson } from './canonical.js';
import { sha256Hex } from './hash.js';
import { FORMS, formOf, type FormCode } from './forms.js';
import type { FormSubject } from './form.js';
import { refuse, type Refusal } from './refusals.js';
import type { Sentence } from './vocabulary.js';

/** A paper of ours on its way from the printer to the office's register. Its flow is among those of `batches.ts`. */

export const MARK_KINDS = ['signed', 'confirmed', 'stamped'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export const MARK_LABELS: Record<MarkKind, Sentence> = {
  signed: { vi: 'Ký', en: 'Signed' },
  confirmed: { vi: 'Xác nhận', en: 'Confirmed' },
  stamped: { vi: 'Đóng dấu', en: 'Stamped' },
};

/** Who has put what on the paper, on which day. */
export interface Mark {
  kind: MarkKind;
  name: string;
  position: string | null;
  day: string;
}

/** As what it stands among papers of any origin, which acts rest on. */
const PURPOSES: Partial<Record<FormCode, PaperPurpose>> = {
  submissionLetter: 'submissionLetter',
  minutes: 'councilMinutes',
  countRecord: 'councilMinutes',
  collectiveReport: 'achievementReport',
  individualReport: 'achievementReport',
  decision: 'decision',
};

export const purposeOf = (form: FormCode): PaperPurpose => PURPOSES[form] ?? 'other';

/** What a form's papers are about, among the subjects that papers of any origin have. */
export const subjectOf = (form: FormCode): FormSubject => FORMS[form].subject;

/** Those that tell how many votes each nominee got: where the signed one tells otherwise, it prevails. */
export const TELLING_COUNTS: readonly FormCode[] = ['minutes', 'countRecord'];

/** "TTr": under which letters an office's register numbers it; null where it has no number, or one of a unit's own book. */
export function numberedAs(form: FormCode): string | null {
  const { symbol, issuedBy } = formOf(form);
  return issuedBy === 'unit' ? null : symbol;
}

/** Whether another may be printed beside the one that stands there: of what is issued again and again, once that has left. */
export const mayPrintAnew = (form: FormCode, state: string): boolean =>
  formOf(form).repeats === true && (state === 'issued' || state === 'locked');

/** Where the paper stands once these marks are on it. */
export const stateMarked = (state: string, marks: readonly Mark[]): string =>
  state !== 'printed' && state !== 'signed'
    ? state
    : marks.some(({ kind }) => kind === 'signed')
      ? 'signed'
      : 'printed';

/** A mark may be mended until the paper has its number; from then on marks are only added. */
export function marksRefusal(state: string, before: readonly Mark[], after: readonly Mark[]): Refusal | undefined {
  if (state === 'printed' || state === 'signed') return undefined;
  const kept = before.every((one) => after.some((other) => sameMark(one, other)));
  return kept ? undefined : refuse('outgoing.markTaken');
}

const sameMark = (one: Mark, other: Mark): boolean =>
  one.kind === other.kind && one.name === other.name && one.position === other.position && one.day === other.day;

/** How many marks of each kind: a line holds no name. */
export const marksCounted = (marks: readonly Mark[]): Record<MarkKind, number> => {
  const count = (kind: MarkKind) => marks.filter((one) => one.kind === kind).length;
  return { signed: count('signed'), confirmed: count('confirmed'), stamped: count('stamped') };
};

/** What a line knows a number and a date by. */
export const issuedDigest = (number: string | null, date: string | null): string =>
  sha256Hex(canonicalJson([number, date]));

/** How many votes a paper tells for a nominee. */
// A type, not an interface: a line holds it as it is.
export type ToldCount = { yes: number; no: number; blank: number };

/** Where the signed paper and the record do not tell the same. */
export type Differing = { dossierId: string; recorded: ToldCount; signed: ToldCount };

export const sameCount = (one: ToldCount, other: ToldCount): boolean =>
  one.yes === other.yes && one.no === other.no && one.blank === other.blank;

/** A register does not leap so far from one paper to the next. */
const FARTHEST_LEAP = 1_000;

/** "2026/TTr-UBND" is more often the year than a number, and the next that is drawn would follow it: it is asked whether it is meant. */
export const looksMistyped = (serial: number, last: number, year: number): boolean =>
  serial !== last + 1 && (serial === year || (last > 0 && serial > last + FARTHEST_LEAP));

/** The serial of "05/TTr-UBND", "Số: 05", "TTr-05" or "05"; none of "05a", which stands beside another. */
export function serialOf(number: string): number | null {
  const [, digits] = /^\s*(?:số|no|№)?[\s:.]*(?:\p{L}{1,6}-)?(\d{1,6})(?![\da-zđ]|-\d)/iu.exec(number) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
