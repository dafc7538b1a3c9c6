import { useState } from 'react';
import type { Campaign } from '#domain/campaign.js';
import type { Problem } from '#domain/problem.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';

type Plan = Answer<'ImportPlan'>;
type Imported = Answer<'ShownCampaignRow'>;

export interface PlanCheck {
  tryOut: (file: unknown) => void;
  bringIn: (plan: Campaign) => void;
  /** What bringing it in would do; of what was changed since then nothing is known. */
  sound: Plan | undefined;
  problems: readonly Problem[];
  imported: Imported | undefined;
  error: Error | null;
  busy: boolean;
  /** The plan was changed after it was tried. */
  stale: () => void;
  forget: () => void;
}

/** A campaign file against the server's own check, without and with writing it. */
export function usePlanCheck(organisationId: string, onImported: () => void): PlanCheck {
  const [isFresh, setFresh] = useState(false);
  const tried = useAct(async (file: unknown) => (await send(organisationId, file, { dryRun: true })) as Plan, {
    onDone: () => setFresh(true),
  });
  const imported = useAct(
    async (plan: Campaign, key: string) => (await send(organisationId, plan, { dryRun: false }, key)) as Imported,
    { onDone: onImported },
  );
  const error = imported.error ?? tried.error;
  return {
    tryOut: (file) => {
      imported.forget();
      tried.run(file);
    },
    bringIn: imported.run,
    sound: isFresh && !tried.error ? tried.done : undefined,
    problems: isProblem(error, 'campaign.invalid') ? ((error.told.problems ?? []) as Problem[]) : [],
    imported: imported.done,
    error,
    busy: tried.busy || imported.busy,
    stale: () => setFresh(false),
    forget: () => {
      setFresh(false);
      tried.forget();
      imported.forget();
    },
  };
}

const send = (organisationId: string, file: unknown, { dryRun }: { dryRun: boolean }, key?: string) =>
  answered(
    api.POST('/api/v1/campaigns', {
      params: { query: { organisationId, ...(dryRun && { dryRun }) } },
      body: file as Answer<'CampaignFile'>,
      ...(key && stamped(key)),
    }),
  );
