import { itemCode, type Act } from './command.js';
import type { ContentDigests } from './content.js';
import { OPEN_STATES, type State } from './vocabulary.js';

/** What the life cycle remembers of a dossier beside its state; replayed from the trail like the state itself. */
export interface Memory {
  held: boolean;
  heldAt: string | null;
  /** The instant at which the present step lapses; null where nothing is due. */
  dueAt: string | null;
  supplementRounds: number;
  /** When SUBMIT was accepted last: its day picks the rule card. */
  submittedAt: string | null;
  /** COMPLETE has been accepted once. */
  completed: boolean;
  /** REFER has been accepted, and the dossier was not withdrawn since: the council may see it. */
  referred: boolean;
  lapsedFrom: State | null;
  /** Digests of the content that the council voted for, while that vote stands. */
  voted: { content: string; core: string } | null;
  struck: boolean;
  decidedHere: boolean;
  /** The organisation that holds the signed dossier. */
  receiverId: string | null;
  /** What the present supplement asks for. */
  asked: string[];
  answered: string[];
  reinstatement: { target: State; dueAt: string | null; askedBy: string | null; askedAt: string } | null;
}

export const BLANK_MEMORY: Memory = {
  held: false,
  heldAt: null,
  dueAt: null,
  supplementRounds: 0,
  submittedAt: null,
  completed: false,
  referred: false,
  lapsedFrom: null,
  voted: null,
  struck: false,
  decidedHere: false,
  receiverId: null,
  asked: [],
  answered: [],
  reinstatement: null,
};

/** What an accepted arrow asks to be done, as data. Each changes the memory, or is carried out by the shell. */
export type Effect =
  | 'noteAnswer'
  | 'startDue'
  | 'extendDue'
  | 'clearDue'
  | 'countRound'
  | 'markSubmitted'
  | 'markCompleted'
  | 'markReferred'
  | 'keepVote'
  | 'dropVote'
  | 'markStruck'
  | 'markDecidedHere'
  | 'rememberLapse'
  | 'hold'
  | 'release'
  | 'handOver'
  | 'takeBack'
  | 'askReinstatement'
  | 'reinstate'
  | 'leaveSheet'
  | 'releaseSubmission'
  | 'tellTurn'
  | 'tellUnit'
  | 'tellChair';

/** The circumstances of an accepted act that the memory keeps something of. */
export interface Happening extends Pick<Act, 'data'> {
  from: State;
  now: string;
  actorId: string | null;
  digests: ContentDigests;
  decidedHere: boolean;
}

type Change = (memory: Memory, happening: Happening) => Partial<Memory>;

const CHANGES: Partial<Record<Effect, Change>> = {
  noteAnswer: (memory, { data }) => ({ answered: answeredAfter(memory, data.change) }),
  startDue: (_, { data }) => ({ dueAt: data.dueAt ?? null, asked: data.itemCodes ?? [], answered: [] }),
  extendDue: (_, { data }) => ({ dueAt: data.dueAt ?? null }),
  clearDue: () => ({ dueAt: null, asked: [], answered: [] }),
  countRound: (memory) => ({ supplementRounds: memory.supplementRounds + 1 }),
  markSubmitted: (_, { now }) => ({ submittedAt: now }),
  markCompleted: () => ({ completed: true }),
  markReferred: () => ({ referred: true }),
  keepVote: (_, { digests: { content, core } }) => ({ voted: { content, core } }),
  dropVote: () => ({ voted: null }),
  markStruck: () => ({ struck: true }),
  markDecidedHere: (_, { decidedHere }) => ({ decidedHere }),
  rememberLapse: (_, { from }) => ({ lapsedFrom: from }),
  hold: (_, { now }) => ({ held: true, heldAt: now }),
  release: (memory, { now }) => ({ held: false, heldAt: null, dueAt: dueAfterHold(memory, now) }),
  handOver: (_, { data }) => ({ receiverId: data.receiverId ?? null, decidedHere: false }),
  takeBack: () => ({ receiverId: null }),
  askReinstatement: (_, { data, actorId, now }) => ({
    reinstatement: {
      target: data.target ?? 'draft',
      dueAt: isOpen(data.target) ? (data.dueAt ?? null) : null,
      askedBy: actorId,
      askedAt: now,
    },
  }),
  reinstate: (memory, { from, now }) => ({
    ...(isOpen(memory.reinstatement?.target)
      ? { dueAt: memory.reinstatement?.dueAt ?? memory.dueAt }
      : { dueAt: null, asked: [], answered: [] }),
    ...(from === 'withdrawn' && { voted: null, referred: false }),
    heldAt: memory.held ? now : null,
    reinstatement: null,
    lapsedFrom: null,
    struck: false,
  }),
};

const isOpen = (state: State | undefined): boolean => state !== undefined && OPEN_STATES.includes(state);

/** What was taken away or emptied is asked for again, even where another file would do: the memory knows items, not files. */
function answeredAfter({ asked, answered }: Memory, change: Act['data']['change']): string[] {
  const code = change && itemCode(change);
  if (!code || !asked.includes(code)) return answered;
  const others = answered.filter((one) => one !== code);
  return change.digest === null || change.filled === false ? others : [...others, code];
}

/** The clock stands still while a dossier is held: what was left before it is left after it. */
function dueAfterHold(memory: Memory, now: string): string | null {
  if (!memory.dueAt || !memory.heldAt) return memory.dueAt;
  const waited = Date.parse(now) - Date.parse(memory.heldAt);
  return new Date(Date.parse(memory.dueAt) + waited).toISOString();
}

export function remember(memory: Memory, effects: readonly Effect[], happening: Happening): Memory {
  const known = { ...memory };
  for (const effect of effects) Object.assign(known, CHANGES[effect]?.(known, happening));
  return known;
}
