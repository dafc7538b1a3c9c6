import type { Capacity, Sentence } from '#domain/vocabulary.js';

/** What the server said no to, in the words of its catalogue (RFC 9457). */
export interface ProblemDocument {
  status: number;
  code: string;
  params: Record<string, unknown>;
  sentence: Sentence;
  help: Sentence;
  unblockedBy: readonly Capacity[];
  others?: {
    code: string;
    params: Record<string, unknown>;
    sentence: Sentence;
    help: Sentence;
    unblockedBy: readonly Capacity[];
  }[];
  problems?: { path: string; code: string; message: Sentence }[];
}

/** A refusal: shown as it is. */
export class Problem extends Error {
  constructor(
    readonly told: ProblemDocument,
    /** After how many seconds the server asks to be asked again. */
    readonly comeBackIn = 0,
  ) {
    super(told.code);
  }
}

/** The request did not arrive, or no answer came back: it may be sent again with the same key. */
export class LineLost extends Error {}

export const isProblem = (error: unknown, ...codes: string[]): error is Problem =>
  error instanceof Problem && (codes.length === 0 || codes.includes(error.told.code));

/** Longer than that nobody looks at a button that does nothing: he is told, and decides himself. */
const PATIENCE = 10;

/** Whether trying again soon may help: the line was lost, or the server is busy for a moment. */
export const isPassing = (error: unknown): boolean =>
  error instanceof LineLost ||
  (error instanceof Problem &&
    (error.told.status === 503 || error.told.status === 429) &&
    error.comeBackIn <= PATIENCE);

/** Milliseconds until it is tried again: longer each time, and never sooner than the server asked for. */
export const restBefore = (failed: number, error: unknown): number =>
  Math.max(600 * 2 ** failed, error instanceof Problem ? error.comeBackIn * 1000 : 0);
