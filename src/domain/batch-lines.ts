import type { BatchKind } from './batches.js';
import type { Command } from './command.js';
import { isRecord } from './line-shape.js';
import type { LineBody } from './line.js';

/** Which list carries a command, where one does. A dossier's line names the line of the list, and the list's the dossier. */
export const CARRIER: Partial<Record<Command, BatchKind>> = {
  CREATE: 'organisation',
  EXTEND: 'organisation',
  CLOSE_SEASON: 'organisation',
  MERGE_NOMINEE: 'organisation',
  SPLIT_NOMINEE: 'organisation',
  OPEN_VOTE: 'sheet',
  RECORD_COUNT: 'sheet',
  RECOUNT: 'sheet',
  CLOSE_VOTE: 'sheet',
  VOID_VOTE: 'sheet',
  SETTLE: 'sheet',
  SIGN: 'submission',
  DELIVERED: 'submission',
  DELIVERY_FAILED: 'submission',
  RECALL: 'submission',
  ACKNOWLEDGE: 'submission',
  RETURN: 'submission',
  NO_ANSWER: 'submission',
  DECIDE: 'decision',
  RECORD_DECISION: 'decision',
  REVOKE: 'decision',
};

/** What the list's own line is called, where not by the same name. */
const OWN_NAME: Partial<Record<string, string>> = { CREATE: 'NOMINATE', EXTEND: 'AMEND_CAMPAIGN' };

/** Whether the line of a list is the one that a dossier's line of this command belongs to. */
export const belongsTo = (command: string, ofList: string): boolean => ofList === (OWN_NAME[command] ?? command);

/**
 * The dossiers that a line of a list moved, each with its outcome where the line gives one; null where it names none by
 * id: an organisation's line only counts them, a list that is drawn up or followed moves nobody.
 */
export function movedBy(line: Pick<LineBody, 'stream' | 'command' | 'data'>): Map<string, string | null> | null {
  const { stream, command } = line;
  const data = line.data as Record<string, unknown>;
  if (stream === 'organisation' || CARRIER[command as Command] !== stream || data['cause'] !== undefined) return null;
  if (data['outcomes'] !== undefined) return new Map(outcomesIn(data));
  if (data['dossierIds'] === undefined) return null;
  const gone = new Set(textsIn(data['archived']));
  return new Map(textsIn(data['dossierIds']).flatMap((id) => (gone.has(id) ? [] : [[id, null]])));
}

/** What a line says became of each dossier, by id. */
export const outcomesIn = (data: object): [string, string][] =>
  listIn((data as Record<string, unknown>)['outcomes']).flatMap((one) =>
    isRecord(one) ? [[String(one['dossierId']), String(one['outcome'])]] : [],
  );

export const textsIn = (value: unknown): string[] => listIn(value).map(String);

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
