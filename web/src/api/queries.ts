import { infiniteQueryOptions, queryOptions, QueryClient, type QueryKey } from '@tanstack/react-query';
import { api, answered, type Answer } from './client.ts';
import { isPassing, restBefore } from './problem.ts';

/** Reads are kept for a moment only: other people work on the same lists. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failed, error) => isPassing(error) && failed < 4,
      retryDelay: restBefore,
      refetchOnWindowFocus: true,
    },
  },
});

export const me = queryOptions({ queryKey: ['me'], queryFn: () => answered(api.GET('/api/v1/me')), staleTime: 60_000 });
export type Me = Answer<'MeView'>;

export const campaigns = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () =>
    everyPage((cursor) => answered(api.GET('/api/v1/campaigns', { params: { query: { limit: 100, cursor } } }))),
  staleTime: 60_000,
});

export const campaign = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['campaign', id, version ?? 'now'],
    queryFn: () => answered(api.GET('/api/v1/campaigns/{id}', { params: { path: { id }, query: { version } } })),
    staleTime: version === undefined ? 30_000 : Infinity,
  });

/** Which papers can be written, and whether as PDF; the same for as long as the server runs. */
export const forms = queryOptions({
  queryKey: ['forms'],
  queryFn: () => answered(api.GET('/api/v1/forms')),
  staleTime: Infinity,
});

/** What an office says of its papers. */
export const letterhead = (id: string) =>
  queryOptions({
    queryKey: ['letterhead', id],
    queryFn: () => answered(api.GET('/api/v1/organisations/{id}/letterhead', { params: { path: { id } } })),
  });

/** As it stands, or as it stood after the line of that number. */
export const dossier = (id: string, asOf?: number) =>
  queryOptions({
    queryKey: ['dossier', id, asOf ?? 'now'],
    queryFn: () => answered(api.GET('/api/v1/dossiers/{id}', { params: { path: { id }, query: { asOf } } })),
  });

export const moves = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'moves'],
    queryFn: () => answered(api.GET('/api/v1/dossiers/{id}/moves', { params: { path: { id } } })),
  });

export const trail = (id: string) =>
  queryOptions({
    queryKey: ['dossier', id, 'trail'],
    queryFn: () =>
      everyPage((cursor) =>
        answered(api.GET('/api/v1/dossiers/{id}/trail', { params: { path: { id }, query: { limit: 100, cursor } } })),
      ),
  });

export interface DossierFilter {
  state?: Answer<'ListedDossierDto'>['state'];
  campaignId?: string;
  awardCode?: string;
  unitId?: string;
  nomineeId?: string;
  q?: string;
  mine?: boolean;
  askedBack?: boolean;
}

export const dossiers = (filter: DossierFilter, limit = 50) =>
  pagesOf(['dossiers', filter, limit], (cursor) =>
    answered(api.GET('/api/v1/dossiers', { params: { query: { ...filter, limit, cursor } } })),
  );

export const units = (organisationId: string) =>
  queryOptions({
    queryKey: ['units', organisationId],
    queryFn: () =>
      everyPage((cursor) =>
        answered(api.GET('/api/v1/units', { params: { query: { organisationId, limit: 100, cursor } } })),
      ),
    staleTime: 60_000,
  });

interface Page<Item> {
  items: Item[];
  nextCursor?: string | null;
}

/** A list page by page, as it is scrolled or asked for more. */
export const pagesOf = <Item>(queryKey: QueryKey, page: (cursor: string | undefined) => Promise<Page<Item>>) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** A list that is short by nature (the campaigns, the units, the lines of one dossier), whole. */
export async function everyPage<Item>(page: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor);
  return items;
}
