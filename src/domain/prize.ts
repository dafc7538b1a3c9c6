import { covers } from './campaign.js';
import type { Certainty } from './rule-card.js';
import { searchKey } from './text.js';
import type { NomineeKind } from './vocabulary.js';

/** Something that law sets for a time, with where it is said. */
interface InForce {
  validFrom: string | null;
  validTo: string | null;
  citation: string;
  certainty: Certainty;
}

/** What a title is paid: tenths of the base salary, so that whole numbers are enough. */
export interface PrizeRate {
  code: string;
  /** As plans write it; the award of a plan is the same title where it is written so, with or without marks. */
  titles: string[];
  kinds: NomineeKind[];
  tenths: number;
}

/** Data with its sources (`templates/prizes.json`); no amount is written into the program. */
export interface PrizeRules {
  /** In dong; what comes in between is rounded up. */
  roundUpTo: number;
  roundingCitation: string;
  baseSalaries: (InForce & { amount: number })[];
  rates: PrizeRate[];
  ratesHold: InForce;
}

/** One award of a decision, as far as its prize goes. */
export interface Awarded {
  code: string;
  title: string;
  kind: NomineeKind;
  /** Of the decision; null while its paper has none. */
  day: string | null;
  /** What the office said that this award of the decision is paid. */
  byHand: number | null;
  /** Other awards of the nominee that stand in the same period. */
  others: { title: string; earlier: boolean }[];
}

export const PRIZE_WHY = ['byHand', 'byRule', 'higherTitle', 'unknown'] as const;

/** What is paid, in dong, and why; null where it is paid with a higher title, or where nobody knows. */
export interface Prize {
  amount: number | null;
  why: (typeof PRIZE_WHY)[number];
}

const holds = (one: InForce, day: string): boolean => one.certainty === 'verified' && covers(one, day);

const TITLE = /^danh hieu /;
const keyOf = (title: string): string => searchKey(title).replace(TITLE, '');

/** The rate of an award: by its code, else by its title, word for word; a title that only resembles one is not it. */
export function rateOf({ rates }: PrizeRules, award: { code?: string; title: string; kind: NomineeKind }) {
  const fits = rates.filter(({ kinds }) => kinds.includes(award.kind));
  const key = keyOf(award.title);
  return fits.find(({ code }) => code === award.code) ?? fits.find(({ titles }) => titles.map(keyOf).includes(key));
}

/** What a title is paid on a day; undefined where no verified rule covers it. */
export function amountOf(rules: PrizeRules, { tenths }: PrizeRate, day: string): number | undefined {
  const base = rules.baseSalaries.find((one) => holds(one, day));
  if (!base || !holds(rules.ratesHold, day)) return undefined;
  return Math.ceil((base.amount * tenths) / (10 * rules.roundUpTo)) * rules.roundUpTo;
}

/** Of several titles of one period only the highest is paid; of two that are alike the earlier one. */
export function prizeOf(rules: PrizeRules, award: Awarded): Prize {
  if (award.byHand !== null) return { amount: award.byHand, why: 'byHand' };
  const rate = rateOf(rules, award);
  const amount = rate && award.day !== null ? amountOf(rules, rate, award.day) : undefined;
  if (!rate || amount === undefined) return { amount: null, why: 'unknown' };
  const isOver = ({ title, earlier }: Awarded['others'][number]): boolean => {
    const tenths = rateOf(rules, { title, kind: award.kind })?.tenths ?? 0;
    return tenths > rate.tenths || (tenths === rate.tenths && earlier);
  };
  return award.others.some(isOver) ? { amount: null, why: 'higherTitle' } : { amount, why: 'byRule' };
}

/** "2.530.000 đ". */
export const dongTold = (amount: number): string => `${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')} đ`;

/** As a list for the hand-over says it; blank, to be filled in by hand, where nobody knows. */
export function prizeTold({ amount, why }: Prize): string {
  if (amount !== null) return dongTold(amount);
  return why === 'higherTitle' ? 'hưởng theo danh hiệu cao hơn' : '';
}
