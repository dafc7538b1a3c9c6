import { NUMBER_TAGS, type LetterheadSettings } from './letterhead.js';
import { at, problem, type Problem } from './problem.js';

/** How many lines a part may have, and how long each may be, so that the head stays a head. */
export const ROOM: Record<keyof LetterheadSettings, { lines: number; letters: number }> = {
  superior: { lines: 3, letters: 80 },
  issuer: { lines: 3, letters: 80 },
  short: { lines: 1, letters: 20 },
  councilShort: { lines: 1, letters: 20 },
  place: { lines: 1, letters: 60 },
  signedFor: { lines: 2, letters: 80 },
  position: { lines: 3, letters: 80 },
  signer: { lines: 1, letters: 80 },
  recipients: { lines: 1, letters: 120 },
  numberForm: { lines: 1, letters: 60 },
};
export const MOST_RECIPIENTS = 10;

/** Control characters, and what XML cannot hold: they would break every paper from then on. */
const UNPRINTABLE = /[^\P{Cc}\n]|\p{Noncharacter_Code_Point}/u;

/** As it is kept: lines without blanks around them, nothing where nothing was said. */
export const tidied = (text: string | null | undefined): string | null =>
  (text ?? '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n') || null;

/** Everything that keeps a letterhead from being printed, each with its place. */
export function letterheadProblems(said: LetterheadSettings): Problem[] {
  const { recipients, numberForm, ...texts } = said;
  return [
    ...Object.entries(texts).flatMap(([part, text]) =>
      textProblems(part, text, ROOM[part as keyof LetterheadSettings]),
    ),
    ...((recipients ?? []).length > MOST_RECIPIENTS
      ? [problem('recipients', 'list.wrongLength', { least: 0, most: MOST_RECIPIENTS })]
      : []),
    ...(recipients ?? []).flatMap((text, index) => textProblems(at('recipients', index), text, ROOM.recipients)),
    ...(numberForm === null
      ? []
      : [...textProblems('numberForm', numberForm, ROOM.numberForm), ...formProblems(numberForm)]),
  ];
}

function textProblems(
  path: string,
  text: string | null,
  { lines, letters }: { lines: number; letters: number },
): Problem[] {
  const all = (text ?? '').split('\n');
  if (UNPRINTABLE.test(text ?? '')) return [problem(path, 'text.unprintable')];
  if (all.length > lines) return [problem(path, 'text.tooManyLines', { most: lines })];
  return all.some((line) => line.length > letters) ? [problem(path, 'text.tooLong', { most: letters })] : [];
}

/** The number stands there once, and nothing that nobody knows stands in braces. */
function formProblems(form: string): Problem[] {
  const tags: string[] = form.match(/\{[^{}]*\}/gu) ?? [];
  const known: readonly string[] = NUMBER_TAGS;
  const stray = /[{}]/.test(tags.reduce((rest, tag) => rest.replace(tag, ''), form));
  const sound = !stray && tags.filter((tag) => tag === '{số}').length === 1 && tags.every((tag) => known.includes(tag));
  return sound ? [] : [problem('numberForm', 'numberForm.wrong', { parts: NUMBER_TAGS.join(' ') })];
}
