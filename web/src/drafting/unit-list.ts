import { searchKey } from '#domain/text.js';
import { tagsOf } from '#domain/arrows.js';
import type { Award } from '#domain/campaign.js';
import type { NomineeKind } from '#domain/vocabulary.js';
import type { Answer } from '../api/client.ts';
import type { PaperDraft } from '../parts/papers.ts';
import type { PastedRow } from './pasted.ts';

export type Nominee = Answer<'NomineeDto'>;
type Listed = Answer<'ListedDossierDto'>;

/** One line of a unit's list while it is being made. */
export interface ListRow {
  key: string;
  name: string;
  kind: NomineeKind;
  awardCode: string;
  year: string;
  note: string;
  /** The row of the register that it is, or that it is another person of the same name; null until somebody says. */
  choice: { use: string } | 'another' | null;
}

/** A unit's list as it is kept on the device; the file of its meeting record is not. */
export interface ListDraft {
  campaignId: string;
  unitId: string;
  rows: ListRow[];
  record: Omit<PaperDraft, 'file'>;
}

export const blankRow = (award: Award | undefined): ListRow => ({
  key: crypto.randomUUID(),
  ...{ name: '', year: '', note: '', choice: null },
  kind: award?.nomineeKinds[0] ?? 'individual',
  awardCode: award?.code ?? '',
});

export const rowOfPasted = ({ name, note, kind, year }: PastedRow, awards: readonly Award[]): ListRow => ({
  ...{ key: crypto.randomUUID(), name, note, kind, year: year ? String(year) : '', choice: null },
  awardCode: awardsFor(awards, kind)[0]?.code ?? '',
});

export const awardsFor = (awards: readonly Award[], kind: NomineeKind): Award[] =>
  awards.filter(({ nomineeKinds }) => nomineeKinds.includes(kind));

export const isBlank = ({ name }: ListRow): boolean => name.trim() === '';

/** What is known of one line from the register and from the season. */
export interface Known {
  /** Undefined while it is being looked up. */
  found: Nominee[] | undefined;
  live: Listed[];
}

export type Verdict =
  | { is: 'looking' | 'noAward' | 'new' }
  | { is: 'known'; nominee: Nominee; others: Nominee[] }
  | { is: 'choose'; others: Nominee[] }
  | { is: 'twice'; of: number; others: Nominee[] }
  | { is: 'live'; dossier: Listed; others: Nominee[] };

/** The same name, of the same kind, born or founded in the same year as far as both are known: as the register compares. */
export const alike = (row: ListRow, found: readonly Nominee[]): Nominee[] =>
  found.filter(
    ({ name, kind, year }) =>
      searchKey(name) === searchKey(row.name) && kind === row.kind && (!row.year || !year || Number(row.year) === year),
  );

/** Whom a line means: the one who was chosen, or the only one of that name in this very unit. */
export function meant(row: ListRow, unitId: string, others: readonly Nominee[]): Nominee | undefined {
  const { choice } = row;
  if (choice === 'another') return undefined;
  if (choice) return others.find(({ id }) => id === choice.use);
  return others.length === 1 && others[0]!.unitId === unitId ? others[0] : undefined;
}

/** How each line of a list stands, in its order; blank lines are looked over. */
export function verdicts(
  rows: readonly ListRow[],
  unitId: string,
  known: (row: ListRow) => Known,
): Map<string, Verdict> {
  const before = new Map<string, number>();
  const told = new Map<string, Verdict>();
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const { found, live } = known(row);
    const others = alike(row, found ?? []);
    const nominee = meant(row, unitId, others);
    const who = nominee?.id ?? `${row.kind} ${searchKey(row.name)} ${row.choice === 'another' ? row.key : ''}`;
    const of = before.get(`${row.awardCode} ${who}`);
    before.set(`${row.awardCode} ${who}`, of ?? index + 1);
    told.set(row.key, of === undefined ? verdict(row, { found, live, others, nominee }) : { is: 'twice', of, others });
  }
  return told;
}

interface Seen extends Known {
  others: Nominee[];
  nominee: Nominee | undefined;
}

function verdict(row: ListRow, { found, live, others, nominee }: Seen): Verdict {
  if (row.awardCode === '') return { is: 'noAward' };
  if (!found) return { is: 'looking' };
  const dossier = live.find(
    (one) => one.nominee.id === nominee?.id && one.awardCode === row.awardCode && tagsOf(one.state).has('live'),
  );
  if (dossier) return { is: 'live', dossier, others };
  if (nominee) return { is: 'known', nominee, others };
  return others.length > 0 && row.choice !== 'another' ? { is: 'choose', others } : { is: 'new' };
}

export const isReady = ({ is }: Verdict): boolean => is === 'new' || is === 'known';
