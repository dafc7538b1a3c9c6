import { arrowsOf } from '#domain/arrows.js';
import type { PaperPurpose } from '#domain/campaign.js';
import { purposesFor } from '#domain/grounds.js';
import type { State } from '#domain/vocabulary.js';
import { answered, api, stamped, type Answer } from '../api/client.ts';
import type { Item } from '../dossier/items-field.tsx';
import { enterPaper, type PaperDraft } from '../parts/papers.ts';
import { onPaper, type Seen } from './letter.form.ts';

export const VERDICTS = ['ACKNOWLEDGE', 'RETURN', 'awarded', 'notAwarded'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a paper, or the officer himself, says of each dossier of a letter; nothing of those that are left out. */
export interface AnswerDraft {
  verdicts: Readonly<Record<string, Verdict>>;
  items: Readonly<Record<string, Item[]>>;
  reason: string;
  paper: PaperDraft;
}

export const idsWith = ({ verdicts }: AnswerDraft, verdict: Verdict): string[] =>
  Object.entries(verdicts).flatMap(([id, said]) => (said === verdict ? id : []));

export const isDecided = (draft: AnswerDraft): boolean =>
  idsWith(draft, 'awarded').length + idsWith(draft, 'notAwarded').length > 0;

/** What the life cycle lets be said of a dossier from its state. */
export function verdictsFrom(state: State | null): Verdict[] {
  const commands = new Set(state ? arrowsOf(state).map(({ command }) => command) : []);
  return VERDICTS.filter((one) => commands.has(one === 'ACKNOWLEDGE' || one === 'RETURN' ? one : 'RECORD_DECISION'));
}

/** Of which kinds the one paper may be that carries the whole answer. */
export function purposesOf(draft: AnswerDraft): readonly PaperPurpose[] {
  const rests = purposesFor('RETURN', 'basis')!;
  const onlyDecided = idsWith(draft, 'RETURN').length + idsWith(draft, 'ACKNOWLEDGE').length === 0;
  return onlyDecided ? ['decision', ...rests] : rests;
}

/** The paper, of a kind that carries what is said now. */
export function paperOf(draft: AnswerDraft): PaperDraft {
  const purposes = purposesOf(draft);
  return purposes.includes(draft.paper.purpose) ? draft.paper : { ...draft.paper, purpose: purposes[0]! };
}

export interface Given {
  letter: Seen;
  /** Entered by the clerk from the authority's paper, not by its officer. */
  recorded: boolean;
  draft: AnswerDraft;
}

/** One answer, whatever it says of each: the paper is entered once, then each part is given with a key of its own. */
export async function giveAnswer({ letter, recorded, draft }: Given, key: string): Promise<AnswerDraft> {
  const paper = recorded ? paperOf(draft) : draft.paper;
  const filled = paper.number !== '' || paper.date !== '' || paper.file !== undefined;
  const wanted = recorded || (filled && isDecided(draft));
  const paperId = wanted ? await enterPaper(paper, { kind: 'submission', id: letter.id }, `${key}-paper`) : undefined;
  const basis = recorded && paperId ? { basis: onPaper(paperId) } : {};
  let { version } = letter;
  for (const [place, body] of answersIn(draft).entries())
    ({ version } = await send({ id: letter.id, version }, { ...body, ...basis }, `${key}-${place}`));
  if (isDecided(draft)) await decide(letter.id, draft, { ...basis, ...(!recorded && paperId && { paperId }) }, key);
  return draft;
}

type Body = Answer<'AnswerDto'>;

/** Receipt first, then what is returned: those with the same items together. */
function answersIn(draft: AnswerDraft): Body[] {
  const received = idsWith(draft, 'ACKNOWLEDGE');
  const returned = idsWith(draft, 'RETURN');
  const asked = new Map(returned.map((id) => [JSON.stringify(itemsOf(draft, id)), itemsOf(draft, id)]));
  return [
    ...(received.length > 0 ? [{ type: 'ACKNOWLEDGE' as const, dossierIds: received }] : []),
    ...[...asked].map(([text, items]) => {
      const dossierIds = returned.filter((id) => JSON.stringify(itemsOf(draft, id)) === text);
      return { type: 'RETURN' as const, dossierIds, reason: draft.reason, ...(items.length > 0 && { items }) };
    }),
  ];
}

const itemsOf = ({ items }: AnswerDraft, id: string) =>
  (items[id] ?? []).map(({ code, text }) => ({ code, ...(text.trim() !== '' && { text }) }));

const send = ({ id, version }: Seen, body: Body, key: string): Promise<Answer<'AdvancedDto'>> =>
  answered(api.POST('/api/v1/submissions/{id}/commands', { params: { path: { id } }, body, ...stamped(key, version) }));

function decide(submissionId: string, draft: AnswerDraft, grounds: Partial<Answer<'DecisionDto'>>, key: string) {
  const outcomes = (['awarded', 'notAwarded'] as const).flatMap((outcome) =>
    idsWith(draft, outcome).map((dossierId) => ({ dossierId, outcome })),
  );
  const body = { submissionId, outcomes, ...grounds };
  return answered(api.POST('/api/v1/decisions', { body, ...stamped(`${key}-decision`) }));
}
