import { queryOptions } from '@tanstack/react-query';
import type { FormSubject } from '#domain/form.js';
import { answered, api, type Answer } from '../api/client.ts';
import { everyPage, pagesOf } from '../api/queries.ts';

export type Outgoing = Answer<'OutgoingDto'>;
export type SetPaper = Answer<'SetPaper'>;
export type RegisterEntry = Answer<'RegisterEntryDto'>;

/** The papers of ours about one thing: a few for each form. */
export const outgoingAbout = (subjectKind: FormSubject, subjectId: string) =>
  queryOptions({
    queryKey: ['outgoing', subjectKind, subjectId],
    queryFn: () =>
      everyPage((cursor) =>
        answered(api.GET('/api/v1/outgoing', { params: { query: { subjectKind, subjectId, limit: 100, cursor } } })),
      ),
  });

export const papersOfSet = (id: string) =>
  queryOptions({
    queryKey: ['submission', id, 'papers'],
    queryFn: () => answered(api.GET('/api/v1/submissions/{id}/papers', { params: { path: { id } } })),
  });

/** The numbers of one year; of one kind of paper, or of all. */
export const registerOf = (organisationId: string, year: number, type: string) =>
  pagesOf(['number-register', organisationId, String(year), type], (cursor) =>
    answered(
      api.GET('/api/v1/number-register', {
        params: {
          query: { organisationId, year, type: (type || undefined) as RegisterEntry['type'], limit: 50, cursor },
        },
      }),
    ),
  );

/** Of what is neither replaced nor given up, the edition that was asked for, else the first. */
export function liveIn(papers: readonly Outgoing[], asked?: number): Outgoing | undefined {
  const live = papers.filter(({ state }) => state !== 'replaced' && state !== 'discarded');
  return live.find(({ edition }) => edition === asked) ?? live[0];
}
