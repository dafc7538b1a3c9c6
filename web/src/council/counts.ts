import type { NomineeCount } from '#domain/quorum.js';
import type { Sheet, Sitting } from './council.queries.ts';

/** What is read from the record for each nominee; the absent are the rest of the council. */
export const READ = ['yes', 'no', 'blank', 'recused'] as const;
/** Of these votes, those that came in writing. */
export const IN_WRITING = ['yesWritten', 'noWritten', 'blankWritten'] as const;
export type ReadNumber = (typeof READ)[number] | (typeof IN_WRITING)[number];

/** By dossier, each number as it was typed. */
export type Counts = Readonly<Record<string, Readonly<Record<ReadNumber, string>>>>;

/** Nothing typed yet, but for how many declared that they do not vote. */
export const blankCounts = (rows: Sheet['dossiers'], { recusals }: Sitting): Counts =>
  Object.fromEntries(
    rows.map(({ dossierId, nomineeId }) => {
      const recused = String(recusals.filter((one) => one.nomineeId === nomineeId).length);
      const inWriting = { yesWritten: '0', noWritten: '0', blankWritten: '0' };
      return [dossierId, { yes: '', no: '', blank: '', recused, ...inWriting }];
    }),
  );

const cellOf = (dossierId: string, name: ReadNumber): string => `${dossierId} ${name}`;

const cellsWhere = (counts: Counts, isSo: (dossierId: string, name: ReadNumber) => boolean): ReadonlySet<string> =>
  new Set(
    Object.keys(counts).flatMap((dossierId) =>
      [...READ, ...IN_WRITING].filter((name) => isSo(dossierId, name)).map((name) => cellOf(dossierId, name)),
    ),
  );

/** The cells in which nothing was typed. */
export const emptyCells = (counts: Counts): ReadonlySet<string> =>
  cellsWhere(counts, (dossierId, name) => counts[dossierId]![name] === '');

/** The cells in which two entries differ. */
export const differences = (first: Counts, second: Counts): ReadonlySet<string> =>
  cellsWhere(first, (dossierId, name) => Number(first[dossierId]![name]) !== Number(second[dossierId]![name]));

export const isMarked = (marked: ReadonlySet<string>, dossierId: string, name: ReadNumber): boolean =>
  marked.has(cellOf(dossierId, name));

/** The five groups of a count; whoever is in none of those that were read had no ballot. */
export function countOf(dossierId: string, typed: Counts[string], allMembers: number): NomineeCount {
  const [yes, no, blank, recused] = READ.map((name) => Number(typed[name])) as [number, number, number, number];
  const absent = Math.max(0, allMembers - yes - no - blank - recused);
  const [inYes, inNo, inBlank] = IN_WRITING.map((name) => Number(typed[name])) as [number, number, number];
  return { dossierId, yes, no, blank, recused, absent, opinions: { yes: inYes, no: inNo, blank: inBlank } };
}
