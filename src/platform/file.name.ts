import { normaliseText } from '../domain/text.js';

/** In letters, not in UTF-16 units: a name is never cut inside one. */
const LONGEST_NAME = 200;

/** The last part of a name, in NFC, without control characters; too long, it keeps its suffix. Of nothing else, "file". */
export function safeName(name: string): string {
  const last = normaliseText(name).split(/[\\/]/).at(-1) ?? '';
  const plain = [...last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()];
  const suffix = /\.\w{1,8}$/.exec(last.trimEnd())?.[0] ?? '';
  const short = plain.length <= LONGEST_NAME ? plain : [...plain.slice(0, LONGEST_NAME - suffix.length), ...suffix];
  return short.length === 0 ? 'file' : short.join('');
}
