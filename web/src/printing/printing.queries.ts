import { queryOptions } from '@tanstack/react-query';
import type { FormCode } from '#domain/forms.js';
import { answered, api } from '../api/client.ts';

const LAST = 10;

/** The last templates that an office set for a form, latest first. */
export const templates = (code: FormCode, organisationId: string) =>
  queryOptions({
    queryKey: ['templates', code, organisationId],
    queryFn: () =>
      answered(
        api.GET('/api/v1/forms/{code}/templates', {
          params: { path: { code }, query: { organisationId, limit: LAST } },
        }),
      ),
  });

export const form = (code: FormCode) =>
  queryOptions({
    queryKey: ['forms', code],
    queryFn: () => answered(api.GET('/api/v1/forms/{code}', { params: { path: { code } } })),
    staleTime: Infinity,
  });

/** The last slips of an office with a code; a code stands for one file. */
export const coverSlips = (organisationId: string, code: string) =>
  queryOptions({
    queryKey: ['cover-slips', organisationId, code],
    queryFn: () =>
      answered(api.GET('/api/v1/cover-slips', { params: { query: { organisationId, code, limit: LAST } } })),
  });
