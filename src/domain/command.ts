import type { Basis, Capacity, Role, State, StreamKind } from './vocabulary.js';

/** Everything that can be asked of a dossier. Content writes are commands too: they keep the state and leave a line. */
export const COMMANDS = [
  'CREATE',
  'SET_CLAIM',
  'WRITE_SECTION',
  'ADD_EVIDENCE',
  'REMOVE_EVIDENCE',
  'ATTACH_PAPER',
  'SUBMIT',
  'COMPLETE',
  'ASK_SUPPLEMENT',
  'RESUBMIT',
  'REFER',
  'PROPOSE_INELIGIBLE',
  'CONFIRM',
  'DISAGREE',
  'OPEN_VOTE',
  'RECORD_COUNT',
  'CLOSE_VOTE',
  'VOID_VOTE',
  'RECOUNT',
  'SETTLE',
  'SEND_BACK',
  'SIGN',
  'STRIKE',
  'DECIDE',
  'DELIVERED',
  'DELIVERY_FAILED',
  'RECALL',
  'ACKNOWLEDGE',
  'RETURN',
  'RECORD_DECISION',
  'NO_ANSWER',
  'CORRECT',
  'REVOTE',
  'REVOKE',
  'WITHDRAW',
  'HOLD',
  'RELEASE',
  'BLOCK_NOTED',
  'BLOCK_LIFTED',
  'MERGE_NOMINEE',
  'SPLIT_NOMINEE',
  'EXTEND',
  'DEADLINE_PASSED',
  'ASK_REINSTATE',
  'REINSTATE',
  'CLOSE_SEASON',
] as const;
export type Command = (typeof COMMANDS)[number];

export const CONTENT_KINDS = ['claim', 'section', 'evidence', 'paper'] as const;

/** What a content write changed: ids, codes and digests only. */
export interface ContentChange {
  kind: (typeof CONTENT_KINDS)[number];
  code: string;
  /** Of evidence: the criterion it stands for. */
  criterion?: string;
  contentId: string | null;
  digest: string | null;
  /** False where a claim or a section was emptied: its version is kept and says nothing. */
  filled?: false;
}

/** The name by which completeness and supplements know a piece of content: `report`, `claim:t1`, `evidence:t4`. */
export function itemCode(change: Pick<ContentChange, 'kind' | 'code' | 'criterion'>): string {
  const report = change.kind === 'section' ? 'report' : 'achievementReport';
  if (change.code === report && (change.kind === 'section' || change.kind === 'paper')) return 'report';
  return `${change.kind}:${change.criterion ?? change.code}`;
}

/** The parameters of a command as they stand in its line: ids, codes, counts and instants, never a text or a name. */
export interface CommandData {
  dueAt?: string;
  itemCodes?: string[];
  duplicateConfirmed?: boolean;
  /** The reason or free text, by the id of its note. */
  noteId?: string;
  noteDigest?: string;
  /** In which role another's act was entered for him; absent where it was given by the one whose it is. */
  recorder?: Role;
  voteStands?: boolean;
  chairConfirmationId?: string;
  outcome?: 'awarded' | 'notAwarded';
  target?: State;
  signerId?: string;
  letterPaperId?: string;
  consentPaperId?: string;
  receiverId?: string;
  failureCode?: string;
  change?: ContentChange;
  blockId?: string;
  /** Of a block that was noted on another row of the nominee: that row. */
  blockedId?: string;
  /** The batch that this act was part of, by its stream and the seq of its line there. */
  batch?: { kind: StreamKind; id: string; seq: number };
  /** Ids that tie the dossier to where it came from, on its first line. */
  origin?: {
    campaignId: string;
    campaignVersion: number;
    awardCode: string;
    nomineeId: string;
    unitId: string;
    nominationId?: string;
  };
}

/** One act: a command with its parameters, in which capacity it is done, and how it is known. */
export interface Act {
  command: Command;
  data: CommandData;
  capacity: Capacity;
  basis: Basis;
}
