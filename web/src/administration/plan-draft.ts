import { useState } from 'react';
import type { Campaign } from '#domain/campaign.js';

const KEPT = 'vinhdanh-plan';

/** The campaign that is being written, kept on this device until it is brought in or dropped. */
export function usePlanDraft(organisationId: string): [Campaign | undefined, (plan: Campaign | undefined) => void] {
  const place = `${KEPT}-${organisationId}`;
  const [plan, setPlan] = useState(() => kept(place));
  const keep = (next: Campaign | undefined) => {
    if (next) localStorage.setItem(place, JSON.stringify(next));
    else localStorage.removeItem(place);
    setPlan(next);
  };
  return [plan, keep];
}

function kept(place: string): Campaign | undefined {
  const text = localStorage.getItem(place);
  return text ? (JSON.parse(text) as Campaign) : undefined;
}
