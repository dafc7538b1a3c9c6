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

/** The last is how Postgres says it. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'EIO']);
/** Calls of the system that are about no file. */
const ELSEWHERE = /^(listen|bind|connect|kill|spawn)/;

/** A file that cannot be read or written, wherever in the start; undefined for any other error. */
export function diskProblem(error: unknown): StartupProblem | undefined {
  const { code = '', syscall = '', message } = error as NodeJS.ErrnoException;
  const room = NO_ROOM.has(code);
  if (ELSEWHERE.test(syscall) || !(room || FORBIDDEN.has(code))) return undefined;
  return new StartupProblem(
    'disk',
    `The program cannot use its folders (${message}).`,
    room
      ? 'Free room on the disk of DATA_DIR and KEY_DIR, or name other folders.'
      : 'Let this account read and write in DATA_DIR and KEY_DIR, or name other folders.',
  );
}

/** What a person at the terminal reads: one line. */
export function startupLine(error: unknown): string {
  const problem = error instanceof StartupProblem ? error : diskProblem(error);
  if (problem) return problem.message.replace(/\s+/g, ' ');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The server could not start, for a reason it does not know. ${text}`;
}
