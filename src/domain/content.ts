import { canonicalJson } from './canonical.js';
import type { ContentChange } from './command.js';
import { sha256Hex } from './hash.js';

/** One piece of what a dossier holds now: a claim, a section, a file or a paper, known by the digest of its version. */
export interface ContentItem {
  kind: ContentChange['kind'];
  code: string;
  digest: string;
  /** Of evidence: the criterion it stands for. */
  criterion: string | null;
  /** Whether it says something: an emptied claim or section counts as missing. */
  filled: boolean;
}

const listed = (items: readonly ContentItem[]): string =>
  sha256Hex(canonicalJson(items.map(({ kind, code, digest }) => `${kind} ${code} ${digest}`).sort()));

const isCore = (item: ContentItem): boolean =>
  item.kind === 'claim' || item.kind === 'section' || (item.kind === 'paper' && item.code === 'achievementReport');

/** Digests of all that a reader of the dossier sees, and of its claims and report alone. */
export interface ContentDigests {
  readonly content: string;
  readonly core: string;
}

/** The second is worked out for whoever asks: most lines of a trail are judged without it. */
export function digestsOf(items: readonly ContentItem[]): ContentDigests {
  const content = listed(items);
  let core: string | undefined;
  return {
    content,
    get core() {
      return (core ??= items.every(isCore) ? content : listed(items.filter(isCore)));
    },
  };
}
