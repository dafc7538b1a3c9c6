import { purposesFor, type NamedPaperField } from '#domain/grounds.js';
import { PAPER_PURPOSES, type PaperPurpose } from '#domain/campaign.js';
import type { Command } from '#domain/command.js';
import { endOfDay } from '#domain/days.js';
import type { BasisKind, State } from '#domain/vocabulary.js';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import { blankPaper, enterPaper, type PaperDraft } from '../parts/papers.ts';

export type Move = Answer<'ShownMoveDto'>;
type Body = Answer<'CommandDto'>;

/** What a person fills in before a command is given. */
export interface CommandDraft {
  reason: string;
  /** A day; the due date is its end. */
  dueDay: string;
  target: State | '';
  duplicateConfirmed: boolean;
  items: { code: string; text: string }[];
  basisKind: BasisKind;
  papers: Partial<Record<'basis' | NamedPaperField, PaperDraft>>;
}

const PAPER_FIELDS = ['letterPaperId', 'consentPaperId', 'chairConfirmationId'] as const;

/** The papers that a command asks for by this move: what it rests on, and what it names beside. */
export const papersAsked = ({ needs, recorded }: Move): ('basis' | NamedPaperField)[] => [
  ...(recorded || needs.includes('basis.paperId') ? (['basis'] as const) : []),
  ...PAPER_FIELDS.filter((field) => needs.includes(field)),
];

const ANY: readonly PaperPurpose[] = ['recordOfAct', ...PAPER_PURPOSES.filter((purpose) => purpose !== 'recordOfAct')];

export const purposesOf = (command: Command, field: 'basis' | NamedPaperField): readonly PaperPurpose[] =>
  purposesFor(command, field) ?? ANY;

export const blankCommand = (move: Move): CommandDraft => ({
  ...{ reason: '', dueDay: '', target: move.to.length === 1 ? move.to[0]! : '', duplicateConfirmed: false, items: [] },
  basisKind: move.recorded || move.needs.includes('basis.paperId') ? 'paper' : 'screen',
  papers: Object.fromEntries(
    papersAsked(move).map((field) => [field, blankPaper(purposesOf(move.command as Command, field)[0]!)]),
  ),
});

export interface Given {
  dossierId: string;
  /** The version on the screen; null where it is hidden from the reader. */
  version: number | null;
  zone: string;
  move: Move;
  draft: CommandDraft;
}

/** Enters the papers that the command rests on, then gives it. */
export async function giveCommand(given: Given, key: string): Promise<Answer<'MovedDto'>> {
  const body = await commandOf(given, key);
  const path = { id: given.dossierId };
  const { version } = given;
  return answered(api.POST('/api/v1/dossiers/{id}/commands', { params: { path }, body, ...stamped(key, version) }));
}

/** The command as it is sent, its papers entered. */
export async function commandOf(given: Omit<Given, 'version'>, key: string): Promise<Body> {
  return { type: given.move.command, ...(await named(given, key)), ...filled(given) } as Body;
}

async function named({ dossierId, draft }: Omit<Given, 'version'>, key: string): Promise<Partial<Body>> {
  const subject = { kind: 'dossier', id: dossierId } as const;
  const { basis, ...beside } = draft.papers;
  const byPaper = draft.basisKind === 'paper' && basis !== undefined;
  const paperId = byPaper ? await enterPaper(basis, subject, `${key}-basis`) : undefined;
  const ids: Record<string, string> = {};
  for (const [field, paper] of Object.entries(beside)) ids[field] = await enterPaper(paper, subject, `${key}-${field}`);
  return {
    ...(draft.basisKind !== 'screen' && { basis: { kind: draft.basisKind, ...(paperId && { paperId }) } }),
    ...ids,
  };
}

const filled = ({ draft, move, zone }: Omit<Given, 'version'>): Partial<Body> => ({
  ...(draft.reason.trim() !== '' && { reason: draft.reason }),
  ...(draft.dueDay !== '' && { dueAt: endOfDay(draft.dueDay, zone).toISOString() }),
  ...(move.needs.includes('target') && draft.target !== '' && { target: draft.target }),
  ...(draft.duplicateConfirmed && { duplicateConfirmed: true }),
  ...(draft.items.length > 0 && {
    items: draft.items.map(({ code, text }) => ({ code, ...(text.trim() !== '' && { text }) })),
  }),
});
