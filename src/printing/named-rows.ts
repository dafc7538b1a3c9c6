import type { Campaign } from '../domain/campaign.js';
import { awardOf } from '../domain/campaign.js';
import type { FactsOf } from '../domain/form.js';
import type { BY_KIND, NOMINEE } from '../domain/form-parts.js';
import { NOMINEE_KIND_LABELS } from '../domain/kind-labels.js';
import type { NomineeKind } from '../domain/vocabulary.js';

/** Whoever stands on a list, as every view tells it. */
export interface Named {
  nominee: { name: string; kind: NomineeKind };
  unit: { name: string };
  awardCode: string;
}

export const numbered = <Row extends object>(rows: readonly Row[]): (Row & { position: string })[] =>
  rows.map((row, index) => ({ position: String(index + 1), ...row }));

export const awardTitle = (campaign: Campaign, code: string): string => awardOf(campaign, code)?.title ?? code;

export const nomineeRow = (campaign: Campaign, { nominee, unit, awardCode }: Named) => ({
  name: nominee.name,
  unit: unit.name,
  award: awardTitle(campaign, awardCode),
});

/** The plan whose awards the rows are of. */
type PlanOf<Row> = Campaign | ((row: Row) => Campaign);

const nomineeRows = <Row extends Named>(plan: PlanOf<Row>, named: readonly Row[]): FactsOf<typeof NOMINEE>[] =>
  numbered(named.map((one) => nomineeRow(typeof plan === 'function' ? plan(one) : plan, one)));

/** Collectives, individuals and households apart, each numbered from one. */
export function byKind<Row extends Named>(plan: PlanOf<Row>, named: readonly Row[]): FactsOf<typeof BY_KIND> {
  const of = (kind: NomineeKind) =>
    nomineeRows(
      plan,
      named.filter(({ nominee }) => nominee.kind === kind),
    );
  const [collectives, individuals, households] = [of('collective'), of('individual'), of('household')];
  return {
    ...{ collectives, individuals, households },
    ...{ hasCollectives: collectives.length > 0, collectiveCount: counted(collectives) },
    ...{ hasIndividuals: individuals.length > 0, individualCount: counted(individuals) },
    ...{ hasHouseholds: households.length > 0, householdCount: counted(households) },
    counts: inWords({ collective: collectives, individual: individuals, household: households }),
  };
}

/** "02 tập thể và 05 cá nhân": only those that there are. */
function inWords(rows: Record<NomineeKind, readonly unknown[]>): string {
  const kinds = ['collective', 'individual', 'household'] as const;
  const parts = kinds
    .filter((kind) => rows[kind].length > 0)
    .map((kind) => `${counted(rows[kind])} ${NOMINEE_KIND_LABELS[kind].vi}`);
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' và ');
}

/** Of a text that was typed, each paragraph for itself. */
export const paragraphs = (text: string): { paragraph: string }[] =>
  text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ paragraph }));

/** Counts below ten are written with a zero, as numbers of papers are. */
export const counted = ({ length }: readonly unknown[]): string => String(length).padStart(2, '0');
