import { StartupProblem } from '../platform/startup-problem.js';

/** A part of a backup that is not as the manifest says. */
export const broken = (path: string, what: string): StartupProblem =>
  new StartupProblem(
    'backup.broken',
    `This backup is not whole: ${path} ${what}.`,
    'Nothing was restored; use another copy of it, or an earlier one.',
  );
