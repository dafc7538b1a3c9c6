import { queryOptions } from '@tanstack/react-query';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { everyPage, pagesOf } from '../api/queries.ts';
import type { RegisterSearch } from './register.search.ts';

export type Nominee = Answer<'NomineeDto'>;
export type Block = Answer<'ShownBlockDto'>;

export const nominees = (organisationId: string, search: RegisterSearch) =>
  pagesOf(['nominees', organisationId, 'list', search], (cursor) =>
    answered(api.GET('/api/v1/nominees', { params: { query: { organisationId, ...search, limit: 50, cursor } } })),
  );

export const nominee = (id: string) =>
  queryOptions({
    queryKey: ['nominee', id],
    queryFn: () => answered(api.GET('/api/v1/nominees/{id}', { params: { path: { id } } })),
  });

/** What stands, or stood, against the nominee's being referred. */
export const blocksOf = (id: string) =>
  queryOptions({
    queryKey: ['nominee', id, 'blocks'],
    queryFn: () =>
      everyPage((cursor) =>
        answered(api.GET('/api/v1/nominees/{id}/blocks', { params: { path: { id }, query: { limit: 100, cursor } } })),
      ),
  });

/** Rows that look like one nominee. */
export const doubles = (organisationId: string) =>
  pagesOf(['nominees', organisationId, 'doubles'], (cursor) =>
    answered(api.GET('/api/v1/nominees/duplicates', { params: { query: { organisationId, limit: 20, cursor } } })),
  );

export interface Merge {
  keepId: string;
  /** The rows that become one with it. */
  ids: string[];
}

/** One after the other; the key of each is its own, so that what was done before a lost line is not done twice. */
export async function mergeRows({ keepId, ids }: Merge, key: string): Promise<Merge> {
  for (const id of ids)
    await answered(
      api.POST('/api/v1/nominees/{id}/merge', {
        params: { path: { id } },
        body: { intoId: keepId },
        ...stamped(`${key}-${id}`),
      }),
    );
  return { keepId, ids };
}

export async function splitRows(ids: string[], key: string): Promise<string[]> {
  for (const id of ids)
    await answered(
      api.POST('/api/v1/nominees/{id}/split', { params: { path: { id } }, body: {}, ...stamped(`${key}-${id}`) }),
    );
  return ids;
}
