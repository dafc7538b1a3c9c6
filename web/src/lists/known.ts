import { useQueries, useQuery } from '@tanstack/react-query';
import type { Award } from '#domain/campaign.js';
import { campaign, campaigns, units } from '../api/queries.ts';
import { planOf } from '../dossier/content.tsx';
import { useMyself } from '../frame/myself.ts';

/** Campaigns, awards and units by their names, for filters and columns. */
export interface Known {
  campaigns: { id: string; title: string }[];
  units: { id: string; name: string }[];
  /** Of the campaign that is looked at; of all where none is chosen. */
  awards: Award[];
  awardTitle: (campaignId: string, code: string) => string;
}

export function useKnown(campaignId: string | undefined): Known {
  const { organisation, unitIds, roles } = useMyself();
  const listed = useQuery(campaigns).data ?? [];
  const ofOrganisation = useQuery(units(organisation.id)).data ?? [];
  const asked = listed.filter(({ id }) => campaignId === undefined || id === campaignId);
  const plans = useQueries({ queries: asked.map(({ id }) => campaign(id)) }).flatMap(({ data }) => data ?? []);
  const awardsOf = (id?: string) => plans.filter((plan) => id === undefined || plan.id === id).flatMap(awardsIn);
  const onlyNominates = roles.every((role) => role === 'nominator');
  return {
    campaigns: listed,
    units: ofOrganisation.filter(({ id }) => !onlyNominates || unitIds.includes(id)),
    awards: uniqueBy(awardsOf(), ({ code }) => code),
    awardTitle: (id, code) => awardsOf(id).find((award) => award.code === code)?.title ?? '',
  };
}

const awardsIn = (plan: Parameters<typeof planOf>[0]) => planOf(plan).awards;

const uniqueBy = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];
