import { batchRefusal } from '#domain/batches.js';
import type { Command } from '#domain/command.js';
import { defaultCapacity, PREPARERS, whoMay } from '#domain/permissions.js';
import { refuse, tell, type ToldRefusal } from '#domain/refusals.js';
import type { Role, State } from '#domain/vocabulary.js';
import type { Member } from './forwarding.queries.ts';

export const LETTER_ACTS = [
  'SIGN',
  'CHANGE_LIST',
  'NUMBER_LETTER',
  'DELIVERED',
  'RECALL',
  'NO_ANSWER',
  'DISCARD',
] as const;
export type LetterAct = (typeof LETTER_ACTS)[number];

/** From where the dossiers of a letter take each command; who may give it does not depend on which of several. */
const FROM: Partial<Record<string, State>> = { SIGN: 'recommended', DELIVERED: 'forwarding' };

/** Whether an act may be given to a letter now, and by whom: the answer that the server will give. */
export interface Outlook {
  refusal?: ToldRefusal;
  /** One may only enter it, from another's paper. */
  recorded: boolean;
  /** It belongs to another step of the letter. */
  elsewhere: boolean;
}

export function outlookOn(act: string, state: string, roles: readonly Role[]): Outlook {
  const wrong = batchRefusal('submission', state, act);
  if (wrong) return { refusal: tell(wrong), recorded: false, elsewhere: true };
  return { ...whose(act, roles), elsewhere: false };
}

const PREPARING: readonly string[] = ['CHANGE_LIST', 'NUMBER_LETTER', 'DISCARD'];

function whose(act: string, roles: readonly Role[]): Pick<Outlook, 'refusal' | 'recorded'> {
  if (PREPARING.includes(act)) {
    const may = PREPARERS.some((role) => roles.includes(role));
    return { recorded: false, ...(!may && { refusal: notYours(PREPARERS) }) };
  }
  const actor = { personId: null, holds: roles };
  const from = FROM[act] ?? 'forwarded.sent';
  const command = act as Command;
  if (defaultCapacity(actor, command, from, { kind: 'screen' })) return { recorded: false };
  const recorded = defaultCapacity(actor, command, from, { kind: 'paper', paperId: 'to be named' }) !== undefined;
  return { recorded, ...(!recorded && { refusal: notYours(whoMay(command, from)) }) };
}

const notYours = (who: readonly string[]): ToldRefusal =>
  tell(refuse('act.notYours', { who: who.filter((one) => one !== 'system') }));

/** What the facts of a dossier hold against its signature, in the words of the catalogue. */
export function obstaclesOf({
  held,
  missingPapers,
  minutesAttached,
  openBlocks,
}: Pick<Member, 'held' | 'missingPapers' | 'minutesAttached' | 'openBlocks'>): ToldRefusal[] {
  return [
    ...(held ? [refuse('dossier.held')] : []),
    ...(missingPapers.length > 0 ? [refuse('papers.missing', { papers: missingPapers })] : []),
    ...(minutesAttached === false ? [refuse('minutes.notAttached')] : []),
    ...(openBlocks > 0 ? [refuse('nominee.blocked')] : []),
  ].map(tell);
}
