import { tagsOf } from './arrows.js';
import type { Command } from './command.js';
import type { Effect } from './memory.js';
import type { Capacity, State, Tag } from './vocabulary.js';

/** A message that an accepted command sends, by its key in the catalogue of notices, and in which capacity it is read. */
export interface Told {
  message: string;
  to: Capacity;
}

/** Who is told that it is his turn. The council is told by its sheet, and the program tells itself nothing. */
const TURNS: Partial<Record<Tag, Capacity>> = {
  'turn:nominator': 'nominator',
  'turn:clerk': 'clerk',
  'turn:chair': 'chair',
  'turn:secretary': 'secretary',
  'turn:authority': 'authorityOfficer',
};

const TO_CHAIR: Partial<Record<Command, string>> = {
  BLOCK_NOTED: 'blockNoted',
  DELIVERY_FAILED: 'deliveryFailed',
  ASK_REINSTATE: 'reinstatementAsked',
};

export const turnHolder = (state: State): Capacity | undefined =>
  [...tagsOf(state)].map((tag) => TURNS[tag]).find((who) => who !== undefined);

/** Nobody is told that it is his turn while the dossier is on hold. */
export function messagesOf(command: Command, to: State, effects: readonly Effect[], held: boolean): Told[] {
  const turn = effects.includes('tellTurn') && !held && turnHolder(to);
  const chair = effects.includes('tellChair') && TO_CHAIR[command];
  const unit = effects.includes('tellUnit') && (command === 'HOLD' ? 'held' : `end.${to}`);
  return [
    ...(turn ? [{ message: `turn.${to}`, to: turn }] : []),
    ...(unit ? [{ message: unit, to: 'nominator' as const }] : []),
    ...(chair ? [{ message: chair, to: 'chair' as const }] : []),
  ];
}
