import { useQueries } from '@tanstack/react-query';
import { searchKey } from '#domain/text.js';
import { answered, api } from '../api/client.ts';
import { meant, alike, type Known, type ListRow } from './unit-list.ts';

/** As many of one name as a commune may have. */
const MANY = 50;

const register = (organisationId: string, name: string) => ({
  queryKey: ['nominees', organisationId, searchKey(name)],
  queryFn: () =>
    answered(api.GET('/api/v1/nominees', { params: { query: { organisationId, q: name.trim(), limit: MANY } } })),
  enabled: name.trim() !== '',
});

const inSeason = (campaignId: string, name: string) => ({
  queryKey: ['dossiers', 'of', campaignId, searchKey(name)],
  queryFn: () =>
    answered(api.GET('/api/v1/dossiers', { params: { query: { campaignId, q: name.trim(), limit: MANY } } })),
  enabled: name !== '',
});

interface Where {
  organisationId: string;
  campaignId: string;
  unitId: string;
}

/** Looks up each line in the register, and whether who is meant already has a dossier in the season. */
export function useKnown(
  rows: readonly ListRow[],
  { organisationId, campaignId, unitId }: Where,
): (row: ListRow) => Known {
  const found = useQueries({ queries: rows.map(({ name }) => register(organisationId, name)) });
  const who = rows.map((row, index) => meant(row, unitId, alike(row, found[index]?.data?.items ?? [])));
  const live = useQueries({ queries: who.map((nominee) => inSeason(campaignId, nominee?.name ?? '')) });
  return (row) => {
    const index = rows.indexOf(row);
    return { found: found[index]?.data?.items, live: live[index]?.data?.items ?? [] };
  };
}
