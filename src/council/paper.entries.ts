import { refused } from '../domain/refusals.js';
import type { CouncilSize, NomineeCount } from '../domain/quorum.js';
import { checkPaperCount } from '../domain/tally.js';
import type { Tx } from '../platform/database.js';
import type { Choices } from './ballot.box.js';
import type { CountEntry } from './sheet.dto.js';
import type { Desk } from './sheet.desk.js';
import type { OnSheet, SheetRecusal, SheetTally } from './sheet.row.js';

/** What is known of a vote on paper before its counts: the council's declared recusals, and opinions entered one by one. */
interface Declared {
  recusals: readonly SheetRecusal[];
  opinions: readonly Choices[];
}

const OPINIONS = `SELECT choices FROM opinion WHERE sheet_id = $1 AND person_id = ANY($2::uuid[])`;

/** `away` are the members whose opinion counts, since they did not come. */
export async function declaredOn(
  tx: Tx,
  { sheet, recusals }: Desk,
  members: readonly string[],
  away: readonly string[],
): Promise<Declared> {
  const opinions = await tx.query<{ choices: Choices }>(OPINIONS, [sheet.id, away]);
  return {
    recusals: recusals.filter(({ personId }) => members.includes(personId)),
    opinions: opinions.map(({ choices }) => choices),
  };
}

/**
 * The counts as they were entered, exactly of the dossiers on the sheet, and what does not add up in each. Opinions are
 * entered one by one with their papers, or only as numbers: then at least as many wrote as are counted for one nominee.
 */
export function entered(
  known: CouncilSize,
  dossiers: readonly OnSheet[],
  entries: readonly CountEntry[],
  declared: Declared,
) {
  const ids = dossiers.map(({ dossierId }) => dossierId);
  const byDossier = new Map(entries.map((entry) => [entry.dossierId, countOf(entry)]));
  if (byDossier.size !== entries.length || entries.length !== ids.length || ids.some((id) => !byDossier.has(id)))
    throw refused('count.wrongDossiers', { dossiers: ids });
  const counts = ids.map((id) => byDossier.get(id)!);
  const inWriting = counts.map(({ opinions: { yes, no, blank } }) => yes + no + blank);
  const size = { ...known, opinions: Math.max(known.opinions, ...inWriting) };
  const tally: SheetTally = { size, counts };
  const problemsOf = (count: NomineeCount) => [...checkPaperCount(count, size), ...contradictions(count, declared)];
  return { tally, problems: new Map(counts.map((count) => [count.dossierId, problemsOf(count)])) };
}

const countOf = ({ dossierId, yes, no, blank, recused, absent, opinions }: CountEntry): NomineeCount => ({
  ...{ dossierId, yes, no, blank, recused, absent },
  opinions: { yes: opinions?.yes ?? 0, no: opinions?.no ?? 0, blank: opinions?.blank ?? 0 },
});

/** More may be recused in the room than had declared it, but not fewer; opinions that were entered are all there are. */
function contradictions({ dossierId, recused, opinions }: NomineeCount, declared: Declared): string[] {
  const least = declared.recusals.filter((one) => one.dossierId === dossierId).length;
  const said = (word: 'yes' | 'no' | 'blank') => declared.opinions.filter((one) => one[dossierId] === word).length;
  const differ = (['yes', 'no', 'blank'] as const).some((word) => opinions[word] !== said(word));
  return [
    ...(recused < least ? ['count.recused'] : []),
    ...(declared.opinions.length > 0 && differ ? ['count.written'] : []),
  ];
}
