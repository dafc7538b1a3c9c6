import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Answer } from '../api/client.ts';
import { everyPage, pagesOf } from '../api/queries.ts';

export type LetterRow = Answer<'ShownSubmissionRow'>;
export type Letter = Answer<'ShownSubmission'>;
export type Member = Answer<'ShownMember'>;
export type Candidate = Answer<'Candidate'>;

/** Every letter of the organisation, latest first; there are few in a season. */
export const submissions = queryOptions({
  queryKey: ['submissions'],
  queryFn: () =>
    everyPage((cursor) => answered(api.GET('/api/v1/submissions', { params: { query: { limit: 100, cursor } } }))),
});

export const submission = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: () => answered(api.GET('/api/v1/submissions/{id}', { params: { path: { id } } })),
  });

/** Recommended dossiers of a campaign, by given name. */
export const candidates = (campaignId: string) =>
  queryOptions({
    queryKey: ['candidates', campaignId],
    queryFn: () =>
      everyPage((cursor) =>
        answered(api.GET('/api/v1/submissions/candidates', { params: { query: { campaignId, limit: 100, cursor } } })),
      ),
  });

export const inbox = pagesOf(['inbox'], (cursor) =>
  answered(api.GET('/api/v1/inbox', { params: { query: { limit: 50, cursor } } })),
);

/** Of one campaign, or of all. */
export const decisions = (campaignId: string) =>
  pagesOf(['decisions', campaignId], (cursor) =>
    answered(
      api.GET('/api/v1/decisions', { params: { query: { campaignId: campaignId || undefined, limit: 50, cursor } } }),
    ),
  );

export const decision = (id: string) =>
  queryOptions({
    queryKey: ['decision', id],
    queryFn: () => answered(api.GET('/api/v1/decisions/{id}', { params: { path: { id } } })),
  });

/** A settled sheet, for what the vote on each of its dossiers came to. */
export const votedOn = (id: string) =>
  queryOptions({
    queryKey: ['sheet', id],
    queryFn: () => answered(api.GET('/api/v1/sheets/{id}', { params: { path: { id } } })),
  });

export const council = (organisationId: string) =>
  queryOptions({
    queryKey: ['members', organisationId],
    queryFn: () =>
      answered(api.GET('/api/v1/organisations/{id}/members', { params: { path: { id: organisationId } } })),
    staleTime: 60_000,
  });
