import { useQueries } from '@tanstack/react-query';
import type { Sentence } from '#domain/vocabulary.js';
import { votedOn } from './forwarding.queries.ts';

/** What the council's vote on each dossier came to, in the words of its sheet. */
export function useVotes(rows: readonly { sheetId: string | null }[]): ReadonlyMap<string, Sentence> {
  const ids = [...new Set(rows.flatMap(({ sheetId }) => sheetId ?? []))];
  const sheets = useQueries({ queries: ids.map((id) => votedOn(id)) });
  const counts = sheets.flatMap(({ data }) => data?.counts ?? []);
  return new Map(counts.map(({ dossierId, sentence }) => [dossierId, sentence]));
}
