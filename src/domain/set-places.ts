/** How the files of a set are called in its ZIP: by names that every system takes, in the order in which they are laid. */

/** What some system does not take in a name, and what `sha256sum` would escape. */
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu;
const LONGEST = 80;

/** One part of a path: no longer than 80 letters, without what a system refuses, and not ending in a dot or a blank. */
export function placeName(text: string, ending = ''): string {
  const plain = text.normalize('NFC').replace(REFUSED, ' ').replace(/\s+/g, ' ').trim();
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/, '');
  return `${short === '' ? 'tệp' : short}${ending}`;
}

/** "03", so that names stand in their order. */
export const inPlace = (index: number, count: number): string =>
  String(index + 1).padStart(Math.max(2, String(count).length), '0');

/** The ending that a name has, of a few letters; none where it has none. */
export const endingOf = (name: string): string => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';

/** How a set, or one of its files, is called: by the number of its letter, or by its receiver while it has none. */
export const setFileName = (letter: string, ending: string): string => placeName(`Bộ hồ sơ ${letter}`, `.${ending}`);

/** A file of the set by its digest. */
export interface Placed {
  path: string;
  sha256: string;
}

export const MANIFEST = 'manifest-sha256.txt';

/** As `sha256sum -c` reads it. */
export const manifestOf = (files: readonly Placed[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
