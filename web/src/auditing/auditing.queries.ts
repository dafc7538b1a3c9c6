import { queryOptions } from '@tanstack/react-query';
import type { StreamKind } from '#domain/vocabulary.js';
import { answered, api } from '../api/client.ts';
import { everyPage } from '../api/queries.ts';

export const completeness = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id, 'completeness'],
    queryFn: () =>
      everyPage((cursor) =>
        answered(
          api.GET('/api/v1/campaigns/{id}/completeness', { params: { path: { id }, query: { limit: 100, cursor } } }),
        ),
      ),
  });

export const stream = (kind: StreamKind, id: string) =>
  queryOptions({
    queryKey: ['stream', kind, id],
    queryFn: () =>
      everyPage((cursor) =>
        answered(
          api.GET('/api/v1/audit/streams/{kind}/{id}', {
            params: { path: { kind, id }, query: { limit: 100, cursor } },
          }),
        ),
      ),
  });
