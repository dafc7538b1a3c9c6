import type { Act, Command, CommandData } from '../domain/command.js';
import type { ContentItem } from '../domain/content.js';
import type { Decision } from '../domain/decide.js';
import type { Line } from '../domain/line.js';
import { defaultCapacity, recorderOf, type Actor } from '../domain/permissions.js';
import type { GuardFacts } from '../domain/trial.js';
import type { Basis, Capacity, State } from '../domain/vocabulary.js';
import type { OutboxDraft } from '../platform/outbox.js';
import type { Stamp } from '../platform/once.js';
import type { DossierRow } from './dossier.row.js';
import type { NoteDraft } from './note.js';

/** What is asked of a dossier, before its capacity is settled and its reason is put away. */
export interface Ask {
  command: Command;
  data: CommandData;
  basis: Basis;
  capacity?: Capacity;
  reason?: string;
  /** The version that the asker saw; null where he does not say. */
  ifMatch?: number | null;
}

/** The answer to an accepted command. */
export interface Moved {
  id: string;
  state: State;
  version: number;
  line: { seq: number; hash: string };
}

/** An accepted command with all that is written for it. */
export interface Move {
  row: DossierRow;
  act: Act;
  decision: Decision;
  line: Line;
  digest: string;
  notes: NoteDraft[];
}

/** A row that was read, and what is asked of it. */
export interface Given {
  row: DossierRow;
  ask: Ask;
  actor: Actor;
  now: Date;
  later?: Partial<GuardFacts>;
  /** What the dossier holds once the command is done, where that changes. */
  itemsAfter?: readonly ContentItem[];
}

export interface Writing {
  now: Date;
  stamp?: Stamp;
  outbox?: readonly OutboxDraft[];
}

/** One command on all the dossiers of a batch. */
export interface BatchAsk {
  command: Command;
  dossierIds: readonly string[];
  now: Date;
  actor: (row: DossierRow) => Actor;
  ask: (row: DossierRow) => Omit<Ask, 'command'> & { facts?: Partial<GuardFacts> };
  outbox?: (moves: readonly Move[]) => OutboxDraft[];
}

/** The act that is asked for, with the capacity that goes without saying, the reason as a note, and who enters it. */
export function actOf(ask: Ask, actor: Actor, { state, memory }: DossierRow, note: NoteDraft | undefined): Act {
  const { command, basis } = ask;
  const capacity =
    ask.capacity ?? defaultCapacity(actor, command, state, basis, memory) ?? actor.holds[0] ?? 'nominator';
  const recorder = recorderOf(actor, capacity);
  const data = {
    ...ask.data,
    ...(note && { noteId: note.id, noteDigest: note.digest }),
    ...(recorder && { recorder }),
  };
  return { command, basis, capacity, data };
}

/** A move as the columns of its dossier. */
export const columnsOf = ({ row, decision, line, digest }: Move) => ({
  id: row.id,
  version: row.version,
  state: decision.to,
  memory: decision.memory,
  digest,
  hash: line.hash,
  at: line.body.at,
  due: decision.memory.dueAt,
  held: decision.memory.held,
  referred: decision.memory.referred,
  receiver: decision.memory.receiverId,
});

export const seen = (row: DossierRow) => ({ ...row, referred: row.memory.referred });

export const movedBy = ({ row, decision, line }: Move): Moved => ({
  id: row.id,
  state: decision.to,
  version: line.body.seq,
  line: { seq: line.body.seq, hash: line.hash },
});
