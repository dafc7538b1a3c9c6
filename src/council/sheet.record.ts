import { dataOf, linesOf } from '../audit/witness.js';
import { outcomesIn, textsIn } from '../domain/batch-lines.js';
import { canonicalJson, type Canonical } from '../domain/canonical.js';
import { saltedDigest, type LineBody } from '../domain/line.js';
import { sha256Hex } from '../domain/hash.js';

/** What the lines of a sheet say of its vote: what it was opened on, who was on the roll, who voted, what was counted. */
export interface SheetRecord {
  /** The line that froze the council: OPEN_VOTE, or RECORD_COUNT of a vote on paper. */
  frozen: LineBody | undefined;
  /** Whether each member was present, by person; null while nothing is frozen. */
  roll: Record<string, boolean> | null;
  voted: string[];
  /** By who wrote it: the paper, and the digest of the choices. */
  opinions: Record<string, { paperId: unknown; digest: unknown }>;
  tallyDigest: unknown;
  outcomes: Record<string, string> | null;
}

export function recordOf(lines: readonly LineBody[]): SheetRecord {
  const [frozen] = linesOf(lines, 'OPEN_VOTE', 'RECORD_COUNT');
  const counted = linesOf(lines, 'RECORD_COUNT', 'CLOSE_VOTE', 'RECOUNT').at(-1);
  const [settled] = linesOf(lines, 'SETTLE');
  const { present, absent } = dataOf(frozen);
  return {
    frozen,
    roll: frozen ? { ...marked(present, true), ...marked(absent, false) } : null,
    voted: linesOf(lines, 'CAST_BALLOT')
      .map(({ actorId }) => String(actorId))
      .sort(),
    opinions: Object.fromEntries(
      linesOf(lines, 'RECORD_OPINION').map(({ data, basis }) => {
        const { personId, choicesDigest } = data as Record<string, unknown>;
        return [String(personId), { paperId: basis.paperId, digest: choicesDigest }];
      }),
    ),
    tallyDigest: dataOf(counted)['tallyDigest'] ?? null,
    outcomes: settled ? Object.fromEntries(outcomesIn(settled.data)) : null,
  };
}

const marked = (ids: unknown, present: boolean): Record<string, boolean> =>
  Object.fromEntries(textsIn(ids).map((id) => [id, present]));

/** The digest that a salt and a value have now; one that cannot have been written has none. */
export function digestNow(salt: string | null, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  try {
    return saltedDigest(salt ?? '', value as Canonical);
  } catch {
    return 'no digest';
  }
}

/** One digest for all that is put to the vote, in the sheet's order. */
export const digestOfVote = (
  dossiers: readonly (readonly [dossierId: string, contentDigest: string | null])[],
): string => sha256Hex(canonicalJson(dossiers.map(([id, digest]) => [id, digest])));
