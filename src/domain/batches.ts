import { refuse, type Refusal } from './refusals.js';
import type { StreamKind } from './vocabulary.js';

type Flow = Record<string, Record<string, string | readonly string[]>>;

/** Who acts for an organisation changes in whatever state it is. */
const accountsOf = (state: string) => ({
  GRANT_ROLE: state,
  TAKE_ROLE: state,
  ISSUE_SLIP: state,
  CHANGE_ACCOUNT: state,
});

/**
 * The lives of what carries many dossiers: from state, by command, to the states it may lead to. An edit keeps the state.
 * `new` is before the first line.
 */
const FLOWS: Record<Exclude<StreamKind, 'dossier'>, Flow> = {
  sitting: {
    new: { PLAN_SITTING: 'planned' },
    planned: {
      EDIT_SITTING: 'planned',
      SET_AGENDA: 'planned',
      SET_ATTENDANCE: 'planned',
      SET_RECUSALS: 'planned',
      OPEN_SITTING: 'open',
    },
    open: { SET_AGENDA: 'open', SET_ATTENDANCE: 'open', SET_RECUSALS: 'open', CLOSE_SITTING: 'closed' },
    closed: {},
  },
  sheet: {
    new: { MAKE_SHEET: 'scheduled' },
    scheduled: { RECORD_OPINION: 'scheduled', OPEN_VOTE: 'open', RECORD_COUNT: 'counted', VOID_VOTE: 'void' },
    open: { CAST_BALLOT: 'open', RECORD_OPINION: 'open', CLOSE_VOTE: 'counted', VOID_VOTE: 'void' },
    counted: { RECOUNT: 'counted', ATTACH_MINUTES: 'counted', SETTLE: 'settled', VOID_VOTE: 'void' },
    settled: { ATTACH_MINUTES: 'settled', CORRECT_COUNT: 'settled' },
    void: {},
  },
  submission: {
    new: { DRAFT_SUBMISSION: 'drafted' },
    drafted: { CHANGE_LIST: 'drafted', SIGN: 'signed', DISCARD: 'discarded' },
    // RECALL and WITHDRAW of one of its dossiers leave the letter where it is while others stand in it.
    signed: {
      NUMBER_LETTER: 'signed',
      DELIVERED: 'delivered',
      DELIVERY_FAILED: 'signed',
      RECALL: ['signed', 'recalled'],
      WITHDRAW: ['signed', 'recalled'],
    },
    delivered: {
      NUMBER_LETTER: 'delivered',
      ACKNOWLEDGE: 'delivered',
      RETURN: ['delivered', 'answered'],
      RECORD_DECISION: ['delivered', 'answered'],
      NO_ANSWER: ['delivered', 'answered'],
      RECALL: ['delivered', 'recalled'],
      WITHDRAW: ['delivered', 'answered'],
      REINSTATE: 'delivered',
    },
    // A decision that was recorded wrongly is taken back: the letter waits for its answer again.
    answered: { NUMBER_LETTER: 'answered', RECORD_DECISION: 'answered', REINSTATE: 'delivered' },
    recalled: {},
    discarded: {},
  },
  decision: {
    new: { RECORD_DECISION: 'recorded', DECIDE: 'recorded' },
    recorded: { REVOKE: 'recorded', ENTER_GOLD_BOOK: 'recorded', SET_PRIZE: 'recorded' },
  },
  outgoing: {
    new: { PRINT_PAPER: 'printed', CORRECT_PAPER: 'printed' },
    printed: { PRINT_PAPER: 'printed', MARK_PAPER: ['printed', 'signed'], DISCARD_PAPER: 'discarded' },
    signed: { MARK_PAPER: ['printed', 'signed'], ISSUE_PAPER: 'issued', DISCARD_PAPER: 'discarded' },
    issued: { MARK_PAPER: 'issued', LOCK_PAPER: 'locked', REPLACE_PAPER: 'replaced' },
    locked: { MARK_PAPER: 'locked', REPLACE_PAPER: 'replaced' },
    replaced: {},
    discarded: {},
  },
  organisation: {
    new: {
      IMPORT_CAMPAIGN: 'active',
      NOMINATE: 'active',
      SET_TEMPLATE: 'active',
      IMPORT_PAST: 'active',
      SET_LETTERHEAD: 'active',
      WRITE_COVER_SLIP: 'active',
      SET_COLUMNS: 'active',
      NOTE_SUCCESSION: ['active', 'ceased'],
    },
    active: {
      IMPORT_CAMPAIGN: 'active',
      AMEND_CAMPAIGN: 'active',
      NOMINATE: 'active',
      CLOSE_SEASON: 'active',
      MERGE_NOMINEE: 'active',
      SPLIT_NOMINEE: 'active',
      SET_TEMPLATE: 'active',
      IMPORT_PAST: 'active',
      TAKE_BACK_PAST: 'active',
      SET_LETTERHEAD: 'active',
      WRITE_COVER_SLIP: 'active',
      SET_COLUMNS: 'active',
      KEEP_SET: 'active',
      NOTE_SUCCESSION: ['active', 'ceased'],
      TAKE_BACK_SUCCESSION: 'active',
      ...accountsOf('active'),
    },
    ceased: {
      NOTE_SUCCESSION: ['active', 'ceased'],
      TAKE_BACK_SUCCESSION: ['active', 'ceased'],
      CLOSE_SEASON: 'ceased',
      WRITE_COVER_SLIP: 'ceased',
      KEEP_SET: 'ceased',
      ...accountsOf('ceased'),
    },
  },
};

export type BatchKind = keyof typeof FLOWS;

/** Every state, with its commands and where they lead; for docs and tests. */
export const flowOf = (kind: BatchKind): Flow => FLOWS[kind];

export const leadsTo = (kind: BatchKind, from: string, command: string): readonly string[] => {
  const next = FLOWS[kind][from]?.[command];
  return next === undefined ? [] : [next].flat();
};

const REFUSALS: Partial<Record<BatchKind, string>> = {
  sitting: 'sitting.wrongState',
  sheet: 'sheet.wrongState',
  submission: 'submission.wrongState',
  outgoing: 'outgoing.wrongState',
  organisation: 'organisation.gone',
};

/** Whether a batch takes the command in its state. */
export function batchRefusal(kind: BatchKind, state: string, command: string): Refusal | undefined {
  if (leadsTo(kind, state, command).length > 0) return undefined;
  return refuse(REFUSALS[kind] ?? 'move.notFromHere', { state });
}
