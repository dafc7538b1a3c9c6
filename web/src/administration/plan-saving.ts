import type { Answer } from '../api/client.ts';

/** A campaign as a file on this device. */
export function savePlan(plan: Pick<Answer<'CampaignFile'>, 'code'>): void {
  const href = URL.createObjectURL(new Blob([JSON.stringify(plan, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href, download: `${plan.code || 'phong-trao'}.json` });
  link.click();
  URL.revokeObjectURL(href);
}
