import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Answer } from '../api/client.ts';
import { everyPage, pagesOf } from '../api/queries.ts';

export type Sitting = Answer<'ShownSitting'>;
export type Sheet = Answer<'ShownSheet'>;
export type Member = Answer<'MemberView'>;
export type ReadDossier = Answer<'ReadDossier'>;

/** While something is going on in the room, everybody sees it within a few seconds. */
const LIVE = 3_000;

export const sittings = pagesOf(['sittings'], (cursor) =>
  answered(api.GET('/api/v1/sittings', { params: { query: { limit: 50, cursor } } })),
);

export const sitting = (id: string) =>
  queryOptions({
    queryKey: ['sitting', id],
    queryFn: () => answered(api.GET('/api/v1/sittings/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'closed' ? false : LIVE),
  });

export const sheet = (id: string) =>
  queryOptions({
    queryKey: ['sheet', id],
    queryFn: () => answered(api.GET('/api/v1/sheets/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (['settled', 'void'].includes(state.data?.state ?? '') ? false : LIVE),
  });

/** The council, and who signs: by given name. */
export const members = (organisationId: string) =>
  queryOptions({
    queryKey: ['members', organisationId],
    queryFn: () =>
      answered(api.GET('/api/v1/organisations/{id}/members', { params: { path: { id: organisationId } } })),
    staleTime: 60_000,
  });

/** What there is to read before a sitting: at most two hundred, by award and given name. */
export const readingList = (id: string) =>
  queryOptions({
    queryKey: ['sitting', id, 'reading'],
    queryFn: () =>
      everyPage((cursor) =>
        answered(
          api.GET('/api/v1/sittings/{id}/reading-list', { params: { path: { id }, query: { limit: 100, cursor } } }),
        ),
      ),
    staleTime: 30_000,
  });
