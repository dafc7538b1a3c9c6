import { queryOptions } from '@tanstack/react-query';
import { answered, api, stamped, type Answer } from '../api/client.ts';

export type Sets = Answer<'SetsDto'>;
export type SetEdition = Answer<'EditionDto'>;
export type SetColumns = Answer<'SetColumnsDto'>;

/** While one is built, until it is there. */
const SOON = 3_000;

export const setsOf = (id: string) =>
  queryOptions({
    queryKey: ['submission', id, 'set'],
    queryFn: () => answered(api.GET('/api/v1/submissions/{id}/set', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.building ? SOON : false),
  });

export const buildSet = (id: string, key: string) =>
  answered(api.POST('/api/v1/submissions/{id}/set', { params: { path: { id } }, ...stamped(key) }));

interface Between {
  id: string;
  receiverId: string;
}

export const columnsBetween = ({ id, receiverId }: Between) =>
  queryOptions({
    queryKey: ['set-columns', id, receiverId],
    queryFn: () =>
      answered(
        api.GET('/api/v1/organisations/{id}/set-columns/{receiverId}', { params: { path: { id, receiverId } } }),
      ),
  });

export const setColumns = ({ id, receiverId, columns }: Between & Answer<'SetColumnsRequest'>, key: string) =>
  answered(
    api.PUT('/api/v1/organisations/{id}/set-columns/{receiverId}', {
      params: { path: { id, receiverId } },
      body: { columns },
      ...stamped(key),
    }),
  );
