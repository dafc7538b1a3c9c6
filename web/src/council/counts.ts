import type { NomineeCount } from '#domain/quorum.js';
import type { Sheet } from './council.queries.ts';

/** What is read from the record for each nominee; the absent are the rest of the council. */
export const READ = ['yes', 'no', 'blank', 'recused'] as const;
export type ReadNumber = (typeof READ)[number];

/** By dossier, each number as it was typed. */
export type Counts = Readonly<Record<string, Readonly<Record<ReadNumber, string>>>>;

export const blankCounts = (rows: Sheet['dossiers']): Counts =>
  Object.fromEntries(rows.map(({ dossierId }) => [dossierId, { yes: '', no: '', blank: '', recused: '0' }]));

const cellOf = (dossierId: string, name: ReadNumber): string => `${dossierId} ${name}`;

/** The cells in which two entries differ. */
export const differences = (first: Counts, second: Counts): ReadonlySet<string> =>
  new Set(
    Object.entries(first).flatMap(([dossierId, numbers]) =>
      READ.filter((name) => Number(numbers[name]) !== Number(second[dossierId]![name])).map((name) =>
        cellOf(dossierId, name),
      ),
    ),
  );

export const isMarked = (marked: ReadonlySet<string>, dossierId: string, name: ReadNumber): boolean =>
  marked.has(cellOf(dossierId, name));

/** The five groups of a count; whoever is in none of those that were read had no ballot. */
export function countOf(dossierId: string, typed: Counts[string], allMembers: number): NomineeCount {
  const [yes, no, blank, recused] = READ.map((name) => Number(typed[name])) as [number, number, number, number];
  const absent = Math.max(0, allMembers - yes - no - blank - recused);
  return { dossierId, yes, no, blank, recused, absent, opinions: { yes: 0, no: 0, blank: 0 } };
}
