import { useQuery } from '@tanstack/react-query';
import { criteriaOf } from '#domain/campaign.js';
import { compareNames } from '#domain/text.js';
import { campaign } from '../api/queries.ts';

interface Ranked {
  awardCode: string;
  nominee: { name: string };
}

/** The awards of a plan, by which lists are named and ordered. */
export function useAwards(campaignId: string | undefined) {
  const { data: plan } = useQuery({ ...campaign(campaignId ?? ''), enabled: campaignId !== undefined });
  const awards = plan?.campaign.awards ?? [];
  const place = (code: string) => awards.findIndex((award) => award.code === code);
  return {
    plan,
    zone: plan?.timeZone,
    /** Codes of the award's criteria, in the plan's order. */
    criteriaOf: (code: string): string[] => criteriaOf(awards[place(code)]),
    titleOf: (code: string): string => awards[place(code)]?.title ?? '…',
    /** As the plan names the awards, then by given name. */
    byAward: (a: Ranked, b: Ranked): number => place(a.awardCode) - place(b.awardCode) || byName(a, b),
  };
}

export const byName = (a: Ranked, b: Ranked): number => compareNames(a.nominee.name, b.nominee.name);
