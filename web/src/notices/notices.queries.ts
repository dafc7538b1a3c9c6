import { queryOptions } from '@tanstack/react-query';
import { api, answered } from '../api/client.ts';
import { pagesOf } from '../api/queries.ts';

const OFTEN = 15_000;

export const unread = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: () => answered(api.GET('/api/v1/notices/unread')),
  refetchInterval: OFTEN,
});

export const notices = pagesOf(['notices', 'mine'], (cursor) =>
  answered(api.GET('/api/v1/notices', { params: { query: { limit: 30, cursor } } })),
);
