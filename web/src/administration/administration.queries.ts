import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { everyPage, pagesOf } from '../api/queries.ts';

export const people = (organisationId: string) =>
  queryOptions({
    queryKey: ['people', organisationId],
    queryFn: () =>
      everyPage((cursor) =>
        answered(api.GET('/api/v1/people', { params: { query: { organisationId, limit: 100, cursor } } })),
      ),
  });

export const organisations = queryOptions({
  queryKey: ['organisations'],
  queryFn: () =>
    everyPage((cursor) => answered(api.GET('/api/v1/organisations', { params: { query: { limit: 100, cursor } } }))),
});

export const successions = (id: string) =>
  queryOptions({
    queryKey: ['successions', id],
    queryFn: () =>
      everyPage((cursor) =>
        answered(
          api.GET('/api/v1/organisations/{id}/successions', {
            params: { path: { id }, query: { limit: 100, cursor } },
          }),
        ),
      ),
  });

const OFTEN = 15_000;

export const deliveries = queryOptions({
  queryKey: ['deliveries'],
  queryFn: () => answered(api.GET('/api/v1/deliveries')),
  refetchInterval: OFTEN,
});

export const undelivered = pagesOf(['notices', 'undelivered'], (cursor) =>
  answered(api.GET('/api/v1/notices/undelivered', { params: { query: { limit: 30, cursor } } })),
);

export interface Readiness {
  status: string;
  database: string;
  migrations: string;
  appendOnly: string;
}

/** At the root, where machines ask, too; a server that is not ready answers 503 with the same words. */
export const readiness = queryOptions({
  queryKey: ['readiness'],
  queryFn: async () => (await (await fetch('/health/ready')).json()) as Readiness,
  refetchInterval: OFTEN,
});
