import { readFileSync } from 'node:fs';
import { parseCampaign } from '../../src/campaigns/campaign.file.js';
import type { Campaign } from '../../src/domain/campaign.js';

/** The plan of 2025 as a file, and hands to spoil it with. */
export const FILE = readFileSync(new URL('../../campaigns/tung-anh-cchc-2025.json', import.meta.url), 'utf8');
export const plan = () => JSON.parse(FILE) as Campaign;

export type Change = (file: Record<string, never> & Campaign) => unknown;
export const card = (file: Campaign) => file.ruleCards[0]!;
export const rule = (file: Campaign) => file.routing[0]!;
export const award = (file: Campaign, index = 0) => file.awards[index]!;
export const criterion = (file: Campaign, index = 0) => award(file).criteria[index]!;
export const put = (target: object, values: object) => Object.assign(target, values);

export function changed(change: Change): Campaign {
  const file = plan();
  change(file as Parameters<Change>[0]);
  return file;
}

export function problemsOf(json: unknown) {
  const reading = parseCampaign(json);
  return reading.ok ? [] : reading.problems;
}

/** The place and the code of each problem, in the order in which they are told. */
export const found = (json: unknown) => problemsOf(json).map(({ path, code }) => [path, code]);
