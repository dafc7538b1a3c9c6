import type { AppendOnly } from './append-only.js';
import type { Fault } from './stream.check.js';

/** What a verification found. */
export interface VerifyReport {
  streams: number;
  lines: number;
  /** Values that were erased, as the law asks; their digests still stand. */
  erased: number;
  /** Streams left out, since the person who asks is recused from a vote that is not settled. */
  hidden: number;
  faults: Fault[];
  /** Faults beyond those that are listed. */
  more: number;
  appendOnly: AppendOnly;
}

export const MOST_FAULTS = 1000;

export const beginReport = (appendOnly: AppendOnly): VerifyReport => ({
  ...{ streams: 0, lines: 0, erased: 0, hidden: 0 },
  ...{ faults: [], more: 0, appendOnly },
});

export function list(report: VerifyReport, faults: readonly Fault[]): void {
  const room = MOST_FAULTS - report.faults.length;
  report.faults.push(...faults.slice(0, room));
  report.more += Math.max(0, faults.length - room);
}
