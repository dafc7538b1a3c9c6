/** Why the program cannot start, in one sentence, and what the operator does about it. */
export class StartupProblem extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly remedy: string,
  ) {
    super(`${sentence} ${remedy}`);
    this.name = 'StartupProblem';
  }
}

/** What a person at the terminal reads: one line. */
export function startupLine(error: unknown): string {
  if (error instanceof StartupProblem) return error.message.replace(/\s+/g, ' ');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The server could not start, for a reason it does not know. ${text}`;
}
