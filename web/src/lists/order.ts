import { compareNames } from '#domain/text.js';
import { STATES } from '#domain/vocabulary.js';
import type { Listed } from '../parts/dossier-columns.tsx';
import type { Order } from './list.search.ts';

type Compare = (a: Listed, b: Listed) => number;

const NEVER = '9999';
const byName: Compare = (a, b) => compareNames(a.nominee.name, b.nominee.name);
const COLLATOR = new Intl.Collator('vi', { numeric: true });

const BY: Record<Exclude<Order, 'newest'>, Compare> = {
  name: byName,
  unit: (a, b) => COLLATOR.compare(a.unit.name, b.unit.name),
  state: (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state),
  due: (a, b) => (a.dueAt ?? NEVER).localeCompare(b.dueAt ?? NEVER),
};

/** By given name within what is alike; as the server gives them, what changed last on top, where no order is chosen. */
export function ordered(rows: readonly Listed[], order: Order = 'newest'): readonly Listed[] {
  if (order === 'newest') return rows;
  return rows.toSorted((a, b) => BY[order](a, b) || byName(a, b));
}
