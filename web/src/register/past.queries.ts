import { answered, api, form, stamped, type Answer } from '../api/client.ts';
import { pagesOf } from '../api/queries.ts';

export type Plan = Answer<'PastImportPlan'>;
export type PlannedAward = Plan['rows'][number];
export type PlanProblem = Plan['problems'][number];
export type ListedImport = Answer<'ListedImport'>;
type Settings = Answer<'PastSettingsDto'>;

/** A list as somebody gives it, with what he said of it. */
export interface GivenList {
  organisationId: string;
  text: string;
  file: File | null;
  settings: Settings;
}

const bodyOf = ({ text, file, settings }: GivenList) =>
  file ? form({ settings: JSON.stringify(settings), file }) : { body: { text, settings } };

const send = (list: GivenList, dryRun: boolean, key: string) =>
  answered(
    api.POST('/api/v1/past-awards/import', {
      params: { query: { organisationId: list.organisationId, dryRun } },
      ...bodyOf(list),
      ...stamped(key),
    }),
  );

/** What it would do; nothing is changed. */
export const tryList = async (list: GivenList, key: string) => (await send(list, true, key)) as Plan;

export const bringList = async (list: GivenList, key: string) =>
  (await send(list, false, key)) as Answer<'ImportedPastDto'>;

export const pastImports = (organisationId: string) =>
  pagesOf(['past-imports', organisationId], (cursor) =>
    answered(api.GET('/api/v1/past-awards/imports', { params: { query: { organisationId, limit: 20, cursor } } })),
  );

export const takeBack = ({ id, reason }: { id: string; reason: string }, key: string) =>
  answered(
    api.POST('/api/v1/past-awards/imports/{id}/take-back', {
      params: { path: { id } },
      body: { reason },
      ...stamped(key),
    }),
  );
