/** Line ends, tabs and joiners belong to a text; a NUL is refused elsewhere and not passed over in silence. */
const KEPT = new Set(['\0', '\t', '\n', '\r', '\u200c', '\u200d']);

/**
 * One spelling for what looks the same: macOS file names and some keyboards send letters and marks apart, and chats and
 * word processors leave marks of direction and width in what is copied from them.
 */
export const normaliseText = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (mark) => (KEPT.has(mark) ? mark : '')).normalize('NFC');

export type TextProblem = 'text.nul' | 'text.loneSurrogate';

/** What makes a text impossible to store or to hash the same everywhere; undefined when it is sound. */
export function textProblem(text: string): TextProblem | undefined {
  if (text.includes('\0')) return 'text.nul';
  if (/\p{Surrogate}/u.test(text)) return 'text.loneSurrogate';
  return undefined;
}

/** As a sentence begins; the rest stays as it is. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** What a search compares: no marks, no capitals, one space between words; so "Hoà" and "Hòa" both give "hoa". Icelandic ð, a misprint, counts as đ. */
export function searchKey(text: string): string {
  const bare = normaliseText(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[đð]/g, 'd');
  return words(bare).join(' ');
}

/** A name as it is spelled: "HOÀ" is "Hòa" and not "Hóa". */
export const spellingKey = (text: string): string =>
  words(normaliseText(text).toLocaleLowerCase('vi').normalize('NFD').replaceAll('ð', 'đ'))
    .map((word) => word.replaceAll(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ');

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The name with the given name (its last word) in front, then family and middle names: "Hòa Trần Thị". */
export const givenNameFirst = (name: string): string => wordsToSortBy(name).join(' ');

/** Orders names as a commune's lists do: by given name with its tone, then family name, then middle names. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [wordsToSortBy(a), wordsToSortBy(b)];
  const at = first.findIndex((word, index) => COLLATOR.compare(word, second[index] ?? '') !== 0);
  return at < 0 ? first.length - second.length : COLLATOR.compare(first[at]!, second[at] ?? '');
}

const COLLATOR = new Intl.Collator('vi');

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

function wordsToSortBy(name: string): string[] {
  const all = words(normaliseText(name));
  return [...all.slice(-1), ...all.slice(0, -1)];
}
