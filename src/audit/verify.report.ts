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

/** A stream that cannot be judged at all is a fault by itself. */
export const unreadable = (stream: string, id: string, error: unknown): Fault => ({
  ...{ stream, id, seq: null },
  ...{ kind: 'malformed', detail: `it cannot be judged: ${(error as Error).message}` },
});

/** Adds what a part of the verification found. */
export function add(report: VerifyReport, part: VerifyReport): void {
  list(report, part.faults);
  report.more += part.more;
  report.streams += part.streams;
  report.lines += part.lines;
  report.erased += part.erased;
  report.hidden += part.hidden;
}
