import type { State } from '#domain/vocabulary.js';
import type { DossierFilter } from '../api/queries.ts';

export const ORDERS = ['newest', 'name', 'unit', 'state', 'due'] as const;
export type Order = (typeof ORDERS)[number];

/** How the list is looked at, as it stands in the address: who sends the address sends the same list. */
export interface ListSearch {
  view?: 'board';
  state?: State;
  campaignId?: string;
  awardCode?: string;
  unitId?: string;
  q?: string;
  mine?: true;
  sort?: Order;
}

const text = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;

export function searchOf(search: Record<string, unknown>): ListSearch {
  const { view, mine, sort } = search;
  const told = {
    view: view === 'board' ? ('board' as const) : undefined,
    state: text(search['state']) as State | undefined,
    campaignId: text(search['campaignId']),
    awardCode: text(search['awardCode']),
    unitId: text(search['unitId']),
    q: text(search['q']),
    mine: mine === true ? (true as const) : undefined,
    sort: ORDERS.find((one) => one === sort),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** What the server is asked for; the view and the order are this device's. */
export const filterOf = ({ view: _, sort: __, ...filter }: ListSearch): DossierFilter => filter;

export const isNarrowed = (search: ListSearch): boolean => Object.keys(filterOf(search)).length > 0;
